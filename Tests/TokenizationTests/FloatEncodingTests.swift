import Foundation
import Testing
import Tokenization

struct FloatEncodingTests {
  /// A coder in the vocabulary of several encodings, behind another token.
  private func coder(
    _ encoding: FloatEncoding, among encodings: [FloatEncoding]? = nil
  ) throws -> (FloatEncodingCoder, Vocabulary) {
    let words = FloatEncoding.words(of: encodings ?? [encoding])
    let vocabulary = Vocabulary(words: ["V5"] + words)
    return (try #require(FloatEncodingCoder(encoding, vocabulary: vocabulary)), vocabulary)
  }

  private func text(_ value: Double, _ encoding: FloatEncoding) throws -> String? {
    let (coder, vocabulary) = try coder(encoding)
    var tokens: [TokenID] = []
    guard coder.append(value, to: &tokens) != nil else {
      #expect(tokens.isEmpty)
      return nil
    }
    return tokens.map { vocabulary[$0] }.joined(separator: " ")
  }

  @Test(arguments: [
    (FloatEncoding.p10, 3.14, "+ 3 1 4 E-2"), (.p10, -0.5, "- 5 0 0 E-3"), (.p10, 0, "+ 0 E0"),
    (.p1000, 3.14, "+ 314 E-2"), (.p1000, -6.02e23, "- 602 E21"), (.p1000, 99.96, "+ 100 E0"),
    (.p1000, 1e-99, "+ 10 E-100"), (.p1000, 1e-104, "+ 0 E0"), (.p1000, -1e-104, "+ 0 E0"),
    (.b1999, 3.14, "N314 E-2"), (.b1999, -3.14, "N-314 E-2"), (.b1999, 9.99e102, "N999 E100"),
    (.fp15, 3.14, "N314e7"), (.fp15, -3.14, "N-314e7"), (.fp15, 0, "N0e0"),
    (.fp15, 9.99e8, "N999e15"), (.fp15, 1e-7, "N100e0"), (.fp15, -4.2e-8, "N-42e0"),
    (.fp15, 1.004e-7, "N100e0"), (.fp15, 9.996e-8, "N100e0"), (.fp15, 9.99e-7, "N999e0"),
    (.fp15, 1e-6, "N100e1"), (.fp15, 4e-10, "N0e0"),
  ])
  func numbersAreWrittenAsTheLiteratureDoes(
    _ encoding: FloatEncoding, _ value: Double, _ expected: String
  ) throws {
    #expect(try text(value, encoding) == expected)
  }

  @Test(arguments: [
    (FloatEncoding.fp15, 9.995e8), (.fp15, -1e9), (.p10, 1e103), (.b1999, 9.996e102),
    (.p1000, .infinity), (.p1000, .nan), (.fp15, -.infinity),
  ])
  func numbersBeyondTheRangeHaveNoForm(_ encoding: FloatEncoding, _ value: Double) throws {
    #expect(try text(value, encoding) == nil)
  }

  @Test(arguments: [
    (FloatEncoding.p10, 213), (.p1000, 1203), (.b1999, 2202), (.fp15, 28_999),
  ])
  func vocabulariesHaveTheirSize(_ encoding: FloatEncoding, _ count: Int) {
    #expect(FloatEncoding.words(of: [encoding]).count == count)
  }

  /// Written numbers are read back, also where the vocabulary serves a second encoding.
  @Test(arguments: FloatEncoding.allCases, FloatEncoding.allCases)
  func numbersAreReadBack(_ encoding: FloatEncoding, _ other: FloatEncoding) throws {
    let (coder, _) = try coder(encoding, among: [other, encoding])
    for step in 0..<500 {
      let value = Double(step * 7919 % 1801 - 900) / 100 * pow(10, Double(step % 14 - 6))
      var tokens: [TokenID] = [3]
      let written = try #require(coder.append(value, to: &tokens))
      #expect((written - value).magnitude <= max(0.00501 * value.magnitude, 5e-10))
      var position = 1
      #expect(coder.read(tokens, at: &position) == written)
      #expect(position == tokens.count)
    }
  }

  /// Each of the numbers in one token is what its name says.
  @Test func numbersInOneTokenAreThatNumber() throws {
    let (coder, vocabulary) = try coder(.fp15)
    for id in TokenID(4)..<TokenID(vocabulary.count) {
      let word = vocabulary[id]
      let parts = word.dropFirst().split(separator: "e")
      let exponent = try #require(Int(parts[1])) - 9
      var position = 0
      let value = coder.read([id], at: &position)
      #expect(value == Double("\(parts[0])e\(exponent)"), "\(word)")
      var tokens: [TokenID] = []
      _ = coder.append(value ?? .nan, to: &tokens)
      #expect(tokens == [id], "\(word)")
    }
  }

  /// The library's `%.2e` rounds exactly.
  @Test func roundingAgreesWithTheLibrary() throws {
    let (coder, _) = try coder(.p1000)
    for step in 0..<4000 {
      let value = Double(step * 7919 + 1) * pow(10, Double(step % 180 - 95))
      let rounded = try #require(Double(String(format: "%.2e", value)))
      var tokens: [TokenID] = []
      let written = try #require(coder.append(value, to: &tokens))
      #expect((written - rounded).magnitude <= 1e-14 * rounded, "\(value)")
    }
  }

  /// Ties, and quotients that lie so near to one that their scaled value is one.
  @Test func nearTiesAreRoundedByTheirBinaryValue() throws {
    let (coder, _) = try coder(.b1999)
    for numerator in 1...4000 {
      for value in [Double(numerator) / 8, Double(numerator) / 20 / 8] {
        var tokens: [TokenID] = []
        #expect(
          coder.append(value, to: &tokens) == Double(String(format: "%.2e", value)), "\(value)")
      }
    }
  }

  /// Hostile tokens: reading never traps, and what is no number moves nothing.
  @Test(arguments: FloatEncoding.allCases)
  func tokensThatAreNoNumberAreRefused(_ encoding: FloatEncoding) throws {
    let (coder, vocabulary) = try coder(encoding, among: FloatEncoding.allCases)
    func read(_ words: String) -> Double? {
      var position = 0
      let ids = words.split(separator: " ").map { vocabulary.id(of: $0) ?? -1 }
      let value = coder.read(ids, at: &position)
      #expect(position == (value == nil ? 0 : ids.count), "\(words)")
      return value
    }
    for words in [
      "", "+", "+ 3", "+ 0 3 E1", "+ 1 2 3 4 E0", "E1", "N3", "N3 +", "V5", "x", "+ x E1",
    ] {
      #expect(read(words) == nil, "\(words)")
    }
    #expect(read("+ 3 E1") == (encoding.rawValue.hasPrefix("P") ? 30 : nil))
    #expect(read("N-3 E1") == (encoding == .b1999 ? -30 : nil))
    #expect(read("N-3e0") == (encoding == .fp15 ? -3e-9 : nil))
    for id in [TokenID.min, -1, TokenID(vocabulary.count), .max] {
      for ids in [[id], [3, id], [4, id, id], [4, 6, id]] {
        var position = 0
        #expect(coder.read(ids, at: &position) == nil)
      }
    }
  }

  @Test func aVocabularyWithoutTheWordsHasNoCoder() {
    let vocabulary = Vocabulary(words: FloatEncoding.words(of: [.p10]))
    for encoding in FloatEncoding.allCases where encoding != .p10 {
      #expect(FloatEncodingCoder(encoding, vocabulary: vocabulary) == nil)
    }
  }
}
