import Foundation
import Randomness
import Testing
import Tokenization

@testable import Generators

struct FloatSequenceTests {
  private let task: SequenceFormula<FloatSequences>

  init() throws { task = try SequenceFormula<FloatSequences>.make(preset: "paper") }

  private func words(_ value: Double) -> String {
    var tokens: [TokenID] = []
    FloatNotation(vocabulary: task.vocabulary).append(value, to: &tokens)
    return task.text(of: tokens)
  }

  @Test(arguments: [
    (3.14159, "+ N3142 E-3"), (0.5, "+ N5000 E-4"), (0, "+ N0000 E0"), (-0.0, "+ N0000 E0"),
    (-1, "- N1000 E-3"), (9999.6, "+ N1000 E1"), (1234.5, "+ N1234 E0"), (1235.5, "+ N1236 E0"),
    (12345, "+ N1234 E1"), (1e103, "+ N1000 E100"), (1e-97, "+ N1000 E-100"),
    (9.99999e-98, "+ N1000 E-100"), (9.9e-98, "+ N0000 E0"), (-1e-300, "+ N0000 E0"),
    (Double.leastNonzeroMagnitude, "+ N0000 E0"),
  ]) func floatsAreWritten(_ value: Double, _ expected: String) {
    #expect(words(value) == expected)
  }

  /// The library's `%.3e` rounds exactly; values are drawn over the whole range.
  @Test func roundingAgreesWithTheLibrary() throws {
    var random = RandomStream(seed: 4)
    let notation = FloatNotation(vocabulary: task.vocabulary)
    for _ in 0..<3000 {
      let exponent = Double(random.uniform(in: -96...102))
      let value = (2 * random.uniform() - 1) * Foundation.pow(10, exponent)
      guard value.magnitude >= 1e-97 else { continue }
      let rounded = try #require(Double(String(format: "%.3e", value)))
      var tokens: [TokenID] = []
      notation.append(value, to: &tokens)
      let read = try #require(notation.value(tokens[...]))
      #expect((read - rounded).magnitude <= 1e-14 * rounded.magnitude, "\(value)")
      var again: [TokenID] = []
      notation.append(read, to: &again)
      #expect(again == tokens)
    }
  }

  /// Quotients such as 3.55 / 8 lie so near to a tie that their scaled value is one.
  @Test func nearTiesAreRoundedByTheirBinaryValue() throws {
    let notation = FloatNotation(vocabulary: task.vocabulary)
    for numerator in 1...12_000 {
      let value = Double(numerator) / 20 / 8
      let digits = String(format: "%.3e", value)
      let expected = try #require(Double(digits))
      var tokens: [TokenID] = []
      notation.append(value, to: &tokens)
      #expect(notation.value(tokens[...]) == expected, "\(numerator)")
    }
  }

  @Test func formulasRunOnFloats() throws {
    func run(_ formula: String, _ initial: [Double], _ count: Int) throws -> [Double] {
      let tokens = try formula.split(separator: " ").map {
        try #require(task.vocabulary.id(of: $0))
      }
      var terms = task.language.makeTerms()
      for value in initial { terms.append(value) }
      let reason = terms.extend(by: count, with: try task.language.formula(tokens).get())
      #expect(reason == nil)
      return terms.values
    }
    // Heron's method, a geometric series, and named constants.
    let roots = try run("div add x_0_1 div INT+ 2 x_0_1 INT+ 2", [1], 6)
    #expect((roots[6] - 2.0.squareRoot()).magnitude < 1e-15)
    #expect(try run("div x_0_1 INT+ 2", [1], 3) == [1, 0.5, 0.25, 0.125])
    #expect(try run("log e", [], 1) == [1])
    #expect(try run("inv n", [], 4) == [1, 0.5, 1.0 / 3, 0.25])
    #expect(try run("sub pi euler_gamma", [], 1) == [Double.pi - 0.5772156649015329])
  }

  @Test(arguments: ["log sub n n", "sqrt sub n INT+ 5", "inv sub n n", "arcsin INT+ 2"])
  func whatIsNotFiniteEndsTheRun(_ formula: String) throws {
    let released = try SequenceFormula<FloatSequences>.make(preset: "released")
    let tokens = try formula.split(separator: " ").map {
      try #require(released.vocabulary.id(of: $0))
    }
    var terms = released.language.makeTerms()
    let reason = terms.extend(by: 1, with: try released.language.formula(tokens).get())
    #expect(reason == .undefined)
  }

  @Test func equalFormulasAreRightAndOthersWrong() throws {
    let judge = task.makeJudge()
    func tokens(_ words: String) throws -> [TokenID] {
      try words.split(separator: " ").map { try #require(task.vocabulary.id(of: $0)) }
    }
    var terms = task.language.makeTerms()
    for value in [1.5, -2.25] { terms.append(value) }
    let reference = try tokens("add div x_0_1 INT+ 2 mul x_0_2 cos n")
    let reason = terms.extend(by: 10, with: try task.language.formula(reference).get())
    #expect(reason == nil)
    var shown: [TokenID] = []
    terms.write(0..<12, to: &shown)
    let same = try tokens("add mul cos n x_0_2 mul x_0_1 inv INT+ 2")
    #expect(judge.judge(same, to: shown, reference: reference) == .right)
    let other = try tokens("add div x_0_1 INT+ 2 mul x_0_2 sin n")
    #expect(judge.judge(other, to: shown, reference: reference).name == "wrong")
    #expect(judge.judge(same, to: shown).name == "undecided")
  }
}
