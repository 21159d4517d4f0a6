extension IntegrationRule {
  /// |u| is u or −u: with s = sign u, which is constant between the zeros of u, R(|u|) is
  /// (R(u) + R(−u))/2 + s·(R(u) − R(−u))/2.
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
