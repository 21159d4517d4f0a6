import ExactArithmetic
import Polynomials

/// What the making of one fraction knows and may still spend.
private struct KernelWork {
  let table: KernelTable
  var known: [ExprArena.Node: KernelFraction] = [:]
  var steps = 8_000_000
}

extension ExprArena {
  /// The node as a quotient of polynomials in its kernels, in lowest terms; nil beyond the limits.
  ///
  /// Powers of a root kernel k = u^(1/n) are below n: kⁿ is replaced by u where u is a polynomial in the kernels.
  /// Other relations between kernels (sin² + cos² = 1, √2·√3 = √6) are not known here, so the quotient
  /// is in lowest terms as one of polynomials in independent variables. Expressions of more than
  /// 2,000 tokens and work of more than eight million steps are refused. Equal to the node wherever that is defined, with no assumption on symbols.
  mutating func kernelFraction(
    of node: Node
  ) -> (fraction: KernelFraction, table: KernelTable)? {
    guard prefixLength(node) <= 2_000, let table = kernelTable(of: node) else { return nil }
    var work = KernelWork(table: table)
    guard let free = fraction(of: node, &work) else { return nil }
    var (numerator, denominator) = (free.numerator, free.denominator)
    // Radicands hold only kernels that come before the root, so one pass from the last suffices.
    for place in (0..<table.count).reversed() where table.roots[place] > 1 {
      guard hasRelation(table.kernels[place]),
        let radicand = fraction(of: table.kernels[place].base, &work),
        radicand.denominator.isOne
      else { continue }
      let root = table.roots[place]
      guard
        let top = numerator.replacing(
          place, toThe: root, by: radicand.numerator, steps: &work.steps),
        let bottom = denominator.replacing(
          place, toThe: root, by: radicand.numerator, steps: &work.steps)
      else { return nil }
      (numerator, denominator) = (top, bottom)
    }
    return KernelFraction(numerator, over: denominator, steps: &work.steps).map { ($0, table) }
  }

  private mutating func fraction(
    of node: Node, _ work: inout KernelWork
  ) -> KernelFraction? {
    if let result = work.known[node] { return result }
    let record = self[node]
    let one = SparsePolynomial(constant: 1, variableCount: work.table.count)
    var result: KernelFraction
    if record.kind == .sum {
      result = KernelFraction(one.scaled(by: rational(record.scalar)))
      for term in Array(terms[range(record)]) {
        guard var part = fraction(of: term.base, &work) else { return nil }
        part.numerator = part.numerator.scaled(by: rational(term.weight))
        guard let total = result.adding(part, steps: &work.steps) else { return nil }
        result = total
      }
    } else {
      result = KernelFraction(one.scaled(by: rational(coefficient(node))))
      for factor in factorTerms(node) {
        for (kernel, exponent) in kernelPowers(factor.base, factor.weight) {
          guard let part = fraction(of: kernel, to: exponent, &work),
            let product = result.multiplied(by: part, steps: &work.steps)
          else { return nil }
          result = product
        }
      }
    }
    work.known[node] = result
    return result
  }

  private mutating func fraction(
    of kernel: Kernel, to exponent: Rational, _ work: inout KernelWork
  ) -> KernelFraction? {
    if kernel.unit == .one, self[kernel.base].kind == .sum, let whole = exponent.asInt {
      return fraction(of: kernel.base, &work)?.power(whole, steps: &work.steps)
    }
    guard let place = work.table.place(kernel),
      let count = work.table.exponent(exponent, at: place)
    else {
      return nil
    }
    let power = KernelFraction(
      SparsePolynomial(variable: place, exponent: abs(count), variableCount: work.table.count))
    return count < 0 ? power.power(-1, steps: &work.steps) : power
  }
}
