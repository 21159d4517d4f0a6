/// A leaf that is not a number: a variable, a coefficient, a constant or the unknown function.
///
/// The raw values are the canonical order of leaves and part of every trained vocabulary: append only.
public enum Symbol: UInt8, CaseIterable, Hashable, Sendable {
  case x, y, z, t
  case a0, a1, a2, a3, a4, a5, a6, a7, a8, a9
  /// The circle constant.
  case pi
  /// The base of the natural logarithm; the canonical form writes its powers as `exp`.
  case e
  /// The unknown function of x, and its first and second derivatives.
  case unknown, unknownPrime, unknownSecond

  /// The variables, in order.
  public static let variables: [Symbol] = [.x, .y, .z, .t]
  /// The coefficients a0…a9, in order.
  public static let coefficients: [Symbol] = [.a0, .a1, .a2, .a3, .a4, .a5, .a6, .a7, .a8, .a9]

  /// The prefix token, also the infix name (the constant e has the token `E` and the infix name `e`).
  public var token: String {
    switch self {
    case .x: "x"
    case .y: "y"
    case .z: "z"
    case .t: "t"
    case .a0: "a0"
    case .a1: "a1"
    case .a2: "a2"
    case .a3: "a3"
    case .a4: "a4"
    case .a5: "a5"
    case .a6: "a6"
    case .a7: "a7"
    case .a8: "a8"
    case .a9: "a9"
    case .pi: "pi"
    case .e: "E"
    case .unknown: "Y"
    case .unknownPrime: "Y'"
    case .unknownSecond: "Y''"
    }
  }

  /// Whether the symbol is one of x, y, z, t.
  public var isVariable: Bool { rawValue <= Symbol.t.rawValue }
  /// Whether the symbol is one of a0…a9.
  public var isCoefficient: Bool { (Symbol.a0.rawValue...Symbol.a9.rawValue).contains(rawValue) }
  /// Whether the symbol stands for a fixed number.
  public var isConstant: Bool { self == .pi || self == .e }
  /// Whether the symbol is the unknown function or one of its derivatives.
  public var isUnknown: Bool { rawValue >= Symbol.unknown.rawValue }
}
