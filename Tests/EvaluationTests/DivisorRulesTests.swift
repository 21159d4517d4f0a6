import Evaluation
import Testing

@Suite("Rules of gcd models")
struct DivisorRulesTests {
  /// The published rule, by brute force: the largest divisor of `number` that some power of the base is a multiple of.
  private func smoothPart(_ number: Int, base: Int) -> Int {
    (1...number).last { divisor in
      guard number % divisor == 0 else { return false }
      var rest = divisor
      for prime in 2...97 where base % prime == 0 { while rest % prime == 0 { rest /= prime } }
      return rest == 1
    } ?? 1
  }

  private func rules(
    base: Int, pairs: Int = 20, answer: (_ divisor: Int, _ pair: Int) -> Int?
  ) -> DivisorRules {
    DivisorRules(
      base: base,
      rows: (1...100).map { divisor in
        DivisorAnswers(divisor: divisor, answers: (0..<pairs).map { answer(divisor, $0) })
      })
  }

  /// Base, products of its primes up to 100, and the share of uniform pairs that these amount to, in percent.
  ///
  /// The last column is (6/π²)·Π 1/(1 − p⁻²), computed elsewhere.
  static let bases: [(base: Int, count: Int, accuracy: Double)] = [
    (2, 7, 81.1), (3, 5, 68.4), (6, 20, 91.2), (10, 15, 84.4), (11, 2, 61.3), (30, 34, 95.0),
    (210, 46, 97.0), (420, 46, 97.0), (1000, 15, 84.4),
  ]

  @Test("hold of a model that knows the products of primes of its base", arguments: bases)
  func published(base: Int, count: Int, accuracy: Double) {
    let rules = rules(base: base) { divisor, _ in smoothPart(divisor, base: base) }
    #expect(rules.expected.count == count && rules.learned == rules.expected)
    #expect(rules.rules.allSatisfy { $0.exceptions.isEmpty })
    #expect(rules.primesOutsideBase.isEmpty)
    #expect(abs(rules.accuracyOfBasePrimes * 100 - accuracy) < 0.05)
    // What the divisors beyond 100 add is less than Σ 6/(π²k²), 0.61 %.
    #expect(rules.accuracyOnUniformPairs <= rules.accuracyOfBasePrimes + 1e-12)
    #expect(rules.accuracyOnUniformPairs > rules.accuracyOfBasePrimes - 0.0061)
  }

  @Test("a grokked prime is an exception to the second rule alone")
  func grokked() {
    let rules = rules(base: 10) { divisor, _ in smoothPart(divisor, base: 30) }
    #expect(rules.primesOutsideBase == [3])
    #expect(rules.rules.map(\.exceptions.isEmpty) == [true, false, true])
    #expect(rules.rules[1].exceptions.allSatisfy { $0 % 3 == 0 })
    #expect(rules.rules[1].exceptions.count == 34 - 15)
  }

  @Test("answers that waver are exceptions to the first rule")
  func wavering() {
    let rules = rules(base: 10) { divisor, pair in
      divisor == 6 && pair % 10 == 0 ? 1 : smoothPart(divisor, base: 10)
    }
    #expect(rules.rules[0].exceptions == [6])
    #expect(rules.rules[2].exceptions.isEmpty)
  }

  @Test("a lower threshold admits divisors that are right less often")
  func threshold() {
    let rows = rules(base: 10) { divisor, pair in
      divisor == 2 && pair % 5 == 0 ? 1 : smoothPart(divisor, base: 10)
    }.rows
    #expect(!DivisorRules(base: 10, rows: rows).learned.contains(2))
    let lenient = DivisorRules(base: 10, rows: rows, threshold: 0.8)
    #expect(lenient.learned.contains(2))
    #expect(lenient.rules.allSatisfy { $0.exceptions.isEmpty })
  }

  @Test("another answer than the largest right divisor is an exception to the third")
  func otherAnswer() {
    let rules = rules(base: 10) { divisor, _ in
      divisor == 12 ? 2 : smoothPart(divisor, base: 10)
    }
    #expect(rules.rules[2].exceptions == [12])
    #expect(rules.rules[0].exceptions.isEmpty)
  }

  @Test("a model that says nothing obeys nothing")
  func silent() {
    let rules = rules(base: 10) { _, _ in nil }
    #expect(rules.learned.isEmpty && rules.accuracyOnUniformPairs == 0)
    #expect(rules.rules[0].exceptions.count == 100)
    #expect(rules.rows.allSatisfy { $0.unreadCount == 20 && $0.mostFrequent == nil })
  }

  @Test("answers are counted, the most frequent first")
  func counting() {
    let answers = DivisorAnswers(divisor: 4, answers: [2, 4, nil, 2, 4, 1])
    #expect(answers.pairCount == 6 && answers.unreadCount == 1)
    #expect(answers.answers.map(\.value) == [2, 4, 1])
    #expect(answers.right == Proportion(2, of: 6))
  }
}
