import ExactArithmetic
import Polynomials

extension IntegrationRule {
  /// Rational functions of sin and cos of one angle: u = sin, cos or tan where parity allows (Bioche's
  /// rules), else u = tan(θ/2); the same for hyperbolic functions.
  static let circularRational = IntegrationRule("rational function of sine and cosine") {
    integrator, arena, node in
    guard let form = arena.circularForm(node) else { return nil }
    let sign = Rational(form.family.sign)
    let field = QuadraticField(
      variable: form.cosine, base: form.sine, unit: .one, square: Polynomial([sign, 0, -sign]))
    guard let element = field.element(form.node, in: &arena) else {
      return arena.halfAngleIntegrand(form).flatMap { inner, kernel in
        integrator.integrate(inner, substituting: kernel, in: &arena)
      }
    }
    let substitution = CircularSubstitution(element: element, form: form)
    return substitution.run(&integrator, &arena)
  }
}

/// The substitutions for R = e(c²) + c·o(c²) + s·b(c), with c for cos and s for sin.
struct CircularSubstitution {
  typealias Node = ExprArena.Node

  let element: QuadraticField.Element
  let form: CircularForm

  func run(_ integrator: inout Integrator, _ arena: inout ExprArena) -> Derivation? {
    let (even, odd) = element.rational.parities
    let parts = [even, odd, element.radical]
    if parts.count(where: { !$0.isZero }) > 1,
      let derivation = halfAngle(&integrator, &arena)
    {
      return derivation
    }
    return byParity(even, odd, &integrator, &arena)
  }

  /// Each part by its own substitution.
  private func byParity(
    _ even: RationalFunction, _ odd: RationalFunction, _ integrator: inout Integrator,
    _ arena: inout ExprArena
  ) -> Derivation? {
    let sign = RationalFunction(Polynomial(Rational(form.family.sign)))
    let square = RationalFunction(Polynomial([0, 0, 1]))
    // In u = tan: cos² = 1/(1 + σu²) and dθ = du/(1 + σu²); in u = sin: cos² = 1 − σu².
    guard let secant = try? (RationalFunction.one + sign * square).reciprocal(),
      let inTangent = even.composed(with: secant),
      let inSine = odd.composed(with: RationalFunction.one - sign * square)
    else { return nil }
    let tangent = arena.apply(form.family.tangent, form.angle)
    let candidates = [
      (inTangent * secant, tangent), (inSine, form.sine), (-(sign * element.radical), form.cosine),
    ]
    var parts: [Derivation] = []
    for (integrand, kernel) in candidates where !integrand.isZero {
      guard let part = substitute(integrand, kernel, &integrator, &arena) else { return nil }
      parts.append(part)
    }
    guard parts.count != 1 else { return parts[0] }
    var results: [Node] = []
    for part in parts { results.append(part.result) }
    return Derivation(arena.sum(results), parts: parts.flatMap(\.parts))
  }

  /// Weierstrass's substitution u = tan(θ/2), or tanh(θ/2).
  private func halfAngle(
    _ integrator: inout Integrator, _ arena: inout ExprArena
  ) -> Derivation? {
    let sign = Rational(form.family.sign)
    guard
      let inverse = try? RationalFunction(Polynomial([1, 0, sign])).reciprocal(),
      case let cosine = RationalFunction(Polynomial([1, 0, -sign])) * inverse,
      case let differential = RationalFunction(Polynomial(Rational(2))) * inverse,
      let rational = element.rational.composed(with: cosine),
      let radical = element.radical.composed(with: cosine)
    else { return nil }
    let sine = RationalFunction(.x) * differential
    let kernel = arena.apply(form.family.tangent, arena.scale(form.angle, by: .half))
    return substitute(
      (rational + sine * radical) * differential, kernel, &integrator, &arena)
  }

  private func substitute(
    _ integrand: RationalFunction, _ kernel: Node, _ integrator: inout Integrator,
    _ arena: inout ExprArena
  ) -> Derivation? {
    let inner = arena.divide(arena.node(integrand, at: arena.symbol(.x)), by: form.slope)
    guard var derivation = integrator.integrate(inner, substituting: kernel, in: &arena) else {
      return nil
    }
    derivation.result = arena.withoutTangentInverses(derivation.result)
    return derivation
  }
}

extension ExprArena {
  /// What the integral of a form with symbolic coefficients becomes in u = tan(θ/2).
  fileprivate mutating func halfAngleIntegrand(
    _ form: CircularForm
  ) -> (integrand: Node, kernel: Node)? {
    let (u, sign) = (symbol(.x), integer(form.family.sign))
    let square = multiply(sign, power(u, .two))
    let below = power(add(.one, square), .minusOne)
    let parked = replacing(form.sine, by: multiply(scale(u, by: .two), below), in: form.node)
    let written = replacing(
      form.cosine, by: multiply(subtract(.one, square), below), in: parked)
    let integrand = divide(multiply(scale(below, by: .two), written), by: form.slope)
    guard integrand != .undefined else { return nil }
    return (cancelled(integrand), apply(form.family.tangent, scale(form.angle, by: .half)))
  }

  /// atan(tan φ) as φ and logarithms of tan²φ + 1 and of tanh φ ± 1 by those of cosines: equal on each
  /// interval up to a constant, which does not matter in an antiderivative.
  mutating func withoutTangentInverses(_ node: Node) -> Node {
    rebuilt(node) { arena, part in
      guard let (op, argument) = arena.functionCall(part) else { return part }
      if op == .atan, let (inner, angle) = arena.functionCall(argument), inner == .tan {
        return angle
      }
      guard op == .ln, let (family, angle, tangent) = arena.tangent(in: argument) else {
        return part
      }
      let cosine = arena.apply(.ln, arena.apply(family.cosine, angle))
      let square = arena.power(tangent, .two)
      switch family {
      case .circular where argument == arena.add(square, .one):
        return arena.scale(cosine, by: arena.integer(-2))
      case .hyperbolic
      where argument == arena.subtract(square, .one)
        || argument == arena.subtract(.one, square):
        return arena.scale(cosine, by: arena.integer(-2))
      case .hyperbolic where argument == arena.add(tangent, .one):
        return arena.subtract(angle, cosine)
      case .hyperbolic
      where argument == arena.subtract(tangent, .one)
        || argument == arena.subtract(.one, tangent):
        return arena.negate(arena.add(angle, cosine))
      default: return part
      }
    }
  }

  /// The tangent whose multiple or power is the first term of a sum.
  private mutating func tangent(
    in sum: Node
  ) -> (family: CircularFamily, angle: Node, tangent: Node)? {
    guard self[sum].kind == .sum else { return nil }
    for factor in factors(of: terms[Int(self[sum].first)].base) {
      guard let (op, angle) = functionCall(factor.base), op == .tan || op == .tanh else { continue }
      return (op == .tan ? .circular : .hyperbolic, angle, factor.base)
    }
    return nil
  }
}
