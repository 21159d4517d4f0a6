/// Sums of products of functions of one family: squares that join, products that become sums of angles.
extension ExprArena {
  /// The shortest form of a sum that squares, angle formulas and a common denominator give.
  ///
  /// The best of these steps is repeated while it shortens the sum, at most eight times.
  mutating func circularSum(_ node: Node, _ family: FunctionFamily) -> Node {
    var best = node
    for _ in 0..<8 {
      let start = best
      guard self[start].kind == .sum, prefixLength(start) <= circularLimit else { break }
      let arguments = circularArguments(start, family)
      if arguments.isEmpty { break }
      keepSmaller(joinedCircularProducts(start, family), &best)
      for step in [start, overCommonFactor(start, family)] {
        for candidate in circularSteps(step, family) {
          keepJoined(joinedCircularProducts(candidate, family), &best)
          keepJoined(circularProduct(withCommonFactorsOut(candidate), family), &best)
        }
      }
      if best == start { break }
    }
    return best
  }

  /// Keeps the shorter, and of equally long ones the one that is no sum: −sin² rather than cos² − 1.
  private func keepJoined(_ candidate: Node, _ best: inout Node) {
    guard candidate != .undefined, prefixLength(candidate) <= prefixLength(best) else { return }
    let isJoined = self[best].kind == .sum && self[candidate].kind != .sum
    if isJoined || prefixLength(candidate) < prefixLength(best) { best = candidate }
  }

  /// Longer sums are left as they are: every step below multiplies out.
  private var circularLimit: Int { 300 }

  /// A sum (or a product with a sum in it) after each of the steps alone.
  private mutating func circularSteps(_ node: Node, _ family: FunctionFamily) -> [Node] {
    var result = [node]
    for argument in circularArguments(node, family).prefix(4) {
      for op in [
        family.sine, family.cosine, family.tangent, family.secant, family.cotangent,
        family.cosecant,
      ] {
        guard let next = withSquaresReplaced(node, op, argument, family) else { continue }
        result.append(next)
      }
    }
    if let linear = linearized(node, family) { result.append(linear) }
    let apart = withAnglesApart(node, family)
    guard apart != node, apart != .undefined else { return result }
    result.append(apart)
    for argument in circularArguments(apart, family).prefix(4) {
      for op in [family.sine, family.cosine] {
        guard let next = withSquaresReplaced(apart, op, argument, family) else { continue }
        result.append(next)
      }
    }
    return result
  }

  /// The arguments at which functions of the family are factors of terms, in order.
  private func circularArguments(_ node: Node, _ family: FunctionFamily) -> [Node] {
    var result: [Node] = []
    func visit(_ base: Node) {
      for factor in factorList(base) {
        if self[factor.base].kind == .sum {
          for term in terms[range(self[factor.base])] { visit(term.base) }
        } else if let (op, argument) = functionParts(factor.base),
          family.exponents(of: op) != nil, !result.contains(argument)
        {
          result.append(argument)
        }
      }
    }
    visit(node)
    return result
  }

  private mutating func joinedCircularProducts(_ node: Node, _ family: FunctionFamily) -> Node {
    var parts: [Node] = []
    for addend in addends(node) { parts.append(circularProduct(addend, family)) }
    return sum(parts)
  }

  /// The sum in sines and cosines with the common factor, denominators too, written before it.
  private mutating func overCommonFactor(_ node: Node, _ family: FunctionFamily) -> Node {
    var parts: [Node] = []
    for addend in addends(node) {
      let monomial = circularMonomial(addend, family)
      parts.append(inSineAndCosine(monomial, family))
    }
    return withCommonFactorsOut(sum(parts))
  }
}
