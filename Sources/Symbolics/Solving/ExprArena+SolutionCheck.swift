import ExactArithmetic

extension ExprArena {
  /// Puts a value for the symbol back into `left` = `right`; nil where the sides nowhere agree.
  mutating func check(
    _ value: Node, for symbol: Symbol, of left: Node, equalTo right: Node
  ) -> SolutionCheck? {
    let restored = substituting(value, for: symbol, in: left)
    if restored == .undefined { return nil }
    if restored == right { return .proved }
    let residual = subtract(restored, right)
    guard residual != .undefined, !isNumber(residual) else { return nil }
    let tape = Tape(residual, in: &self)
    let registers = RealRegisters(count: tape.instructions.count, bits: 256)
    var (agreeing, usable) = (0, 0)
    for point in Self.checkPoints where usable < 16 {
      guard tape.run(on: registers, at: point) else { continue }
      usable += 1
      let size = tape.addends.compactMap { registers.exponent($0) }.max() ?? 0
      let exponent = registers.exponent(tape.instructions.count - 1)
      if exponent.map({ $0 < size - 160 }) ?? true { agreeing += 1 }
    }
    guard agreeing >= 2 else { return nil }
    return agreeing == usable
      ? .verified(points: usable) : .partly(agreeing: agreeing, points: usable)
  }

  /// Points at which every symbol has a value of its own, small and large, of both signs.
  private static let checkPoints: [[Symbol: Rational]] = (0..<64).map { index in
    var values: [Symbol: Rational] = [:]
    for (place, symbol) in Symbol.allCases.enumerated() where !symbol.isConstant {
      // A linear congruence spreads (index, place) over the interval; 20 binary digits are exact.
      let mixed = (index &* 2_654_435_761 &+ place &* 40_503_271 &+ 12_345) & 0xf_ffff
      let reach = [1, 3, 1, 8][index % 4]
      values[symbol] = Rational(
        (mixed - 0x8_0000) * reach * 2 + 1, overNonzero: 0x10_0000)
    }
    return values
  }
}
