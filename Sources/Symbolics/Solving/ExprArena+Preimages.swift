import ExactArithmetic

extension ExprArena {
  /// The arguments of a function whose value is `value`: the principal inverse first, then the other of a period.
  mutating func preimages(of value: Node, under op: Operator) -> [Node] {
    switch op {
    case .add, .sub, .mul, .div, .pow, .sqrt, .exp, .sign: []
    case .ln: [apply(.exp, value)]
    case .abs: [value, negate(value)]
    case .sin: mirrored(.asin, value)
    case .csc: mirrored(.acsc, value)
    case .cos: signed(.acos, value)
    case .sec: signed(.asec, value)
    case .cosh: signed(.acosh, value)
    case .sech: signed(.asech, value)
    case .tan: [apply(.atan, value)]
    case .cot: [apply(.acot, value)]
    case .sinh: [apply(.asinh, value)]
    case .tanh: [apply(.atanh, value)]
    case .coth: [apply(.acoth, value)]
    case .csch: [apply(.acsch, value)]
    case .asin: [apply(.sin, value)]
    case .acos: [apply(.cos, value)]
    case .atan: [apply(.tan, value)]
    case .acot: [apply(.cot, value)]
    case .asec: [apply(.sec, value)]
    case .acsc: [apply(.csc, value)]
    case .asinh: [apply(.sinh, value)]
    case .acosh: [apply(.cosh, value)]
    case .atanh: [apply(.tanh, value)]
    case .acoth: [apply(.coth, value)]
    case .asech: [apply(.sech, value)]
    case .acsch: [apply(.csch, value)]
    }
  }

  /// f⁻¹(v) and π − f⁻¹(v).
  private mutating func mirrored(_ inverse: Operator, _ value: Node) -> [Node] {
    let principal = apply(inverse, value)
    return [principal, subtract(.pi, principal)]
  }

  /// f⁻¹(v) and −f⁻¹(v).
  private mutating func signed(_ inverse: Operator, _ value: Node) -> [Node] {
    let principal = apply(inverse, value)
    return [principal, negate(principal)]
  }

  /// The bases whose power with this exponent is `value`, as far as they are real.
  ///
  /// v^(1/e) first; −v^(1/e) too where the exponent has an even numerator, and −(−v)^(1/e), the real
  /// root of a negative value, where it is an odd integer.
  mutating func roots(of value: Node, exponent: Node) -> [Node] {
    let principal = power(value, power(exponent, .minusOne))
    guard let number = self.value(ofNumber: exponent) else { return [principal] }
    if number.numerator.isEven { return [principal, negate(principal)] }
    guard number.isInteger, !isKnown(value, [.real, .nonnegative]) else { return [principal] }
    return [principal, negate(power(negate(value), power(exponent, .minusOne)))]
  }
}
