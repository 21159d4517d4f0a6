import Generators
import Randomness
import Symbolics
import Testing
import Tokenization

struct DifferentialEquationJudgeTests {
  private static let judge = DifferentialEquations<FirstOrder>.makeJudge

  private func judgement(_ answer: String, _ equation: String) throws -> Judgement {
    try Self.judge().judge(Expr(infix: answer).prefixIDs, to: Expr(infix: equation).prefixIDs)
  }

  /// Equations with general solutions in several parametrisations; the first six are Lample and Charton's (2020).
  static let right: [(equation: String, answers: [String])] = [
    ("x*Y' - Y + x", ["x*ln(a8/x)", "x*(a8 - ln(x))", "x*ln(2*a0/x)"]),
    ("Y'' - Y", ["a8*exp(x) + a9*exp(-x)", "a8*sinh(x) + a9*cosh(x)", "a0*sinh(x + a1)"]),
    (
      "3*x*Y*cos(x) - sqrt(9*x^2*sin(x)^2 + 1)*Y' + 3*Y*sin(x)",
      ["a8*exp(asinh(3*x*sin(x)))", "a8*(3*x*sin(x) + sqrt(9*x^2*sin(x)^2 + 1))"]
    ),
    (
      "162*x*ln(x)*Y' + 2*Y^3*ln(x)^2 - 81*Y*ln(x) + 81*Y",
      ["9*sqrt(x)*sqrt(1/ln(x))/sqrt(a8 + 2*x)", "9*sqrt(x/ln(x))/sqrt(2*(x + a8))"]
    ),
    (
      "4*x^4*Y*Y'' - 8*x^4*Y'^2 - 8*x^3*Y*Y' - 3*x^3*Y'' - 8*x^2*Y^2 - 6*x^2*Y' - 3*x^2*Y'' "
        + "- 9*x*Y' - 3*Y",
      ["(a8 + 3*x + 3*ln(x))/(x*(a9 + 4*x))"]
    ),
    (
      "Y' - (16*x^3 - 42*x^2 + 2*x)/sqrt(-16*x^8 + 112*x^7 - 204*x^6 + 28*x^5 - x^4 + 1)",
      ["asin(4*x^4 - 14*x^3 + x^2) + a8"]
    ),
    ("Y' - Y", ["a8*exp(x)", "exp(x + a8)", "3*a0*exp(x)/7", "a8^3*exp(x)", "(a1 + a2)*exp(x)"]),
    (
      "Y'' + Y",
      ["a8*sin(x) + a9*cos(x)", "a8*sin(x + a9)", "a0*cos(x - a1)", "(a0 + a1)*sin(x) + a1*cos(x)"]
    ),
    ("Y''", ["a8*x + a9", "a8*(2*x + a9)", "a1*(x - a2)"]),
    ("Y' - 2*x", ["x^2 + a8", "x^2 - exp(a8)", "(x + 1)^2 - 2*x + a3"]),
    ("x*Y' + Y", ["a8/x"]),
    ("Y' - Y^2", ["-1/(x + a8)", "1/(a8 - x)", "-a8/(a8*x + 1)"]),
    ("Y'' - 2*Y' + Y", ["(a8 + a9*x)*exp(x)"]),
    ("x^2*Y'' + x*Y' - Y", ["a8*x + a9/x"]),
    ("a0*Y - Y'", ["a8*exp(a0*x)"]),
    ("Y' - abs(x-10)", ["sign(x-10)*(x-10)^2/2 + a8"]),
    ("Y'' + Y - abs(x)", ["a8*sin(x) + a9*cos(x) + abs(x) - sign(x)*sin(x)"]),
  ]

  @Test(arguments: right.indices) func everyParametrisationIsRight(_ index: Int) throws {
    for answer in Self.right[index].answers {
      let judgement = try judgement(answer, Self.right[index].equation)
      #expect(judgement.isCorrect, "\(answer): \(judgement)")
    }
  }

  /// Answers that are refused, with what the judge calls them.
  static let refused: [(equation: String, answer: String, name: String)] = [
    // Right between jumps, near 0, or nowhere on the real line.
    ("Y' - abs(x-10)", "x*sign(x-10)*(x/2-10) + a8", "refuted"),
    ("Y' + Y - abs(x)", "sign(x)*(x-1) + a8*exp(-x)", "refuted"),
    ("Y'' + Y - abs(x)", "a8*sin(x) + a9*cos(x) + abs(x)", "refuted"),
    ("Y' - sqrt(x^2 - 20*x + 100)", "10*x - x^2/2 + a8", "refuted"),
    // With a corner where the equation has none.
    ("abs(Y') - 1", "a8 - abs(x)", "refuted"),
    ("Y'^2 + 1", "x*sqrt(-1) + a8", "undecided"), ("exp(Y') + 1", "x*ln(-1) + a8", "undecided"),
    ("Y' - Y", "0", "wrong"), ("Y' - Y", "exp(x)", "wrong"), ("Y' - Y", "7*exp(x)", "wrong"),
    ("Y' - Y", "(sin(a8)^2 + cos(a8)^2)*exp(x)", "wrong"),
    ("Y' - Y", "a8*exp(2*x)", "refuted"), ("Y' - Y", "a8*exp(x) + a9", "refuted"),
    ("Y' - Y", "a8 + exp(x)", "refuted"), ("Y' - Y", "y*exp(x)", "malformed"),
    ("Y' - Y", "Y", "malformed"), ("Y' - Y", "a8*exp(x)*Y'", "malformed"),
    ("a0*Y - Y'", "a0*exp(a0*x)", "wrong"),
    ("Y'' + Y", "a8*sin(x)", "wrong"), ("Y'' + Y", "(a8 + a9)*sin(x)", "wrong"),
    ("Y'' + Y", "a8*a9*cos(x)", "wrong"), ("Y'' + Y", "a8*sin(x) + a8*cos(x)", "wrong"),
    ("Y'' + Y", "sin(x + a8)", "wrong"), ("Y'' + Y", "0", "wrong"),
    ("Y'' - Y", "a8*exp(x + a9)", "wrong"), ("Y''", "a8*x + 2*a8", "wrong"),
    ("Y'' + Y", "a8*sin(x) + a9*sin(2*x)", "refuted"),
    // Right for x > -a8 only.
    ("Y' - 2*sqrt(Y)", "(x + a8)^2", "refuted"),
    ("Y' + 2*sqrt(Y)", "(x + a8)^2", "refuted"),
    ("Y' - Y", "1/(a8 - a8)", "undecided"), ("x + 1", "a8", "undecided"),
  ]

  @Test(arguments: refused.indices) func whatIsNoGeneralSolutionIsRefused(_ index: Int) throws {
    let (equation, answer, name) = Self.refused[index]
    let judgement = try judgement(answer, equation)
    #expect(judgement.name == name, "\(equation), \(answer): \(judgement)")
  }

  @Test func theMessageSaysWhatIsMissing() throws {
    #expect(try judgement("0", "Y' - Y").description.contains("one constant"))
    #expect(try judgement("a8*sin(x)", "Y'' + Y").description.contains("two independent constants"))
  }

  /// Terms that vanish with their derivatives wherever two symbols stand in one relation.
  @Test(arguments: ["9/2", "3/8", "-9/2", "0", "1", "1/1000"])
  func noRelationBetweenSymbolsHidesATerm(_ shift: String) throws {
    for relation in ["a8 - x - \(shift)", "a9 - a8 - \(shift)", "a9 - x - \(shift)"] {
      let answer = "a8*exp(x) + a9*exp(-x) + (\(relation))^4"
      #expect(try judgement(answer, "Y'' - Y").name == "refuted")
    }
  }

  private func examples<Order: EquationOrder>(
    _: Order.Type, _ preset: String, count: Int
  ) throws -> [Problem] {
    var worker = try DifferentialEquations<Order>.make(preset: preset).makeWorker(seed: 31)
    return try (0..<count).map { index in
      var problem = Problem()
      try worker.generate(UInt64(index), into: &problem)
      return problem
    }
  }

  /// The judgements of answers in which constants were replaced.
  private func judgements(
    _ problems: [Problem], _ replacements: [(Symbol, String)]
  ) throws -> [Judgement] {
    let judge = Self.judge()
    return try problems.map { problem in
      var family = try Expr(prefixIDs: problem.target)
      for (symbol, text) in replacements {
        family = family.substituting(try Expr(infix: text), for: symbol)
      }
      return judge.judge(family.prefixIDs, to: problem.source)
    }
  }

  @Test func renamedAndReparametrisedConstantsAreAccepted() throws {
    let first = try examples(FirstOrder.self, "released", count: 20)
    for replacement in ["a3", "2*a8 + 1", "a0^3", "exp(a5)"] {
      let found = try judgements(first, [(.a8, replacement)])
      #expect(found.count { $0.isCorrect } >= 19, "\(replacement): \(found)")
    }
    let second = try examples(SecondOrder.self, "first-course", count: 20)
    for (one, other) in [("a1", "a2"), ("a0 + a1", "a0 - a1"), ("2*a0", "a1*a0")] {
      let found = try judgements(second, [(.a8, one), (.a9, other)])
      #expect(found.count { $0.isCorrect } >= 19, "\(one), \(other): \(found)")
    }
  }

  @Test func particularSolutionsAreRefused() throws {
    for judgement in try judgements(
      examples(FirstOrder.self, "released", count: 30), [(.a8, "17/5")])
    {
      #expect(!judgement.isCorrect)
    }
    let second = try examples(SecondOrder.self, "first-course", count: 30)
    for replacements in [[(Symbol.a8, "17/5")], [(.a9, "13/7")], [(.a8, "a9")]] {
      for judgement in try judgements(second, replacements) { #expect(!judgement.isCorrect) }
    }
  }

  /// A target with one token replaced by another of its kind, dropped, or doubled.
  private func mutated(_ tokens: [TokenID], _ random: inout RandomStream) throws -> [TokenID] {
    let vocabulary = Vocabulary.symbolic
    let kinds = [
      ["add", "sub", "mul", "div", "pow"],
      ["sqrt", "exp", "ln", "sin", "cos", "tan", "asin", "atan", "sinh", "cosh", "tanh", "abs"],
      ["x", "a8", "a9", "pi", "E"], ["INT+", "INT-"], (0...9).map(String.init),
    ].map { $0.compactMap { vocabulary.id(of: $0) } }
    var result = tokens
    let place = random.uniform(below: tokens.count)
    if random.uniform(below: 4) == 0, kinds[1].contains(tokens[place]) {
      result.remove(at: place)
    } else if random.uniform(below: 6) == 0 {
      result.insert(kinds[1][random.uniform(below: kinds[1].count)], at: place)
    } else if let kind = kinds.first(where: { $0.contains(tokens[place]) }) {
      result[place] = kind[random.uniform(below: kind.count)]
    }
    return result
  }

  private func expectMutationsJudgedRightly<Order: EquationOrder>(
    _ order: Order.Type, preset: String, examples count: Int, mutations: Int
  ) throws -> (judged: Int, accepted: Int) {
    let judge = Self.judge()
    var random = RandomStream(seed: 77)
    var (judged, accepted) = (0, 0)
    for problem in try examples(order, preset, count: count) {
      for _ in 0..<mutations {
        let answer = try mutated(problem.target, &random)
        guard answer != problem.target, let family = try? Expr(prefixIDs: answer),
          family.simplified() != nil
        else { continue }
        judged += 1
        let judgement = judge.judge(answer, to: problem.source)
        if judgement.isCorrect { accepted += 1 }
        let numeric = try NumericSolutionCheck(
          family, in: Expr(prefixIDs: problem.source), order: Order.constants.count)
        if judgement.isCorrect {
          #expect(
            numeric.differing == 0 && (numeric.determined > 0 || numeric.undetermined == 0),
            "\(family.infix) accepted: \(judgement)")
        } else if judgement.name == "refuted" || judgement.name == "wrong" {
          #expect(
            numeric.differing > 0 || numeric.agreeing < 8 || numeric.determined == 0,
            "\(family.infix) refused: \(judgement)")
        }
      }
    }
    return (judged, accepted)
  }

  @Test func mutatedSolutionsOfFirstOrderAreRefusedUnlessRight() throws {
    let (judged, accepted) = try expectMutationsJudgedRightly(
      FirstOrder.self, preset: "first-course", examples: 100, mutations: 12)
    #expect(judged >= 700 && accepted * 4 < judged, "\(accepted) of \(judged) accepted")
  }

  @Test func mutatedSolutionsOfSecondOrderAreRefusedUnlessRight() throws {
    let (judged, accepted) = try expectMutationsJudgedRightly(
      SecondOrder.self, preset: "first-course", examples: 40, mutations: 12)
    #expect(judged >= 300 && accepted * 4 < judged, "\(accepted) of \(judged) accepted")
  }

  @Test func hostileAnswersAreRefusedWithoutATrap() throws {
    let judge = Self.judge()
    let equation = try Expr(infix: "Y'' + Y").prefixIDs
    var random = RandomStream(seed: 5)
    for _ in 0..<300 {
      let tokens = (0..<random.uniform(below: 40)).map { _ in
        TokenID(random.uniform(below: 100)) - 2
      }
      #expect(!judge.judge(tokens, to: equation).isCorrect)
      _ = judge.judge(equation, to: tokens)
    }
    for text in ["a8/0", "exp(exp(exp(exp(exp(x + a8)))))", "a8^(a9^(a8^x))", "ln(0*a8)"] {
      #expect(!(try judgement(text, "Y'' + Y").isCorrect))
    }
  }
}
