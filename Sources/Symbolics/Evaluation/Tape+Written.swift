import ExactArithmetic

extension Tape {
  /// Compiles a tree as it is written: no law is applied, so the tape is real just where the text is.
  ///
  /// √x² by way of its root stays undefined for x < 0, where the canonical form has the value x.
  init(written expr: Expr) {
    self.init()
    _ = emit(expr)
  }

  /// The difference of two trees, each as it is written; ``addends`` are the two sides.
  init(written left: Expr, minus right: Expr) {
    self.init()
    let a = emit(left)
    let minusOne = append(.number(Rational(-1)))
    let b = append(.multiply(minusOne, emit(right)))
    _ = append(.add(a, b))
    addends = [a, b]
  }

  private mutating func emit(_ expr: Expr) -> Int {
    switch expr {
    case .number(let value): return append(.number(value))
    case .symbol(let symbol): return append(.symbol(symbol))
    case .apply(let op, let operands):
      if op == .pow, case .number(let exponent) = operands[1] {
        let base = emit(operands[0])
        return appendPower(base, exponent)
      }
      return emit(op, operands.map { emit($0) })
    }
  }

  private mutating func emit(_ op: Operator, _ operands: [Int]) -> Int {
    switch op {
    case .add: return operands.dropFirst().reduce(operands[0]) { append(.add($0, $1)) }
    case .mul: return operands.dropFirst().reduce(operands[0]) { append(.multiply($0, $1)) }
    case .sub:
      let minusOne = append(.number(Rational(-1)))
      return append(.add(operands[0], append(.multiply(minusOne, operands[1]))))
    case .div: return append(.multiply(operands[0], append(.integerPower(operands[1], -1))))
    case .pow: return append(.power(operands[0], operands[1]))
    case .sqrt: return append(.squareRoot(operands[0]))
    case .exp: return append(.exponential(operands[0]))
    default: return append(.function(op, operands[0]))
    }
  }
}
