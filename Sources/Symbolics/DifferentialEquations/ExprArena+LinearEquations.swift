/// Linear equations of the first order, and those of the second whose homogeneous solutions are known.
extension ExprArena {
  /// y = e^(−Q)·(∫ e^Q·r dx + a8), where Q is an antiderivative of q, solves y′ + q·y = r.
  mutating func integratingFactorFamilies(of sought: EquationSought) -> [Node] {
    guard let (linear, right) = sought.linear, linear.order == 1,
      let exponent = integral(of: linear.coefficients[0])
    else { return [] }
    let solution = apply(.exp, negate(exponent))
    guard let inner = integral(of: condensed(divide(right, by: solution))) else { return [] }
    let particular = expanded(multiply(solution, inner))
    return families([solution], particular, of: sought, linear)
  }

  /// Second-order equations with constant coefficients or of Euler's form, whatever the right side.
  mutating func linearFamilies(of sought: EquationSought) -> [Node] {
    guard let (linear, right) = sought.linear, linear.order == 2,
      let solutions = homogeneousSolutions(of: linear),
      let particular = particularSolution(of: right, from: solutions)
    else { return [] }
    return families(solutions, particular, of: sought, linear)
  }

  private mutating func homogeneousSolutions(of linear: LinearOperator) -> [Node]? {
    let parts = linear.coefficients
    if parts.allSatisfy({ !contains($0, .x) }) {
      return solutions(withConstantCoefficients: linear)
    }
    let x = symbol(.x)
    let euler = [expanded(multiply(parts[0], power(x, .two))), expanded(multiply(parts[1], x))]
    guard euler.allSatisfy({ !contains($0, .x) }) else { return nil }
    return solutions(ofEulerEquation: euler + [.one])
  }

  /// A solution of L[y] = r, for each term of r by itself where that is possible, for the other terms together: their
  /// integrals may be known where those of the terms are not.
  private mutating func particularSolution(of right: Node, from solutions: [Node]) -> Node? {
    let terms = addends(expanded(right)).filter { $0 != .zero }
    guard terms.count <= Self.termLimit else { return nil }
    let (first, second) = (solutions[0], solutions[1])
    let wronskian = simplified(
      expanded(
        subtract(
          multiply(first, derivative(of: second)), multiply(second, derivative(of: first)))))
    var (parts, rest): ([Node], [Node]) = ([], [])
    for term in terms {
      if let part = response(to: divide(term, by: wronskian), of: first, second) {
        parts.append(part)
      } else {
        rest.append(term)
      }
    }
    if rest.isEmpty { return sum(parts) }
    guard rest.count > 1,
      let part = response(to: divide(sum(rest), by: wronskian), of: first, second)
    else { return nil }
    return sum(parts + [part])
  }

  /// Terms of a right side that are looked at.
  private static let termLimit = 32

  /// Variation of parameters (Lagrange 1775): v·∫ u·s dx − u·∫ v·s dx for the right side s over the Wronskian
  /// u·v′ − u′·v.
  private mutating func response(to density: Node, of first: Node, _ second: Node) -> Node? {
    guard let one = integral(of: expanded(multiply(second, density))),
      let other = integral(of: expanded(multiply(first, density)))
    else { return nil }
    let part = subtract(multiply(second, other), multiply(first, one))
    return expanded(simplified(expanded(part)))
  }

  /// The families that constants make of homogeneous solutions and a particular one, simpler forms first.
  private mutating func families(
    _ solutions: [Node], _ particular: Node, of sought: EquationSought, _ linear: LinearOperator
  ) -> [Node] {
    let terms = zip(sought.constants, solutions).map { multiply(symbol($0), $1) }
    var homogeneous = condensed(sum(terms))
    for constant in sought.constants {
      homogeneous = absorbing(intoConstant: constant, homogeneous)
    }
    let shorter = withoutSolutions(of: linear, in: particular)
    return [shorter, particular].filter { $0 != .undefined }.map {
      sum([homogeneous, condensed($0)])
    }
  }
}
