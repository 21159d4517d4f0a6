public import Randomness
import Symbolics

/// Draws differential equations with their solutions; a class, because it owns the arena its expressions live in.
public final class DifferentialEquationSampler<Order: EquationOrder>: ProblemSampler {
  private let law: EquationDistribution<Order>
  private var arena = ExprArena()
  private var expressions: ExpressionSource

  init(_ generator: DifferentialEquations<Order>) {
    law = generator.distribution
    expressions = ExpressionSource(law.expression, sampler: generator.sampler)
  }

  public func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    // A rejected elimination leaves thousands of nodes behind.
    arena.reset()
    switch drawFamily(using: &random) {
    case .failure(let rejection): return rejection.reason
    case .success(let family):
      switch equation(of: family, using: &random) {
      case .failure(let rejection): return rejection.reason
      case .success(let equation): return finish(equation, family, into: &problem)
      }
    }
  }

  /// A random family of functions of x with all constants, each written as simply as it can be.
  private func drawFamily(
    using random: inout RandomStream
  ) -> Result<ExprArena.Node, DraftRejection> {
    expressions.draw(into: &arena, using: &random).flatMap { drawn in
      var family = drawn.node
      for (variable, constant) in zip(Symbol.variables.dropFirst(), Order.constants) {
        let constant = arena.symbol(constant)
        family = arena.substituting(constant, for: variable, in: family)
      }
      guard isFamily(family) else { return .failure(DraftRejection(reason: .variableLost)) }
      family = arena.absorbing(intoConstants: Order.constants, family)
      guard isFamily(family) else { return .failure(DraftRejection(reason: .variableLost)) }
      if arena.prefixLength(family) > law.maximumLength - 2 {
        return .failure(DraftRejection(reason: .tooLong))
      }
      if Double(arena.operatorCount(family)) < law.minimumSizeRatio * Double(drawn.operators) {
        return .failure(DraftRejection(reason: .shrunk))
      }
      guard arena.canBeTried(family) else { return .failure(DraftRejection(reason: .notReal)) }
      return .success(family)
    }
  }

  private func isFamily(_ node: ExprArena.Node) -> Bool {
    arena.contains(node, .x) && Order.constants.allSatisfy { arena.contains(node, $0) }
  }

  /// The equation that is left when each constant has been solved for and differentiated away.
  private func equation(
    of family: ExprArena.Node, using random: inout RandomStream
  ) -> Result<ExprArena.Node, DraftRejection> {
    var (left, right) = (family, arena.symbol(.unknown))
    for constant in Order.constants {
      let solutions = arena.uncheckedSolutions(for: constant, of: left, equalTo: right)
        .filter { arena.contains($0, .x) }
      guard !solutions.isEmpty else { return .failure(DraftRejection(reason: .notSolvable)) }
      let solution = solutions[random.uniform(below: solutions.count)]
      guard arena.isConstant(solution, on: family, expecting: constant) else {
        return .failure(DraftRejection(reason: .notVerified))
      }
      (left, right) = (arena.derivative(of: solution), arena.integer(0))
      if arena.isUndefined(left) { return .failure(DraftRejection(reason: .undefined)) }
      if arena.prefixLength(left) > EliminationLimits.tokens {
        return .failure(DraftRejection(reason: .tooLong))
      }
    }
    guard arena.contains(left, Order.highestDerivative) else {
      return .failure(DraftRejection(reason: .variableLost))
    }
    var equation = arena.factors(of: left, holding: Order.highestDerivative)
    if random.chance(law.simplifyProbability) { equation = arena.condensed(equation) }
    return .success(equation)
  }

  private func finish(
    _ equation: ExprArena.Node, _ family: ExprArena.Node, into problem: inout Problem
  ) -> RejectionReason? {
    if arena.isUndefined(equation) { return .undefined }
    if !arena.contains(equation, Order.highestDerivative) { return .variableLost }
    if arena.prefixLength(equation) > law.maximumLength - 2 { return .tooLong }
    guard arena.areIndependent(Order.constants, in: family) == .independent else {
      return .notVerified
    }
    arena.write(equation, solvedBy: family, into: &problem)
    return nil
  }
}

/// What is not worth the algebra.
enum EliminationLimits {
  /// Longer equations, far beyond the length that data sets hold, are given up before they are factored.
  static let tokens = 1_500
  /// Families with a value at fewer of 64 points are real nearly nowhere.
  static let realPoints = 8
}

extension ExprArena {
  /// Whether a judge has enough real points to try the family at.
  mutating func canBeTried(_ family: Node) -> Bool {
    let slope = derivative(of: family)
    return realPointCount(product([family, slope])) >= EliminationLimits.realPoints
  }

  /// Writes an equation and its solutions in place of what the problem was.
  func write(_ equation: Node, solvedBy family: Node, into problem: inout Problem) {
    problem.source.removeAll(keepingCapacity: true)
    appendPrefix(of: equation, to: &problem.source)
    problem.target.removeAll(keepingCapacity: true)
    appendPrefix(of: family, to: &problem.target)
  }

  /// The family with each constant written as simply as it can be, until nothing changes.
  mutating func absorbing(intoConstants constants: [Symbol], _ family: Node) -> Node {
    var family = family
    for _ in 0..<8 {
      let before = family
      for constant in constants { family = absorbing(intoConstant: constant, family) }
      if family == before { break }
    }
    return family
  }
}
