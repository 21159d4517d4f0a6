import ExactArithmetic
import Polynomials

extension ExprArena {
  /// The node as a quotient of polynomials in its kernels, in lowest terms; nil beyond the limits.
  ///
  /// Powers of a root kernel k = u^(1/n) are below n: kⁿ is replaced by u where u is a polynomial in the kernels.
  /// Other relations between kernels (sin² + cos² = 1, √2·√3 = √6) are not known here, so the quotient
  /// is in lowest terms as one of polynomials in independent variables. Expressions of more than
  /// 2,000 tokens are refused. Equal to the node wherever that is defined, with no assumption on symbols.
  mutating func kernelFraction(
    of node: Node
  ) -> (fraction: KernelFraction, table: KernelTable)? {
    guard prefixLength(node) <= 2_000, let table = kernelTable(of: node) else { return nil }
    var known: [Node: KernelFraction] = [:]
    guard let free = fraction(of: node, over: table, &known) else { return nil }
    var (numerator, denominator) = (free.numerator, free.denominator)
    // Radicands hold only kernels that come before the root, so one pass from the last suffices.
    for place in (0..<table.count).reversed() where table.roots[place] > 1 {
      guard hasRelation(table.kernels[place]),
        let radicand = fraction(of: table.kernels[place].base, over: table, &known),
        radicand.denominator.isOne
      else { continue }
      let root = table.roots[place]
      guard let top = numerator.replacing(place, toThe: root, by: radicand.numerator),
        let bottom = denominator.replacing(place, toThe: root, by: radicand.numerator)
      else { return nil }
      (numerator, denominator) = (top, bottom)
    }
    return KernelFraction(numerator, over: denominator).map { ($0, table) }
  }

  private mutating func fraction(
    of node: Node, over table: KernelTable, _ known: inout [Node: KernelFraction]
  ) -> KernelFraction? {
    if let result = known[node] { return result }
    let record = self[node]
    let one = SparsePolynomial(constant: 1, variableCount: table.count)
    var result: KernelFraction
    if record.kind == .sum {
      result = KernelFraction(one.scaled(by: rational(record.scalar)))
      for term in Array(terms[range(record)]) {
        guard var part = fraction(of: term.base, over: table, &known) else { return nil }
        part.numerator = part.numerator.scaled(by: rational(term.weight))
        guard let total = result.adding(part) else { return nil }
        result = total
      }
    } else {
      result = KernelFraction(one.scaled(by: rational(coefficient(node))))
      for factor in factorTerms(node) {
        for (kernel, exponent) in kernelPowers(factor.base, factor.weight) {
          guard let part = fraction(of: kernel, to: exponent, over: table, &known),
            let product = result.multiplied(by: part)
          else { return nil }
          result = product
        }
      }
    }
    known[node] = result
    return result
  }

  private mutating func fraction(
    of kernel: Kernel, to exponent: Rational, over table: KernelTable,
    _ known: inout [Node: KernelFraction]
  ) -> KernelFraction? {
    if kernel.unit == .one, self[kernel.base].kind == .sum, let whole = exponent.asInt {
      return fraction(of: kernel.base, over: table, &known)?.power(whole)
    }
    guard let place = table.place(kernel), let count = table.exponent(exponent, at: place) else {
      return nil
    }
    let power = KernelFraction(
      SparsePolynomial(variable: place, exponent: abs(count), variableCount: table.count))
    return count < 0 ? power.power(-1) : power
  }
}

extension SparsePolynomial {
  /// The polynomial with a value in place of the n-th power of a variable, as often as it is contained.
  func replacing(_ variable: Int, toThe n: Int, by value: SparsePolynomial) -> SparsePolynomial? {
    guard degree(in: variable) >= n else { return self }
    var result = scaled(by: 0)
    for (exponent, coefficient) in coefficients(in: variable) {
      guard let power = value.power(exponent / n),
        let part = coefficient.multiplied(by: power)?.shifted(variable, by: exponent % n)
      else { return nil }
      result = result + part
    }
    return result
  }
}
