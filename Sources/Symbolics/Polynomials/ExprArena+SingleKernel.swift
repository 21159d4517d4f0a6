import ExactArithmetic

extension ExprArena {
  /// The part base^unit of which an expression may be a rational function, with a symbol in it.
  ///
  /// x itself, one function, one root such as √(x + 1), or exponentials of rational multiples of one
  /// exponent; nil where different parts hold the symbol.
  func singleKernelParts(of node: Node, holding symbol: Symbol, into parts: inout [Term]) {
    let record = self[node]
    guard contains(node, symbol) else { return }
    switch record.kind {
    case .number, .undefined: return
    case .symbol, .function: parts.append(Term(base: node, weight: .one))
    case .sum:
      for term in terms[range(record)] {
        singleKernelParts(of: term.base, holding: symbol, into: &parts)
      }
    case .product:
      for factor in terms[range(record)] {
        kernelParts(ofPower: factor, holding: symbol, into: &parts)
      }
    case .power:
      let power = Term(base: Node(id: record.first), weight: Node(id: record.second))
      kernelParts(ofPower: power, holding: symbol, into: &parts)
    }
  }

  private func kernelParts(
    ofPower power: Term, holding symbol: Symbol, into parts: inout [Term]
  ) {
    if isInteger(power.weight) {
      singleKernelParts(of: power.base, holding: symbol, into: &parts)
    } else if contains(power.base, symbol) || contains(power.weight, symbol) {
      parts.append(power)
    }
  }

  /// The kernel base^unit of an expression, nil where it has none or several.
  mutating func singleKernel(of node: Node, holding symbol: Symbol) -> EquationKernel? {
    var parts: [Term] = []
    singleKernelParts(of: node, holding: symbol, into: &parts)
    guard let first = parts.first else { return nil }
    var unit: Rational = 0
    for part in parts {
      guard part.base == first.base,
        let ratio = value(ofNumber: divide(part.weight, by: first.weight))
      else { return nil }
      // The greatest number of which both are integer multiples.
      let common = BigInteger.lcm(unit.denominator, ratio.denominator)
      let scaled = BigInteger.gcd(
        (unit * Rational(common)).numerator, (ratio * Rational(common)).numerator)
      unit = Rational(scaled, overNonzero: common)
    }
    return EquationKernel(base: first.base, unit: scale(first.weight, by: number(unit)))
  }
}
