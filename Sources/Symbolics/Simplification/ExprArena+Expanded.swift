import ExactArithmetic
import Polynomials

extension ExprArena {
  /// The most terms that a product may have multiplied out.
  private static var expandedTermLimit: Int { 1_000 }
  /// The highest power of a sum that is multiplied out.
  private static var expandedPowerLimit: Int { 100 }

  /// Products distributed over sums and integer powers of sums multiplied out, at every level.
  ///
  /// Powers up to 100 with results of up to 1,000 terms; what would be larger stays as it is, as
  /// (1 + x)^1000 and (a + b + c + d)^50 do. Sums in denominators stay too. Repeated (at most four times)
  /// until nothing changes. Preserves the value wherever the input is defined, for generic complex symbols.
  public mutating func expanded(_ node: Node) -> Node {
    var current = node
    for _ in 0..<4 {
      let next = rebuilt(current) { arena, part in arena.multipliedOut(part) }
      if next == current || next == .undefined { break }
      current = next
    }
    return current
  }

  /// One product or power multiplied out.
  private mutating func multipliedOut(_ node: Node) -> Node {
    let kind = self[node].kind
    guard kind == .product || kind == .power else { return node }
    var sums: [(addends: [Node], power: Int)] = []
    var others = [coefficient(node)]
    var (size, isSmall) = (1, true)
    for factor in factorTerms(node) {
      guard self[factor.base].kind == .sum, isInteger(factor.weight),
        let power = rational(factor.weight).asInt, (1...Self.expandedPowerLimit).contains(power)
      else {
        others.append(self.power(factor.base, factor.weight))
        continue
      }
      let addends = addends(factor.base)
      sums.append((addends, power))
      isSmall = isSmall && power <= 4 && size <= 64
      if isSmall { for _ in 0..<power { size *= addends.count } }
    }
    if sums.isEmpty { return node }
    // A few products are sooner made as nodes than as polynomials.
    if isSmall && size <= 64 { return distributed(node) }
    return product(of: sums, times: others) ?? node
  }

  private mutating func product(
    of sums: [(addends: [Node], power: Int)], times others: [Node]
  ) -> Node? {
    var table = KernelTable()
    for addend in sums.flatMap(\.addends) {
      for factor in factorTerms(addend) {
        for (kernel, exponent) in kernelPowers(factor.base, factor.weight) {
          guard table.enter(kernel, denominator: exponent.denominator) else { return nil }
        }
      }
    }
    var result = SparsePolynomial(constant: 1, variableCount: table.count)
    var offset = [Int](repeating: 0, count: table.count)
    for (addends, power) in sums {
      guard let (polynomial, least) = shiftedPolynomial(addends, over: table) else { return nil }
      for _ in 0..<power {
        guard let next = result.multiplied(by: polynomial),
          next.termCount <= Self.expandedTermLimit
        else { return nil }
        result = next
      }
      for place in offset.indices { offset[place] += least[place] * power }
    }
    let outside = product(others)
    var parts: [Node] = []
    for addend in addends(node(of: result, over: table, offset: offset)) {
      parts.append(multiply(addend, outside))
    }
    return sum(parts)
  }

  /// A sum divided by the least power of each kernel, which makes it a polynomial, and these powers.
  private mutating func shiftedPolynomial(
    _ addends: [Node], over table: KernelTable
  ) -> (polynomial: SparsePolynomial, least: [Int])? {
    var list: [(exponents: [Int], coefficient: Rational)] = []
    for addend in addends {
      var exponents = [Int](repeating: 0, count: table.count)
      for factor in factorTerms(addend) {
        for (kernel, exponent) in kernelPowers(factor.base, factor.weight) {
          guard let place = table.place(kernel),
            let count = table.exponent(exponent, at: place)
          else { return nil }
          exponents[place] += count
        }
      }
      list.append((exponents, rational(coefficient(addend))))
    }
    let least = (0..<table.count).map { place in
      list.reduce(Int.max) { min($0, $1.exponents[place]) }
    }
    let shifted = list.map { term in
      (zip(term.exponents, least).map { $0 - $1 }, term.coefficient)
    }
    return SparsePolynomial(terms: shifted, variableCount: table.count).map { ($0, least) }
  }
}
