import ExactArithmetic
public import Randomness
import Symbolics

/// Draws linear differential equations with their solutions; a class, because it owns the arena its expressions live in.
public final class LinearEquationSampler: ProblemSampler {
  private let generator: LinearEquations
  private let law: LinearEquationDistribution
  private var arena = ExprArena()
  private var particular: ExpressionSource
  private var exponent: ExpressionSource

  init(_ generator: LinearEquations) {
    self.generator = generator
    law = generator.distribution
    particular = ExpressionSource(law.particular, sampler: generator.particular)
    exponent = ExpressionSource(law.exponent, sampler: generator.exponent)
  }

  public func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    arena.reset()
    switch drawOperator(using: &random) {
    case .failure(let rejection): return rejection.reason
    case .success(let (linear, solutions)):
      switch drawParticular(for: linear, using: &random) {
      case .failure(let rejection): return rejection.reason
      case .success(let particular):
        return finish(linear, solutions, particular, into: &problem)
      }
    }
  }

  /// An operator L and independent solutions of L[y] = 0.
  private func drawOperator(
    using random: inout RandomStream
  ) -> Result<(LinearOperator, [ExprArena.Node]), DraftRejection> {
    switch generator.kinds.draw(using: &random) {
    case .constantFirstOrder:
      let constants = [drawCoefficient(&random), law.leadingCoefficient.draw(using: &random)]
      let linear = LinearOperator(constants.map { arena.integer($0) })
      return .success((linear, arena.solutions(withConstantCoefficients: linear)))
    case .constantSecondOrder:
      let linear = LinearOperator(drawCharacteristic(&random).map { arena.integer($0) })
      return .success((linear, arena.solutions(withConstantCoefficients: linear)))
    case .euler:
      // In ln x the equation has the constant coefficients that are drawn.
      let drawn = drawCharacteristic(&random)
      let constants = [drawn[0], drawn[1] + drawn[2], drawn[2]].map { arena.integer($0) }
      let x = arena.symbol(.x)
      let linear = LinearOperator([
        constants[0], arena.product([constants[1], x]), arena.product([constants[2], x, x]),
      ])
      return .success((linear, arena.solutions(ofEulerEquation: constants)))
    case .variableFirstOrder:
      return drawVariableOperator(using: &random)
    }
  }

  /// y′ + Q′(x)·y with the solution exp(−Q), where Q is a random expression times ±n/d.
  private func drawVariableOperator(
    using random: inout RandomStream
  ) -> Result<(LinearOperator, [ExprArena.Node]), DraftRejection> {
    let numerator = 1 + random.uniform(below: law.largestRoot)
    let factor = arena.number(
      Rational(random.chance(0.5) ? numerator : -numerator, overNonzero: random.uniform(in: 1...2)))
    return exponent.draw(into: &arena, using: &random).flatMap { drawn in
      let exponent = arena.withoutRootConstants(drawn.node)
      guard arena.contains(exponent, .x) else {
        return .failure(DraftRejection(reason: .variableLost))
      }
      let scaled = arena.expanded(arena.product([factor, exponent]))
      let coefficient = arena.condensed(arena.derivative(of: scaled))
      let solution = arena.apply(.exp, arena.apply(.sub, arena.integer(0), scaled))
      return .success((LinearOperator([coefficient, arena.integer(1)]), [solution]))
    }
  }

  private func drawCoefficient(_ random: inout RandomStream) -> Int {
    random.uniform(in: -law.largestCoefficient...law.largestCoefficient)
  }

  private func drawRoot(_ random: inout RandomStream) -> Int {
    random.uniform(in: -law.largestRoot...law.largestRoot)
  }

  /// The coefficients of a·r² + b·r + c, the constant first.
  private func drawCharacteristic(_ random: inout RandomStream) -> [Int] {
    switch generator.roots.draw(using: &random) {
    case .distinct:
      let first = drawRoot(&random)
      // The place among the roots without the first.
      let place = random.uniform(in: -law.largestRoot...law.largestRoot - 1)
      let second = place < first ? place : place + 1
      return [first * second, -(first + second), 1]
    case .double:
      let root = drawRoot(&random)
      return [root * root, -2 * root, 1]
    case .complex:
      let real = drawRoot(&random)
      let imaginary = 1 + random.uniform(below: law.largestRoot)
      return [real * real + imaginary * imaginary, -2 * real, 1]
    case .opposite:
      return [drawCoefficient(&random), 0, 1]
    case .any:
      return [
        drawCoefficient(&random), drawCoefficient(&random),
        law.leadingCoefficient.draw(using: &random),
      ]
    }
  }

  /// A function p without terms that solve L[p] = 0, which the constants of the solution hold already; 0 in the
  /// share of homogeneous equations.
  private func drawParticular(
    for linear: LinearOperator, using random: inout RandomStream
  ) -> Result<ExprArena.Node, DraftRejection> {
    if random.chance(law.homogeneousProbability) { return .success(arena.integer(0)) }
    return particular.draw(into: &arena, using: &random).map { drawn in
      arena.withoutSolutions(of: linear, in: drawn.node)
    }
  }

  private func finish(
    _ linear: LinearOperator, _ solutions: [ExprArena.Node], _ particular: ExprArena.Node,
    into problem: inout Problem
  ) -> RejectionReason? {
    let family = family(of: solutions, particular)
    if arena.isUndefined(family) { return .undefined }
    if !arena.contains(family, .x) { return .variableLost }
    if arena.prefixLength(family) > law.maximumLength - 2 { return .tooLong }
    guard arena.canBeTried(family) else { return .notReal }
    let equation = equation(linear, particular)
    if arena.isUndefined(equation) { return .undefined }
    if arena.prefixLength(equation) > law.maximumLength - 2 { return .tooLong }
    arena.write(equation, solvedBy: family, into: &problem)
    return nil
  }

  /// The general solution, which the constants a8 and a9 make of the homogeneous solutions and p.
  private func family(
    of solutions: [ExprArena.Node], _ particular: ExprArena.Node
  ) -> ExprArena.Node {
    let constants: [Symbol] = solutions.count == 1 ? [.a8] : [.a8, .a9]
    let terms = zip(constants, solutions).map { arena.product([arena.symbol($0), $1]) }
    let homogeneous = arena.absorbing(
      intoConstants: constants, arena.condensed(arena.sum(terms)))
    return arena.sum([homogeneous, arena.condensed(particular)])
  }

  /// L[Y] − L[p] as the equations of the other tasks are written: without common factors and denominators.
  private func equation(
    _ linear: LinearOperator, _ particular: ExprArena.Node
  ) -> ExprArena.Node {
    let left = arena.unknownExpression(of: linear)
    let right = arena.apply(linear, to: particular)
    let highest: Symbol = linear.order == 1 ? .unknownPrime : .unknownSecond
    let difference = arena.apply(.sub, left, right)
    return arena.condensed(arena.factors(of: difference, holding: highest))
  }
}
