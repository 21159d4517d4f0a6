import CGMP

/// The bounds that keep every register operation short, whatever its operands.
enum RegisterLimits {
  /// The precisions that registers may have, in bits.
  static let bits = 64...(1 << 20)

  /// The greatest binary exponent, in magnitude, of a value; others become NaN.
  ///
  /// MPFR starts with the range ±(2³⁰ − 1) and rounds what lies just below it up to its end, so the
  /// ends are left out: within this bound no result underflows or overflows unnoticed.
  static let exponent: mpfr_exp_t = (1 << 30) - 2

  /// The greatest exponent of an argument that is reduced by multiples of π.
  ///
  /// The absolute error of a rounded argument x is about |x|·2^-bits, so beyond this bound less
  /// than half of the digits would mean anything; and the cost of the reduction grows with it.
  static func reducibleExponent(bits: Int) -> mpfr_exp_t { bits / 2 }

  /// The greatest exponent of the part of an argument whose exponential is taken; beyond it the
  /// result is out of range.
  static let exponentialExponent: mpfr_exp_t = 31

  /// The same for tangents and cotangents, which approach a constant exponentially: correct
  /// rounding of both parts then needs a working precision of about 3·|argument| bits.
  static let tangentExponent: mpfr_exp_t = 10

  /// The greatest exponent of b in a real a^b.
  static let realPowerExponent: mpfr_exp_t = 64

  /// The greatest exponent of b in a complex a^b.
  ///
  /// MPC looks for exact results such as (1+i)^(2ⁿ), at a cost that is not bounded by the precision.
  static let complexPowerExponent: mpfr_exp_t = 20

  /// The greatest exponent, in magnitude, of an argument of a complex transcendental function, and
  /// the greatest difference between the exponents of the two parts of a divisor.
  ///
  /// MPC rounds both parts correctly, and where one is 2^e times the other it may need a working
  /// precision of e bits.
  static func complexExponent(bits: Int) -> mpfr_exp_t { 1024 + 2 * bits }
}

/// Puts a result in the form that registers keep: finite and within the exponent limit, or NaN;
/// and zero without a sign.
///
/// Infinities become NaN, as functions that map them to finite values would hide an overflow, and
/// so do zeros from an underflow: a verifier must not take them for exact zeros. A zero without
/// sign makes the value on a branch cut independent of how its argument came about.
func settle(_ value: mpfr_ptr) {
  if unsafe mpfr_is_regular(value) != 0 {
    if unsafe mpfr_exponent(value).magnitude > RegisterLimits.exponent.magnitude {
      unsafe mpfr_set_nan(value)
    }
  } else if unsafe mpfr_is_zero(value) != 0 && mpfr_underflow_p() == 0 {
    unsafe mpfr_set_zero(value, 1)
  } else {
    unsafe mpfr_set_nan(value)
  }
}

/// Sets a value to a rational number, correctly rounded.
func set(_ value: mpfr_ptr, to rational: Rational) {
  if case .small(let numerator, 1) = rational.storage {
    unsafe mpfr_set_si(value, numerator, MPFR_RNDN)
    return
  }
  unsafe BigInteger.withViews(rational.numerator, rational.denominator) { numerator, denominator in
    var ratio = unsafe __mpq_struct(_mp_num: numerator.pointee, _mp_den: denominator.pointee)
    unsafe mpfr_set_q(value, &ratio, MPFR_RNDN)
  }
}

/// The binary exponent of a value as the registers report it: nil for zero, `Int.max` for NaN.
func reportedExponent(_ value: mpfr_srcptr) -> Int? {
  if unsafe mpfr_is_regular(value) != 0 { return unsafe mpfr_exponent(value) }
  return unsafe mpfr_is_zero(value) != 0 ? nil : .max
}
