/// An operator of recurrences (d'Ascoli, Kamienny, Lample and Charton 2022, table 1 and released code).
///
/// The raw value is the token and the name in distribution files; the order is that of the draws, so it
/// is part of every dataset: append only.
public enum SequenceOperator: String, CaseIterable, Codable, Hashable, Sendable {
  case add, sub, mul
  /// The quotient rounded down, and the remainder that has the sign of the divisor.
  case idiv, mod
  case div
  case abs, sqr
  /// max(x, 0).
  case relu
  /// 1 for x ≥ 0, otherwise −1.
  case sign
  case inv, sqrt, log, exp, sin, cos, tan, arcsin, arccos, arctan

  /// The number of operands, 1 or 2.
  public var arity: Int {
    switch self {
    case .add, .sub, .mul, .idiv, .mod, .div: 2
    default: 1
    }
  }

  /// The operators that map integers to integers.
  public static let ofIntegers: [SequenceOperator] = [
    .add, .sub, .mul, .idiv, .mod, .abs, .sqr, .relu, .sign,
  ]

  /// The operators of floating-point numbers.
  public static let ofReals: [SequenceOperator] = [
    .add, .sub, .mul, .div, .abs, .sqr,
    .inv, .sqrt, .log, .exp, .sin, .cos, .tan, .arcsin, .arccos, .arctan,
  ]
}

/// A real number with a name; the raw value is its token.
public enum SequenceConstant: String, CaseIterable, Codable, Hashable, Sendable {
  case e, pi
  /// Euler's γ.
  case gamma = "euler_gamma"

  /// The nearest floating-point number.
  public var value: Double {
    switch self {
    case .e: 2.718281828459045
    case .pi: .pi
    case .gamma: 0.5772156649015329
    }
  }
}
