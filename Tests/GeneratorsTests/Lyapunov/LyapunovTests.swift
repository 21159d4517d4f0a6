import ExactArithmetic
import Polynomials
import Randomness
import Testing
import Tokenization

@testable import Generators

struct LyapunovTests {
  private let language = LyapunovLanguage()

  private func tokens(_ text: String) throws -> [TokenID] {
    try text.split(separator: " ").map { try #require(LyapunovLanguage.vocabulary.id(of: $0)) }
  }

  private func polynomial(_ text: String, _ count: Int) throws -> SparsePolynomial? {
    var budget = PolynomialBudget()
    return try language.polynomial(tokens(text)[...], variableCount: count, &budget)
  }

  private static func problems(_ preset: String, seed: UInt64, _ count: Int) throws -> [Problem] {
    var worker = try LyapunovBackward.make(preset: preset).makeWorker(seed: seed)
    return try (0..<count).map { index in
      var problem = Problem()
      try worker.generate(UInt64(index), into: &problem)
      return problem
    }
  }

  // MARK: Notation

  @Test func polynomialsAreReadBackAsTheyAreWritten() {
    var random = RandomStream(seed: 1)
    let law = PolynomialLaw(maximumTerms: 6, maximumOrder: 5, coefficientBound: 1000)
    for _ in 0..<500 {
      let count = random.uniform(in: 1...LyapunovLanguage.variableLimit)
      let value =
        law.draw(variableCount: count, using: &random).scaled(
          by: Rational(random.uniform(below: 3000)))
        + SparsePolynomial(constant: Rational(random.uniform(below: 2)), variableCount: count)
      var written: [TokenID] = []
      language.append(value, to: &written)
      var budget = PolynomialBudget()
      #expect(language.polynomial(written[...], variableCount: count, &budget) == value)
      for cut in [0, 1, written.count / 2] where cut < written.count {
        let part = written[..<cut]
        #expect(language.polynomial(part, variableCount: count, &budget) != value)
      }
    }
  }

  @Test func theFormOfTheReleasedCodeIsRead() throws {
    var budget = PolynomialBudget()
    let system = try language.system(
      tokens(
        "INT+ 2 <SPECIAL_3> * INT- 3 * x0 ^ x1 INT+ 4 <SPECIAL_3> + * INT- 3 x1 "
          + "* INT+ 7 * x1 ^ x0 INT+ 2"), &budget)
    #expect(system?.map(language.text) == ["-3*x0*x1^4", "7*x0^2*x1 - 3*x1"])
    #expect(try polynomial("/ - x0 x1 INT+ 2", 2).map(language.text) == "1/2*x0 - 1/2*x1")
  }

  static let malformed = [
    "", "INT+", "INT+ 0 1", "5", "x0 x1", "+ x0", "x0 5", "+ x0 5 x1", "x2", "<SPECIAL_3>",
    "/ x0 x1",
    "/ x0 INT+ 0", "^ x0 INT- 1", "^ x0 x1", "^ x0 INT+ 1 0 0 0 0 0 0 0", "+ 5 x0 x1",
    "^ ^ + x0 x1 INT+ 999 INT+ 999", "INT- 0 0", "^ x0 / INT+ 1 INT+ 2",
  ]

  @Test(arguments: malformed) func otherTokensAreMalformed(_ text: String) throws {
    #expect(try polynomial(text, 2) == nil)
  }

  @Test func longAnswersEndSoon() throws {
    let plus = try #require(LyapunovLanguage.vocabulary.id(of: "+"))
    let power = try tokens("^ + + + x0 x1 INT+ 999 999 999 x0 INT+ 60")
    let source = try tokens("INT+ 2 <SPECIAL_3> INT- 1 <SPECIAL_3> INT- 1")
    let judge = try LyapunovBackward.make(preset: "small").makeJudge()
    let sum = "^ + INT+ 1 + x0 x1 INT+ 50"
    for answer in [
      [TokenID](repeating: plus, count: 200_000), try tokens("*") + power + power,
      try tokens("* ^ x0 INT+ 100 " + sum), try tokens("* ^ x0 INT+ 99 - \(sum) INT+ 1"),
      [TokenID](repeating: plus, count: 20_000) + [TokenID](repeating: power[4], count: 20_001),
    ] {
      #expect(!judge.judge(answer, to: source).isCorrect)
    }
  }

  // MARK: The mathematics of problems

  /// The gradient, the product and the sign are computed here by floats at random points, apart from the judge.
  @Test(arguments: LyapunovBackward.presetNames)
  func functionsNeverGrowAlongTheirSystems(_ preset: String) throws {
    var random = RandomStream(seed: 2)
    for problem in try Self.problems(preset, seed: 7, 100) {
      var budget = PolynomialBudget()
      let system = try #require(language.system(problem.source, &budget))
      let count = system.count
      let function = try #require(
        language.polynomial(problem.target[...], variableCount: count, &budget))
      func value(_ polynomial: SparsePolynomial, _ point: [Int]) throws -> Rational {
        var rest = polynomial
        for (variable, coordinate) in point.enumerated() {
          rest = try #require(rest.evaluated(variable, at: Rational(coordinate)))
        }
        return rest.leadingCoefficient
      }
      let origin = [Int](repeating: 0, count: count)
      #expect(try value(function, origin).isZero)
      for component in system { #expect(try value(component, origin).isZero) }
      for _ in 0..<10 {
        let point = (0..<count).map { _ in random.uniform(in: -9...9) }
        let slope = try system.indices.reduce(Rational(0)) { sum, variable in
          try sum + value(function.derivative(in: variable), point)
            * value(system[variable], point)
        }
        #expect(slope.signum <= 0)
        if point != origin { #expect(try value(function, point).signum > 0) }
      }
    }
  }

  @Test(arguments: LyapunovBackward.presetNames)
  func multiplesOfTheReferenceAreRight(_ preset: String) throws {
    let judge = try LyapunovBackward.make(preset: preset).makeJudge()
    let scaling = try tokens("+ INT+ 7 * / INT+ 3 INT+ 1 5")
    let opposite = try tokens("* INT- 1")
    for problem in try Self.problems(preset, seed: 8, 60) {
      func judged(_ answer: [TokenID]) -> Judgement {
        judge.judge(answer, to: problem.source, reference: problem.target)
      }
      #expect(judged(problem.target) == .right)
      #expect(judged(scaling + problem.target) == .right)
      #expect(judged(opposite + problem.target).name == "wrong")
      #expect(try judged(tokens("INT+ 4")).name == "wrong")
    }
  }

  /// The share is that of the squares that are recovered; the page of the task states it.
  @Test(arguments: LyapunovBackward.presetNames)
  func mostFunctionsAreProvedWithoutTheirReference(_ preset: String) throws {
    let judge = try LyapunovBackward.make(preset: preset).makeJudge()
    let judgements = try Self.problems(preset, seed: 9, 100).map {
      judge.judge($0.target, to: $0.source)
    }
    #expect(judgements.allSatisfy { $0.name != "wrong" && $0.name != "malformed" })
    let proved = judgements.count { $0.isCorrect }
    #expect(proved >= 70, "\(proved)")
  }

  // MARK: Verdicts on known systems

  /// A system, a function, and what is true of them.
  static let known = [
    // ẋ = −x, ẏ = −y.
    (
      "INT+ 2 <SPECIAL_3> * INT- 1 x0 <SPECIAL_3> * INT- 1 x1", "+ ^ x0 INT+ 2 ^ x1 INT+ 2", "right"
    ),
    // The same function in other words, and a form that is not diagonal.
    (
      "INT+ 2 <SPECIAL_3> * INT- 1 x0 <SPECIAL_3> * INT- 1 x1",
      "+ * x0 + x0 x1 ^ x1 INT+ 2", "right"
    ),
    // x² + 2xy + y² is 0 on a line.
    (
      "INT+ 2 <SPECIAL_3> * INT- 1 x0 <SPECIAL_3> * INT- 1 x1", "^ + x0 x1 INT+ 2", "wrong"
    ),
    // Only one variable.
    ("INT+ 2 <SPECIAL_3> * INT- 1 x0 <SPECIAL_3> * INT- 1 x1", "^ x0 INT+ 2", "wrong"),
    // ẋ = x grows.
    ("INT+ 2 <SPECIAL_3> x0 <SPECIAL_3> * INT- 1 x1", "+ ^ x0 INT+ 2 ^ x1 INT+ 2", "wrong"),
    // A rotation keeps x² + y².
    ("INT+ 2 <SPECIAL_3> x1 <SPECIAL_3> * INT- 1 x0", "+ ^ x0 INT+ 2 ^ x1 INT+ 2", "right"),
    // It does not keep 2x² + y².
    (
      "INT+ 2 <SPECIAL_3> x1 <SPECIAL_3> * INT- 1 x0", "+ * INT+ 2 ^ x0 INT+ 2 ^ x1 INT+ 2",
      "wrong"
    ),
    // Not a system.
    ("INT+ 3 <SPECIAL_3> x0 <SPECIAL_3> x1", "^ x0 INT+ 2", "undecided"),
  ]

  @Test(arguments: known)
  func verdictsAreTrue(_ system: String, _ function: String, _ verdict: String) throws {
    let judge = try LyapunovBackward.make(preset: "small").makeJudge()
    #expect(try judge.judge(tokens(function), to: tokens(system)).name == verdict)
  }

  /// Motzkin's polynomial is nowhere negative and no sum of squares: it must not be "proved" by one.
  @Test func motzkinsPolynomialIsNotProvedBySquares() throws {
    let motzkin = try #require(
      SparsePolynomial(
        terms: [([4, 2], 1), ([2, 4], 1), ([2, 2], -3), ([0, 0], 1)], variableCount: 2))
    var budget = PolynomialBudget()
    #expect(!PositivityProof.isNonnegative(motzkin, &budget))
  }

  /// Proofs are compared with values: no polynomial that is negative somewhere is proved.
  @Test func nothingNegativeIsProved() {
    var random = RandomStream(seed: 4)
    let law = PolynomialLaw(maximumTerms: 3, maximumOrder: 2, coefficientBound: 4)
    let points = RefutingPoints(variableCount: 2)
    var proved = 0
    for _ in 0..<500 {
      let squares = (0..<random.uniform(in: 1...3)).compactMap { _ in
        law.draw(variableCount: 2, using: &random).power(2)
      }
      let value =
        squares.reduce(SparsePolynomial(constant: 0, variableCount: 2)) { $0 + $1 }
        + law.draw(variableCount: 2, using: &random).scaled(by: Rational(random.uniform(below: 2)))
      let negative = points.first(where: value, isNegativeOrZero: false)
      var budget = PolynomialBudget()
      if PositivityProof.isNonnegative(value, &budget) {
        proved += 1
        #expect(negative == nil, "\(language.text(value))")
      }
      if PositivityProof.isPositiveDefinite(value, &budget) {
        #expect(points.first(where: value, isNegativeOrZero: true) == nil)
      }
    }
    #expect((125...450).contains(proved), "\(proved)")
  }
}
