import ExactArithmetic
import Testing
import Tokenization

struct IntegerCoderTests {
  static let encodings: [IntegerEncoding] = [
    .init(base: 10), .init(base: 1000), .init(base: 2), .init(base: 97),
    .init(base: 10, digitOrder: .leastSignificantFirst), .init(base: -10), .init(base: -2),
    .init(base: -7, digitOrder: .leastSignificantFirst),
  ]

  private func coder(_ encoding: IntegerEncoding) throws -> (IntegerCoder, Vocabulary) {
    let vocabulary = Vocabulary(words: ["V2"] + encoding.words)
    return (try #require(IntegerCoder(encoding, vocabulary: vocabulary)), vocabulary)
  }

  @Test(arguments: [
    (IntegerEncoding(base: 1000), 3500, "+ 3 500"), (IntegerEncoding(base: 1000), 1024, "+ 1 24"),
    (IntegerEncoding(base: 10), -34, "- 3 4"), (IntegerEncoding(base: 10), 0, "+ 0"),
    (IntegerEncoding(base: 10, digitOrder: .leastSignificantFirst), 120, "+ 0 2 1"),
    (IntegerEncoding(base: -10), 15, "1 9 5"), (IntegerEncoding(base: -10), -15, "2 5"),
    (IntegerEncoding(base: -2), 2, "1 1 0"),
    (IntegerEncoding(base: 10, hasSign: false), 707, "7 0 7"),
  ])
  func integerIsWrittenAsTheLiteratureDoes(
    _ encoding: IntegerEncoding, _ value: Int, _ text: String
  ) throws {
    let (coder, vocabulary) = try coder(encoding)
    var tokens: [TokenID] = []
    coder.append(value, to: &tokens)
    #expect(tokens.map { vocabulary[$0] }.joined(separator: " ") == text)
  }

  @Test(arguments: encodings) func integersOfAllSizesAreReadBack(_ encoding: IntegerEncoding) throws
  {
    let (coder, _) = try coder(encoding)
    var values = (-1200...1200).map { BigInteger($0) } + [BigInteger(Int.max), BigInteger(Int.min)]
    var power = BigInteger(7)
    for _ in 0..<60 {
      power = power * 1_234_577 + 89
      values += [power, -power]
    }
    for value in values {
      var tokens: [TokenID] = [3]
      coder.append(value, to: &tokens)
      var position = 1
      #expect(coder.read(tokens, at: &position) == value)
      #expect(position == tokens.count)
    }
  }

  @Test func textsOfNoIntegerAreRefused() throws {
    let (coder, vocabulary) = try coder(IntegerEncoding(base: 10))
    for text in ["", "+", "1 2", "+ 0 1", "- 0", "+ 1 V2", "+ - 1", "V2", "+ 1 +", "+ 1 -"] {
      let tokens = text.split(separator: " ").compactMap { vocabulary.id(of: $0) }
      #expect(coder.integer(tokens) == nil, "\(text)")
    }
  }

  @Test func impossibleBasesAreRefused() {
    for base in [0, 1, -1, 100_001, -100_001, .min, .max] {
      #expect(IntegerEncoding(base: base).problem != nil)
    }
  }
}
