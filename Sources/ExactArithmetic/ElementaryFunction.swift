/// A function of one variable that ``RealRegisters`` and ``ComplexRegisters`` evaluate.
///
/// Branches are those of Abramowitz and Stegun 1964, chapter 4, and on a branch cut the value is that
/// of the formulas with logarithms when zeros have no sign: asin z = -i·ln(iz + √(1-z²)),
/// acos z = π/2 - asin z, atanh z = (ln(1+z) - ln(1-z))/2, asinh z = -i·asin iz,
/// atan z = -i·atanh iz, acosh z = ln(z + √(z+1)·√(z-1)), with arg in (-π, π]. The inverses of the reciprocal
/// functions are defined through the others: acot z = atan 1/z, asec z = acos 1/z,
/// acsc z = asin 1/z, and likewise the hyperbolic ones; at 0 they are undefined.
public enum ElementaryFunction: UInt8, CaseIterable, Sendable {
  case sqrt, exp, ln
  /// The absolute value |z|.
  case abs
  /// z/|z|, and 0 at 0.
  case sign
  case sin, cos, tan, cot, sec, csc
  case asin, acos, atan, acot, asec, acsc
  case sinh, cosh, tanh, coth, sech, csch
  case asinh, acosh, atanh, acoth, asech, acsch

  /// Whether the argument is reduced by multiples of π.
  var isTrigonometric: Bool {
    switch self {
    case .sin, .cos, .tan, .cot, .sec, .csc: true
    default: false
    }
  }

  /// Whether the argument is reduced by multiples of πi.
  var isHyperbolic: Bool {
    switch self {
    case .sinh, .cosh, .tanh, .coth, .sech, .csch: true
    default: false
    }
  }

  /// The function f where this one is f(1/z), nil for the others.
  var inverseOfReciprocal: ElementaryFunction? {
    switch self {
    case .acot: .atan
    case .asec: .acos
    case .acsc: .asin
    case .acoth: .atanh
    case .asech: .acosh
    case .acsch: .asinh
    default: nil
    }
  }
}
