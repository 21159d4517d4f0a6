extension IntegrationRule {
  /// |u| is u or −u: with s = sign u, which is constant between the zeros of u, R(|u|) is
  /// (R(u) + R(−u))/2 + s·(R(u) − R(−u))/2.
  ///
  /// With an integral G of (R(u) − R(−u))/2, s·G jumps at the zeros of u where G does not vanish; steps that
  /// jump the other way are added there.
  static let absoluteValue = IntegrationRule("absolute value") { integrator, arena, node in
    guard let argument = arena.absoluteArgument(in: node) else { return nil }
    let positive = arena.settingSign(of: argument, to: .one, in: node)
    let negative = arena.settingSign(of: argument, to: .minusOne, in: node)
    let even = arena.scale(arena.add(positive, negative), by: .half)
    let odd = arena.scale(arena.subtract(positive, negative), by: .half)
    let sign = arena.apply(.sign, argument)
    var (parts, results): ([Derivation], [ExprArena.Node]) = ([], [])
    for (integrand, factor) in [(even, ExprArena.Node.one), (odd, sign)] where integrand != .zero {
      guard let part = integrator.integrate(integrand, in: &arena) else { return nil }
      parts.append(part)
      results.append(arena.multiply(factor, part.result))
    }
    if odd != .zero, let last = parts.last {
      results += arena.stepsAgainstJumps(of: last.result, timesSignOf: argument)
    }
    return Derivation(arena.sum(results), details: [.naming("s", sign)], parts: parts)
  }
}

extension ExprArena {
  /// The argument, holding x, of an absolute value or a sign in a node.
  mutating func absoluteArgument(in node: Node) -> Node? {
    for part in [node] + kernels(of: node) {
      for factor in factors(of: part) {
        if let (op, argument) = functionCall(factor.base), op == .abs || op == .sign {
          return argument
        }
      }
    }
    return nil
  }

  /// Steps −σ·G(r)·sign(x − r) at the zeros r of a polynomial u, where sign u goes from −σ to σ.
  fileprivate mutating func stepsAgainstJumps(of integral: Node, timesSignOf u: Node) -> [Node] {
    if let (slope, intercept) = linear(u) {
      let zero = negate(divide(intercept, by: slope))
      let height = substituting(zero, for: .x, in: integral)
      return realPointCount(height) == 0 ? [] : [negate(multiply(height, apply(.sign, u)))]
    }
    guard polynomialCoefficients(u, degreeLimit: 4) != nil else { return [] }
    let slope = derivative(of: u)
    var steps: [Node] = []
    for zero in uncheckedSolutions(for: .x, of: u, equalTo: .zero) {
      let height = substituting(zero, for: .x, in: integral)
      let (place, direction) = (value(of: zero, at: 0), substituting(zero, for: .x, in: slope))
      let change = value(of: direction, at: 0)
      guard realPointCount(height) > 0, place.isFinite, change.isFinite, change != 0 else {
        continue
      }
      let step = multiply(height, apply(.sign, subtract(symbol(.x), zero)))
      steps.append(change > 0 ? negate(step) : step)
    }
    return steps
  }

  /// The node where an argument is taken to have a sign: 1 or −1.
  mutating func settingSign(of argument: Node, to sign: Node, in node: Node) -> Node {
    rebuilt(node) { arena, part in
      guard let (op, own) = arena.functionCall(part), own == argument else { return part }
      switch op {
      case .abs: return arena.multiply(sign, argument)
      case .sign: return sign
      default: return part
      }
    }
  }
}
