public import Symbolics

/// An operator that random expressions are decorated with.
///
/// Beside the operators of expressions these are fixed powers and the reciprocal, which the canonical
/// form writes with `pow` (Lample and Charton 2020, released code). The raw value is the name in
/// distribution files; the order is that of the draws, so it is part of every data set: append only.
public enum GenerationOperator: String, CaseIterable, Codable, Hashable, Sendable {
  case add, sub, mul, div, pow
  case sqrt, pow2, pow3, pow4, pow5, inv, abs, sign, ln, exp
  case sin, cos, tan, cot, sec, csc
  case asin, acos, atan, acot, asec, acsc
  case sinh, cosh, tanh, coth, sech, csch
  case asinh, acosh, atanh, acoth, asech, acsch

  /// What the operator is in terms of the operators of expressions.
  public enum Meaning: Hashable, Sendable {
    /// The operator itself, applied to its one or two operands.
    case same(Operator)
    /// The operand raised to this integer.
    case power(Int)
  }

  /// What the operator stands for.
  public var meaning: Meaning {
    switch self {
    case .pow2: .power(2)
    case .pow3: .power(3)
    case .pow4: .power(4)
    case .pow5: .power(5)
    case .inv: .power(-1)
    case .add: .same(.add)
    case .sub: .same(.sub)
    case .mul: .same(.mul)
    case .div: .same(.div)
    case .pow: .same(.pow)
    case .sqrt: .same(.sqrt)
    case .abs: .same(.abs)
    case .sign: .same(.sign)
    case .ln: .same(.ln)
    case .exp: .same(.exp)
    case .sin: .same(.sin)
    case .cos: .same(.cos)
    case .tan: .same(.tan)
    case .cot: .same(.cot)
    case .sec: .same(.sec)
    case .csc: .same(.csc)
    case .asin: .same(.asin)
    case .acos: .same(.acos)
    case .atan: .same(.atan)
    case .acot: .same(.acot)
    case .asec: .same(.asec)
    case .acsc: .same(.acsc)
    case .sinh: .same(.sinh)
    case .cosh: .same(.cosh)
    case .tanh: .same(.tanh)
    case .coth: .same(.coth)
    case .sech: .same(.sech)
    case .csch: .same(.csch)
    case .asinh: .same(.asinh)
    case .acosh: .same(.acosh)
    case .atanh: .same(.atanh)
    case .acoth: .same(.acoth)
    case .asech: .same(.asech)
    case .acsch: .same(.acsch)
    }
  }

  /// The number of operands, 1 or 2.
  public var arity: Int {
    switch self {
    case .add, .sub, .mul, .div, .pow: 2
    default: 1
    }
  }

  /// Whether values grow exponentially, so that a few of them nested leave the range of floating point.
  var isExponential: Bool {
    switch self {
    case .exp, .sinh, .cosh: true
    default: false
    }
  }

  /// The operators with this number of operands.
  public static func all(ofArity arity: Int) -> [GenerationOperator] {
    allCases.filter { $0.arity == arity }
  }
}
