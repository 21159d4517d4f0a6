/// Moves operators from the side of an equation that holds the symbol to the other until it stands alone.
struct SolutionSearch {
  /// Equations looked at before the search gives up.
  static let stepLimit = 64

  let symbol: Symbol
  private var steps = 0

  init(symbol: Symbol) { self.symbol = symbol }

  /// Candidates, not yet checked; `right` is free of the symbol.
  mutating func solve(
    _ left: ExprArena.Node, equalTo right: ExprArena.Node, in arena: inout ExprArena
  ) -> [ExprArena.Node] {
    steps += 1
    guard steps <= Self.stepLimit, right != .undefined else { return [] }
    if left == arena.symbol(symbol) { return [right] }
    let record = arena[left]
    switch record.kind {
    case .sum: return solveSum(left, right, &arena)
    case .product: return solveProduct(left, right, &arena)
    case .power:
      return solvePower(
        ExprArena.Node(id: record.first), ExprArena.Node(id: record.second), right, &arena)
    case .function:
      guard let op = Operator(rawValue: record.code) else { return [] }
      let argument = ExprArena.Node(id: record.first)
      return solveEach(arena.preimages(of: right, under: op), of: argument, &arena)
    case .undefined, .number, .symbol: return []
    }
  }

  private mutating func solveEach(
    _ values: [ExprArena.Node], of left: ExprArena.Node, _ arena: inout ExprArena
  ) -> [ExprArena.Node] {
    var results: [ExprArena.Node] = []
    for value in values { results += solve(left, equalTo: value, in: &arena) }
    return results
  }

  private mutating func solveSum(
    _ left: ExprArena.Node, _ right: ExprArena.Node, _ arena: inout ExprArena
  ) -> [ExprArena.Node] {
    var (moving, fixed): ([ExprArena.Node], [ExprArena.Node]) = ([], [])
    for addend in arena.addends(left) {
      if arena.contains(addend, symbol) { moving.append(addend) } else { fixed.append(addend) }
    }
    let target = arena.subtract(right, arena.sum(fixed))
    guard moving.count > 1 else { return solve(moving[0], equalTo: target, in: &arena) }
    return solvePolynomial(arena.subtract(arena.sum(moving), target), &arena)
  }

  private mutating func solveProduct(
    _ left: ExprArena.Node, _ right: ExprArena.Node, _ arena: inout ExprArena
  ) -> [ExprArena.Node] {
    let record = arena[left]
    var (moving, fixed): ([ExprArena.Node], [ExprArena.Node]) = ([], [record.scalar])
    for factor in Array(arena.terms[arena.range(record)]) {
      let power = arena.power(factor.base, factor.weight)
      if arena.contains(power, symbol) { moving.append(power) } else { fixed.append(power) }
    }
    if right == .zero {
      return moving.flatMap { solve($0, equalTo: .zero, in: &arena) }
    }
    let target = arena.divide(right, by: arena.product(fixed))
    guard moving.count > 1 else { return solve(moving[0], equalTo: target, in: &arena) }
    return solvePolynomial(arena.subtract(arena.product(moving), target), &arena)
  }

  private mutating func solvePower(
    _ base: ExprArena.Node, _ exponent: ExprArena.Node, _ right: ExprArena.Node,
    _ arena: inout ExprArena
  ) -> [ExprArena.Node] {
    switch (arena.contains(base, symbol), arena.contains(exponent, symbol)) {
    case (true, false):
      return solveEach(arena.roots(of: right, exponent: exponent), of: base, &arena)
    case (false, true):
      let target = arena.divide(arena.apply(.ln, right), by: arena.apply(.ln, base))
      return solve(exponent, equalTo: target, in: &arena)
    default: return []
    }
  }

  /// Solutions of a sum equal to zero that is linear or quadratic in a power of some part.
  private mutating func solvePolynomial(
    _ sum: ExprArena.Node, _ arena: inout ExprArena
  ) -> [ExprArena.Node] {
    let cleared = arena.withCommonFactorsOut(arena.distributedThroughout(sum))
    var numerators = [sum, arena.distributedThroughout(sum)]
    if arena[cleared].kind == .product {
      // The zeros of a product that still hold the symbol; denominators have none.
      for factor in Array(arena.terms[arena.range(arena[cleared])])
      where arena[factor.base].kind == .sum && !arena.isNegativeNumber(factor.weight) {
        numerators.append(arena.distributedThroughout(factor.base))
      }
    }
    for numerator in numerators where arena.contains(numerator, symbol) {
      for kernel in arena.kernels(of: numerator, holding: symbol) {
        guard let equation = arena.polynomialEquation(numerator, in: kernel, symbol) else {
          continue
        }
        let power = arena.power(kernel.base, arena.multiply(kernel.unit, equation.stride))
        let results = solveEach(arena.roots(of: equation), of: power, &arena)
        if !results.isEmpty { return results }
      }
    }
    return []
  }
}
