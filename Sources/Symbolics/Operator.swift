/// The operators of expressions (Lample and Charton 2020, appendix C, with the reciprocal functions added).
///
/// Everything that is known about one (token, printing, value, derivative) stands in its
/// definition; the raw values are the canonical order and part of every trained vocabulary: append only.
public enum Operator: UInt8, CaseIterable, Hashable, Sendable {
  case add, sub, mul, div, pow
  case sqrt, exp, ln, abs, sign
  case sin, cos, tan, cot, sec, csc
  case asin, acos, atan, acot, asec, acsc
  case sinh, cosh, tanh, coth, sech, csch
  case asinh, acosh, atanh, acoth, asech, acsch

  /// The prefix token, also the infix name of a function.
  public var token: String { String(describing: self) }

  /// The number of operands: 2 for `add`, `sub`, `mul`, `div`, `pow`, else 1.
  public var arity: Int { rawValue <= Operator.pow.rawValue ? 2 : 1 }

  /// The operator with this prefix token.
  public init?(token: some StringProtocol) {
    guard let match = Self.byToken[String(token)] else { return nil }
    self = match
  }

  private static let byToken = Dictionary(uniqueKeysWithValues: allCases.map { ($0.token, $0) })
}
