extension IntegrationRule {
  /// Substitution of u = f(g) where g is written back as f⁻¹(u): roots, logarithms, inverse functions,
  /// and of u = cos v where sin² v is written 1 − u².
  ///
  /// ∫ √(eˣ − 1) dx becomes ∫ 2u²/(u² + 1) du with u = √(eˣ − 1), eˣ = u² + 1.
  static let inverseSubstitution = IntegrationRule("inverse substitution") {
    integrator, arena, node in
    for inversion in arena.inversions(in: node) {
      let slope = arena.derivative(of: inversion.kernel)
      if slope == .zero || slope == .undefined { continue }
      let quotient = arena.divide(node, by: slope)
      guard let inner = arena.rewriting(quotient, kernel: inversion.kernel, inversion: inversion),
        let derivation = integrator.integrate(
          arena.withSumsFactored(inner), substituting: inversion.kernel, in: &arena)
      else { continue }
      return derivation
    }
    return nil
  }
}

extension ExprArena {
  /// A kernel u = f(g) and g as a function of u, which is written x.
  ///
  /// Without g only powers of the kernel are rewritten.
  struct Inversion {
    var kernel: Node
    var inner: Node?
    var inverse: Node
  }

  /// The substitutions that can be inverted among the subexpressions of a node.
  mutating func inversions(in node: Node) -> [Inversion] {
    var result: [Inversion] = []
    var roots: [(base: Node, degree: Int)] = []
    for kernel in [node] + kernels(of: node) {
      if let (op, argument) = functionCall(kernel) {
        if let inversion = inversion(of: op, argument, kernel) { result.append(inversion) }
        for inversion in squareInversions(of: op, argument)
        where !result.contains(where: { $0.kernel == inversion.kernel }) {
          result.append(inversion)
        }
        continue
      }
      for factor in factors(of: kernel) {
        if let degree = rootDegree(factor.weight) {
          if let index = roots.firstIndex(where: { $0.base == factor.base }) {
            roots[index].degree = leastCommonMultiple(roots[index].degree, degree)
          } else {
            roots.append((factor.base, degree))
          }
        } else if factor.base == .e, !isFree(factor.weight) {
          let kernel = power(.e, constantSplit(factor.weight).rest)
          if !result.contains(where: { $0.kernel == kernel }) {
            result.append(Inversion(kernel: kernel, inner: nil, inverse: .undefined))
          }
        } else if let (slope, intercept) = linear(factor.base), intercept != .zero {
          let inverse = divide(subtract(symbol(.x), intercept), by: slope)
          result.append(Inversion(kernel: factor.base, inner: symbol(.x), inverse: inverse))
        }
      }
    }
    for root in roots where root.degree <= 12 {
      if let inversion = rootInversion(root.base, root.degree) { result.append(inversion) }
    }
    return result
  }

  private func rootDegree(_ exponent: Node) -> Int? {
    guard isNumber(exponent), !isInteger(exponent) else { return nil }
    let value = small(exponent)
    return value.isBig || value.denominator > 12 ? nil : value.denominator
  }

  private func leastCommonMultiple(_ a: Int, _ b: Int) -> Int {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return a / x * b
  }

  /// u = (c·g + d)^(1/n) gives g = (uⁿ − d)/c.
  private mutating func rootInversion(_ base: Node, _ degree: Int) -> Inversion? {
    let x = symbol(.x)
    let kernel = power(base, power(integer(degree), .minusOne))
    let raised = power(x, integer(degree))
    let record = self[base]
    guard record.kind == .sum else {
      return Inversion(kernel: kernel, inner: base, inverse: raised)
    }
    var (moving, fixed): ([Node], [Node]) = ([], [])
    for addend in addends(base) {
      if isFree(addend) { fixed.append(addend) } else { moving.append(addend) }
    }
    guard moving.count == 1 else { return nil }
    let (constant, inner) = constantSplit(moving[0])
    let inverse = divide(subtract(raised, sum(fixed)), by: constant)
    return Inversion(kernel: kernel, inner: inner, inverse: expanded(inverse))
  }

  /// The relation between the squares of a sine and a cosine, with either as the kernel.
  private mutating func squareInversions(of op: Operator, _ argument: Node) -> [Inversion] {
    let isCircular = op == .sin || op == .cos
    guard isCircular || op == .sinh || op == .cosh else { return [] }
    let sine = apply(isCircular ? .sin : .sinh, argument)
    let cosine = apply(isCircular ? .cos : .cosh, argument)
    let square = power(symbol(.x), .two)
    let sineSquare = isCircular ? subtract(.one, square) : subtract(square, .one)
    let cosineSquare = isCircular ? subtract(.one, square) : add(square, .one)
    return [
      Inversion(kernel: cosine, inner: power(sine, .two), inverse: sineSquare),
      Inversion(kernel: sine, inner: power(cosine, .two), inverse: cosineSquare),
    ]
  }

  private mutating func inversion(
    of op: Operator, _ argument: Node, _ kernel: Node
  ) -> Inversion? {
    let x = symbol(.x)
    let inverse: Node
    switch op {
    case .ln: inverse = apply(.exp, x)
    case .asin: inverse = apply(.sin, x)
    case .acos: inverse = apply(.cos, x)
    case .atan: inverse = apply(.tan, x)
    case .asinh: inverse = apply(.sinh, x)
    case .acosh: inverse = apply(.cosh, x)
    default: return nil
    }
    guard let (slope, intercept) = linear(argument) else { return nil }
    let inner = divide(subtract(inverse, intercept), by: slope)
    return Inversion(kernel: kernel, inner: x, inverse: inner)
  }
}
