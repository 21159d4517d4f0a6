import ExactArithmetic
import Foundation
import Randomness
import Testing
import Tokenization

@testable import Generators

struct SequenceTaskTests {
  @Test(arguments: ["paper", "released", "easy"])
  func problemsFollowTheirFormula(_ preset: String) throws {
    let task = try SequenceFormula<IntegerSequences>.make(preset: preset)
    let law = task.distribution.law
    var worker = task.makeWorker(seed: 7)
    var problem = Problem()
    let bound = try BigInteger(10).power(law.maximumExponent)
    var lengths = Set<Int>()
    for index in 0..<400 {
      try worker.generate(UInt64(index), into: &problem)
      let formula = try task.language.formula(problem.target).get()
      var shown = task.language.makeTerms()
      let isSequence = shown.read(problem.source)
      #expect(isSequence)
      var terms = shown
      terms.keepFirst(formula.degree)
      #expect(terms.values.allSatisfy { $0.magnitude <= 10 })
      let reason = terms.extend(by: shown.count - formula.degree + 10, with: formula)
      #expect(reason == nil)
      #expect(terms.values.prefix(shown.count) == shown.values[...])
      #expect(terms.values.allSatisfy { $0.magnitude <= bound })
      #expect(!shown.hasPlainTail)
      #expect((1...law.operatorCount.maximum).contains(formula.operatorCount))
      #expect(formula.degree <= 6)
      lengths.insert(shown.count - formula.degree)
      #expect(problem.source.count <= law.maximumLength ?? .max)
      #expect(
        task.labels(of: problem).map(\.value)
          == [shown.count, formula.operatorCount, formula.degree])
    }
    #expect(lengths.min() == 5 && lengths.max() == law.shownTerms.maximum)
  }

  /// The same sequences and formulas, written in another base, are read back and judged alike.
  @Test(arguments: [2, 10, 1000]) func termsAreWrittenInAnyBase(base: Int) throws {
    let published = try SequenceFormula<IntegerSequences>.make(preset: "easy")
    var law = published.distribution.law
    law.termBase = base
    let task = try SequenceFormula<IntegerSequences>(distribution: .init(law))
    #expect(task.vocabulary.count < published.vocabulary.count)
    var (worker, publishedWorker) = (task.makeWorker(seed: 3), published.makeWorker(seed: 3))
    var (problem, expected) = (Problem(), Problem())
    let judge = task.makeJudge()
    for index in 0..<200 as Range<UInt64> {
      try worker.generate(index, into: &problem)
      try publishedWorker.generate(index, into: &expected)
      let digits = problem.source.map { task.vocabulary[$0] }
      #expect(digits.allSatisfy { ["+", "-"].contains($0) || Int($0).map { $0 < base } == true })
      #expect(task.readableText(of: problem) == published.readableText(of: expected))
      #expect(
        judge.judge(problem.target, to: problem.source, reference: problem.target) == .right)
    }
  }

  @Test func impossibleBasesOfTermsAreRefused() throws {
    var law = try SequenceFormula<IntegerSequences>.make(preset: "easy").distribution.law
    law.termBase = 1
    let error = #expect(throws: DistributionError.self) {
      try SequenceFormula<IntegerSequences>(distribution: .init(law))
    }
    #expect(error?.field == "termBase")
    law = try SequenceFormula<FloatSequences>.make(preset: "easy").distribution.law
    law.termBase = 10
    let refusal = #expect(throws: DistributionError.self) {
      try SequenceFormula<FloatSequences>(distribution: .init(law))
    }
    #expect(refusal?.description.contains("is for integers; leave it out") == true)
  }

  @Test func plainTailsAreSeen() throws {
    let integers = try IntegerLanguage()
    func isPlain(_ values: [Int]) -> Bool {
      var terms = integers.language.makeTerms()
      for value in values { terms.append(BigInteger(value)) }
      return terms.hasPlainTail
    }
    #expect(isPlain([9, 1, 1, 1, 1, 1]))
    #expect(isPlain([1, 3, 5, 7, 9]) && isPlain([0, 1, 0, 1, 0]))
    #expect(!isPlain([1, 3, 5, 7, 10]) && !isPlain([1, 1, 1, 1]))
  }

  @Test func anyFormulaThatContinuesEquallyIsRight() throws {
    let integers = try IntegerLanguage()
    let judge = SequenceFormulaJudge(integers.language)
    let shown = integers.tokens(
      ofTerms: try integers.run("add x_0_1 x_0_2", from: [0, 1], count: 12))
    let reference = try integers.tokens("add x_0_1 x_0_2")
    let right = ["add x_0_1 x_0_2", "add x_0_2 x_0_1", "add add x_0_2 x_0_2 x_0_3"]
    for words in right {
      #expect(
        judge.judge(try integers.tokens(words), to: shown, reference: reference) == .right)
    }
    for words in ["x_0_1", "add x_0_1 x_0_3", "n", "mul n x_0_1", "idiv n sub n INT+ 5"] {
      let judgement = judge.judge(try integers.tokens(words), to: shown, reference: reference)
      #expect(judgement.name == "wrong", "\(words): \(judgement)")
    }
    // Right for as long as the terms are shown, and no longer: (n−1)·…·(n−5) vanishes up to the fifth.
    let squares = integers.tokens(ofTerms: [1, 4, 9, 16, 25].map { BigInteger($0) })
    let vanishing = (1...5).map { "sub n INT+ \($0)" }.reduce("INT+ 1") { "mul \($0) \($1)" }
    let short = try integers.tokens("add sqr n \(vanishing)")
    let square = try integers.tokens("mul n n")
    #expect(judge.judge(short, to: squares).name == "undecided")
    #expect(judge.judge(short, to: squares, reference: square).name == "wrong")
    // A sequence whose formula is not known is judged by its next terms.
    let next = integers.tokens(ofTerms: [36, 49].map { BigInteger($0) })
    #expect(judge.judge(square, to: squares, reference: next) == .right)
    #expect(judge.judge(short, to: squares, reference: next).name == "wrong")
  }

  @Test func termsAreJudgedByTheReference() throws {
    let integers = try IntegerLanguage()
    let judge = SequenceTermsJudge(integers.language)
    let (a, b) = ([5, -8].map { BigInteger($0) }, [5, -9].map { BigInteger($0) })
    let (right, wrong) = (integers.tokens(ofTerms: a), integers.tokens(ofTerms: b))
    #expect(judge.judge(right, to: right, reference: right) == .right)
    #expect(judge.judge(wrong, to: right, reference: right) == .wrong("5, -8 is right"))
    #expect(judge.judge(right + right, to: right, reference: right).name == "wrong")
    #expect(judge.judge(right, to: right).name == "undecided")
  }

  @Test(arguments: [0, 1]) func anyTokensAreJudged(_ kind: Int) throws {
    func check<Numbers: SequenceNumbers>(_ numbers: Numbers.Type) throws {
      let formula = try SequenceFormula<Numbers>.make(preset: "paper")
      let terms = try SequenceTerms<Numbers>.make(preset: "paper")
      let (first, second) = (formula.makeJudge(), terms.makeJudge())
      var random = RandomStream(seed: 3)
      let words = ["+", "-", "0", "9", "n", "x_0_1", "x_0_6", "add", "mul", "sqr", "INT-", "INT+"]
        .compactMap(formula.vocabulary.id(of:))
      func draw() -> [TokenID] {
        (0..<random.uniform(below: 40)).map { _ in
          random.chance(0.05)
            ? TokenID(random.uniform(in: -5...30_000)) : words[random.uniform(below: words.count)]
        }
      }
      for _ in 0..<1500 {
        let (answer, source, reference) = (draw(), draw(), draw())
        _ = first.judge(answer, to: source, reference: reference)
        _ = second.judge(answer, to: source, reference: reference)
      }
      // Squares of squares must not eat the memory.
      let square = try #require(formula.vocabulary.id(of: "sqr"))
      let index = try #require(formula.vocabulary.id(of: "n"))
      var worker = formula.makeWorker(seed: 1)
      var problem = Problem()
      try worker.generate(0, into: &problem)
      for depth in [30, 900, 5_000] {
        let tower = Array(repeating: square, count: depth) + [index]
        #expect(
          !first.judge(tower, to: problem.source, reference: problem.target).isCorrect)
      }
    }
    if kind == 0 {
      try check(IntegerSequences.self)
    } else {
      try check(FloatSequences.self)
    }
  }

  static let mistakes: [(field: String, change: @Sendable (inout RecurrenceDistribution) -> Void)] =
    [
      ("operatorCount", { $0.operatorCount = .uniform(0...101) }),
      ("binaryOperators.div", { $0.binaryOperators[.div] = 1 }),
      ("binaryOperators.add", { $0.binaryOperators[.add] = -1 }),
      ("unaryOperators", { $0.unaryOperators = [.abs: 0] }),
      ("unaryOperators.add", { $0.unaryOperators[.add] = 1 }),
      ("leaves", { $0.leaves = .init(constant: 0, index: 0, previous: 0) }),
      ("maximumInteger", { $0.maximumInteger = 1 }),
      ("degree", { $0.degree = .constant(0) }),
      ("initialMagnitude", { $0.initialMagnitude = 0 }),
      ("shownTerms", { $0.shownTerms = .uniform(0...5) }),
      ("hiddenTerms", { $0.hiddenTerms = 0 }),
      ("maximumExponent", { $0.maximumExponent = 1001 }),
      ("maximumLength", { $0.maximumLength = 3 }),
    ]

  @Test func impossibleLawsAreRefusedByField() throws {
    for (field, change) in Self.mistakes {
      var law = try SequenceTerms<IntegerSequences>.make(preset: "paper").distribution
      change(&law.law)
      let error = try #require(throws: DistributionError.self, "\(field)") {
        try SequenceTerms<IntegerSequences>(distribution: law)
      }
      #expect(error.field == field)
    }
  }
}
