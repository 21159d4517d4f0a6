import ExactArithmetic
import Randomness
import Testing
import Tokenization

@testable import Generators

/// The integer language with the paper's setting, and sequences written with words.
struct IntegerLanguage {
  let language: SequenceLanguage<IntegerSequences>

  init() throws {
    language = try SequenceFormula<IntegerSequences>.make(preset: "paper").language
  }

  func tokens(_ words: String) throws -> [TokenID] {
    try words.split(separator: " ").map { try #require(language.vocabulary.id(of: $0)) }
  }

  func formula(_ words: String) throws -> Recurrence {
    try language.formula(tokens(words)).get()
  }

  /// The initial terms followed by those of the formula, as many as asked for together.
  func run(_ words: String, from initial: [Int], count: Int) throws -> [BigInteger] {
    var terms = language.makeTerms()
    for value in initial { terms.append(BigInteger(value)) }
    let formula = try formula(words)
    let reason = terms.extend(by: count - initial.count, with: formula)
    #expect(reason == nil)
    return terms.values
  }

  func tokens(ofTerms values: [BigInteger]) -> [TokenID] {
    var terms = language.makeTerms()
    for value in values { terms.append(value) }
    var tokens: [TokenID] = []
    terms.write(0..<values.count, to: &tokens)
    return tokens
  }
}

struct RecurrenceTests {
  private let integers: IntegerLanguage

  init() throws { integers = try IntegerLanguage() }

  static let known: [(formula: String, initial: [Int], terms: [Int])] = [
    ("add x_0_1 x_0_2", [0, 1], [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55]),
    // The first term has index 1, so n! is n·u(n−1) from u(1) = 1.
    ("mul n x_0_1", [1], [1, 2, 6, 24, 120, 720, 5040]),
    ("add mul INT+ 2 x_0_1 INT+ 1", [1], [1, 3, 7, 15, 31, 63]),
    ("add x_0_1 add x_0_2 x_0_3", [0, 0, 1], [0, 0, 1, 1, 2, 4, 7, 13, 24, 44]),
    ("sqr n", [], [1, 4, 9, 16, 25]),
    ("sub INT- 1 x_0_1", [0], [0, -1, 0, -1, 0]),
    ("mul INT- 1 x_0_1", [1], [1, -1, 1, -1]),
    ("mod n INT+ 3", [], [1, 2, 0, 1, 2, 0]),
    ("mod n INT- 3", [], [-2, -1, 0, -2, -1, 0]),
    ("abs sub x_0_1 x_0_2", [7, 3], [7, 3, 4, 1, 3, 2, 1, 1, 0, 1, 1, 0]),
    ("add x_0_1 n", [1], [1, 3, 6, 10, 15, 21]),
    ("sub sqr n mul INT+ 3 x_0_2", [1, 2], [1, 2, 6, 10, 7, 6]),
    ("idiv sub n INT+ 6 INT+ 4", [], [-2, -1, -1, -1, -1, 0, 0, 0, 0, 1]),
    ("idiv sub n INT+ 6 INT- 4", [], [1, 1, 0, 0, 0, 0, -1, -1, -1, -1]),
    ("relu sub n INT+ 3", [], [0, 0, 0, 1, 2]),
    ("sign sub n INT+ 3", [], [-1, -1, 1, 1]),
    ("mul INT+ 1 0 n", [], [10, 20, 30]),
  ]

  @Test(arguments: known) func knownSequencesComeOut(
    _ formula: String, _ initial: [Int], _ terms: [Int]
  ) throws {
    let found = try integers.run(formula, from: initial, count: terms.count)
    #expect(found == terms.map { BigInteger($0) })
    let read = try integers.formula(formula)
    var written: [TokenID] = []
    integers.language.notation.append(read, to: &written)
    #expect(try written == integers.tokens(formula))
    #expect(read.degree == initial.count)
  }

  @Test func factorialsStayExact() throws {
    let terms = try integers.run("mul n x_0_1", from: [1], count: 60)
    let product = (1...60).reduce(BigInteger(1)) { $0 * BigInteger($1) }
    #expect(terms.last == product)
    #expect(product.bitCount > 64)
  }

  @Test func termsBeyondTheBoundEndTheRun() throws {
    var terms = integers.language.makeTerms()
    terms.append(10)
    var reason = terms.extend(by: 10, with: try integers.formula("sqr x_0_1"))
    #expect(reason == .termTooLarge)
    // 10¹ squared repeatedly: 10⁶⁴ is allowed, 10¹²⁸ is not.
    #expect(terms.count == 7)
    terms.keepFirst(1)
    let hundred = try integers.formula("mul INT+ 1 0 x_0_1")
    reason = terms.extend(by: 99, with: hundred)
    #expect(reason == nil)
    reason = terms.extend(by: 1, with: hundred)
    #expect(reason == .termTooLarge)
  }

  @Test func divisionByZeroEndsTheRun() throws {
    for words in ["idiv n sub n n", "mod n sub n n"] {
      var terms = integers.language.makeTerms()
      let reason = terms.extend(by: 1, with: try integers.formula(words))
      #expect(reason == .undefined)
    }
  }

  @Test func machineAndLargeIntegersAgree() throws {
    let task = try SequenceFormula<IntegerSequences>.make(preset: "paper")
    let sampler = RecurrenceSampler(task.distribution.law, constants: [])
    var random = RandomStream(seed: 9)
    var shape: [UInt8] = []
    var compared = 0
    for _ in 0..<1500 {
      let operators = random.uniform(in: 0...10)
      let formula = sampler.draw(
        operators: operators, degree: 3, shape: &shape, using: &random)
      #expect(formula.operatorCount == operators && formula.degree <= 3)
      var terms = task.language.makeTerms()
      // Initial terms near the end of the machine integers make both ways work together.
      for _ in 0..<formula.degree {
        terms.append(
          BigInteger(
            random.chance(0.2)
              ? Int.max - random.uniform(below: 9)
              : Int(
                random.uniform(in: -20...20))))
      }
      var plain = terms.values
      let reason = terms.extend(by: 12, with: formula)
      var bits = LargeTermEvaluator.bitLimit
      while plain.count < terms.count {
        plain.append(
          try LargeTermEvaluator().term(formula, after: plain, remainingBits: &bits).get())
      }
      #expect(plain == terms.values, "\(formula) \(String(describing: reason))")
      compared += terms.count
    }
    #expect(compared > 8_000)
  }

  /// Floor division against its definition, for machine integers of both signs.
  @Test func quotientsAreRoundedDown() throws {
    let quotient = try integers.formula("idiv x_0_1 x_0_2")
    let remainder = try integers.formula("mod x_0_1 x_0_2")
    for divisor in -9...9 where divisor != 0 {
      for dividend in -30...30 {
        var terms = integers.language.makeTerms()
        terms.append(BigInteger(divisor))
        terms.append(BigInteger(dividend))
        var other = terms
        let reasons = (
          terms.extend(by: 1, with: quotient), other.extend(by: 1, with: remainder)
        )
        #expect(reasons == (nil, nil))
        let (q, r) = (try #require(terms.values[2].asInt), try #require(other.values[2].asInt))
        #expect(q * divisor + r == dividend)
        #expect(divisor > 0 ? (0..<divisor).contains(r) : (divisor + 1...0).contains(r))
      }
    }
  }

  @Test(arguments: [
    "add", "add n", "n n", "INT+", "INT+ 0 1", "INT+ n", "+ 1", "0", "",
    "INT+ 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9", "INT+ 1 2 3 4567",
  ]) func whatIsNoFormulaIsRefused(_ words: String) throws {
    let tokens = try integers.tokens(words)
    #expect(throws: RecurrenceNotation.ReadingError.self) {
      try integers.language.formula(tokens).get()
    }
  }

  @Test func formulasReadWell() throws {
    #expect(
      try integers.formula("sub sqr n mul INT- 3 x_0_2").description
        == "u(n) = sqr(n) - ((-3) * u(n-2))")
  }
}
