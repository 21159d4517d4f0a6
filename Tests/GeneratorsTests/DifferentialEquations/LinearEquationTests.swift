import Generators
import Symbolics
import Testing
import Tokenization

struct LinearEquationTests {
  private static let names = LinearEquations.presetNames

  private func problems(
    _ law: LinearEquationDistribution, count: Int, seed: UInt64 = 21
  ) throws -> [(equation: Expr, family: Expr)] {
    var worker = try LinearEquations(distribution: law).makeWorker(seed: seed)
    return try (0..<count).map { index in
      var problem = Problem()
      try worker.generate(UInt64(index), into: &problem)
      return try (Expr(prefixIDs: problem.source), Expr(prefixIDs: problem.target))
    }
  }

  private func law(_ preset: String) throws -> LinearEquationDistribution {
    try LinearEquations.make(preset: preset).distribution
  }

  private func order(of equation: Expr) -> Int { equation.contains(.unknownSecond) ? 2 : 1 }

  /// Plain values at random constants, with no algebra; then the judge.
  @Test(arguments: names) func everyFamilySolvesItsEquation(_ preset: String) throws {
    let judge = LinearEquations.makeJudge()
    var checked = 0
    for (equation, family) in try problems(law(preset), count: 200) {
      let numeric = try NumericSolutionCheck(family, in: equation, order: order(of: equation))
      #expect(numeric.differing == 0, "\(equation.infix) = 0, y = \(family.infix)")
      if numeric.agreeing > 0 && numeric.determined > 0 { checked += 1 }
      let judgement = judge.judge(family.prefixIDs, to: equation.prefixIDs)
      #expect(judgement.isCorrect, "\(equation.infix) = 0, y = \(family.infix): \(judgement)")
    }
    #expect(checked >= 190)
  }

  /// Y, Y' and Y'' stand alone: the equation without them and its three coefficients make it up again.
  @Test(arguments: names) func everyEquationIsLinear(_ preset: String) throws {
    var arena = ExprArena()
    let unknowns: [Symbol] = [.unknown, .unknownPrime, .unknownSecond]
    for (equation, _) in try problems(law(preset), count: 100) {
      arena.reset()
      let node = arena.insert(equation)
      var rest = node
      for unknown in unknowns {
        let coefficient = arena.derivative(of: node, withRespectTo: unknown)
        for other in unknowns {
          let isFree = !arena.contains(arena.expanded(coefficient), other)
          #expect(isFree, "\(equation.infix)")
        }
        rest = arena.substituting(arena.integer(0), for: unknown, in: rest)
      }
      if preset == "homogeneous" {
        let isHomogeneous = rest == arena.integer(0)
        #expect(isHomogeneous, "\(equation.infix)")
      }
    }
  }

  /// Each class alone gives the equations that it names.
  @Test func classesAreWhatTheyAreCalled() throws {
    typealias Kinds = LinearEquationDistribution.KindWeights
    let none = Kinds()
    func equations(_ change: (inout Kinds) -> Void) throws -> [Expr] {
      var law = try law("homogeneous")
      law.kinds = none
      change(&law.kinds)
      return try problems(law, count: 60).map(\.equation)
    }
    #expect(
      try equations { $0.constantFirstOrder = 1 }.allSatisfy {
        order(of: $0) == 1 && !$0.contains(.x)
      })
    #expect(
      try equations { $0.variableFirstOrder = 1 }.count {
        order(of: $0) == 1 && $0.contains(.x)
      } >= 30)
    #expect(
      try equations { $0.constantSecondOrder = 1 }.allSatisfy {
        order(of: $0) == 2 && !$0.contains(.x)
      })
    #expect(
      try equations { $0.euler = 1 }.allSatisfy { order(of: $0) == 2 && $0.contains(.x) })
  }

  @Test func rootsAreWhatTheyAreCalled() throws {
    typealias Roots = LinearEquationDistribution.RootWeights
    let none = Roots()
    func families(_ change: (inout Roots) -> Void) throws -> [Expr] {
      var law = try law("homogeneous")
      law.kinds = .init(constantSecondOrder: 1)
      law.roots = none
      change(&law.roots)
      return try problems(law, count: 60).map(\.family)
    }
    #expect(try families { $0.distinct = 1 }.allSatisfy { !$0.uses(.sin) && !$0.uses(.sqrt) })
    #expect(try families { $0.complex = 1 }.allSatisfy { $0.uses(.sin) && $0.uses(.cos) })
    #expect(try families { $0.opposite = 1 }.contains { $0.uses(.sqrt) && $0.uses(.sin) })
    #expect(try families { $0.any = 1 }.contains { $0.uses(.sqrt) && !$0.uses(.sin) })
    #expect(try families { $0.double = 1 }.allSatisfy { !$0.uses(.sin) && $0.contains(.x) })
  }

  @Test func everydayEquationsAreAmongThem() throws {
    var found: Set<String> = []
    for (equation, _) in try problems(law("homogeneous"), count: 2_500, seed: 0) {
      found.insert(equation.infix)
    }
    for text in ["Y + Y''", "Y - Y''", "Y - Y'", "Y + Y'", "Y''"] {
      let isFound = found.contains(text)
      #expect(isFound, "\(text)")
    }
  }

  /// A model of all three tasks has one vocabulary.
  @Test func theVocabularyIsThatOfTheOtherEquations() throws {
    let vocabulary = try LinearEquations.make(preset: "first-course").vocabulary
    #expect(
      try vocabulary == DifferentialEquations<FirstOrder>.make(preset: "first-course").vocabulary)
    #expect(vocabulary.count == 68)
  }

  @Test func lawsThatMeanNothingAreRefused() throws {
    let preset = try law("first-course")
    func field(_ change: (inout LinearEquationDistribution) -> Void) -> String {
      var law = preset
      change(&law)
      do throws(DistributionError) {
        _ = try LinearEquations(distribution: law)
        return "accepted"
      } catch {
        return error.field
      }
    }
    #expect(field { _ in } == "accepted")
    #expect(field { $0.kinds.euler = -1 } == "kinds.euler")
    #expect(field { $0.roots.any = .nan } == "roots.any")
    #expect(
      field { $0.roots = .init() } == "roots")
    #expect(field { $0.largestRoot = 0 } == "largestRoot")
    #expect(field { $0.largestCoefficient = 1_001 } == "largestCoefficient")
    #expect(field { $0.leadingCoefficient = .uniform(0...2) } == "leadingCoefficient")
    #expect(field { $0.homogeneousProbability = 2 } == "homogeneousProbability")
    #expect(field { $0.maximumLength = 4 } == "maximumLength")
    #expect(
      field { $0.particular.leaves.variableCount = 2 } == "particular.leaves.variableCount")
    #expect(
      field { $0.exponent.leaves.coefficientCount = 9 } == "exponent.leaves.coefficientCount")
  }

  @Test func theLargestNumbersAllowedEndInNoTrap() throws {
    var wild = try law("first-course")
    wild.largestRoot = 100
    wild.largestCoefficient = 1_000
    wild.leadingCoefficient = .constant(1_000)
    wild.maximumLength = 512
    wild.particular.leaves.coefficient = 0.2
    wild.particular.leaves.coefficientCount = 2
    let judge = LinearEquations.makeJudge()
    let found = try problems(wild, count: 60)
    let right = found.count {
      judge.judge($0.family.prefixIDs, to: $0.equation.prefixIDs).isCorrect
    }
    #expect(right >= 59)
  }
}

extension Expr {
  fileprivate func contains(_ symbol: Symbol) -> Bool {
    switch self {
    case .number: false
    case .symbol(let own): own == symbol
    case .apply(_, let operands): operands.contains { $0.contains(symbol) }
    }
  }

  fileprivate func uses(_ op: Symbolics.Operator) -> Bool {
    guard case .apply(let own, let operands) = self else { return false }
    return own == op || operands.contains { $0.uses(op) }
  }
}
