import CGMP

extension RealRegisters {
  /// Sets the destination to a + b.
  public func add(_ destination: Int, _ a: Int, _ b: Int) {
    unsafe write(destination) { unsafe mpfr_add($0, pointer(a), pointer(b), MPFR_RNDN) }
  }

  /// Sets the destination to a - b.
  public func subtract(_ destination: Int, _ a: Int, _ b: Int) {
    unsafe write(destination) { unsafe mpfr_sub($0, pointer(a), pointer(b), MPFR_RNDN) }
  }

  /// Sets the destination to a · b.
  public func multiply(_ destination: Int, _ a: Int, _ b: Int) {
    unsafe write(destination) { unsafe mpfr_mul($0, pointer(a), pointer(b), MPFR_RNDN) }
  }

  /// Sets the destination to a / b, NaN for b = 0.
  public func divide(_ destination: Int, _ a: Int, _ b: Int) {
    unsafe write(destination) { unsafe mpfr_div($0, pointer(a), pointer(b), MPFR_RNDN) }
  }

  /// Sets the destination to -a.
  public func negate(_ destination: Int, _ a: Int) {
    unsafe write(destination) { unsafe mpfr_neg($0, pointer(a), MPFR_RNDN) }
  }

  /// Sets the destination to a^b; a^0 is 1.
  ///
  /// NaN for a negative base under a power that is not an integer, and for a power beyond 2⁶⁴.
  public func power(_ destination: Int, _ a: Int, _ b: Int) {
    unsafe write(destination) { result in
      // MPFR has NaN^0 = 1^NaN = 1.
      if !isFinite(a) || (exponent(b) ?? 0) > RegisterLimits.realPowerExponent {
        unsafe mpfr_set_nan(result)
      } else {
        unsafe mpfr_pow(result, pointer(a), pointer(b), MPFR_RNDN)
      }
    }
  }

  /// Sets the destination to a to an integer power; a^0 is 1.
  public func power(_ destination: Int, _ a: Int, integer exponent: Int) {
    unsafe write(destination) { result in
      if isFinite(a) {
        unsafe mpfr_pow_si(result, pointer(a), exponent, MPFR_RNDN)
      } else {
        unsafe mpfr_set_nan(result)
      }
    }
  }

  /// Sets the destination to the function of the source.
  public func apply(_ function: ElementaryFunction, to source: Int, into destination: Int) {
    let argument = unsafe pointer(source)
    unsafe write(destination) { result in
      // MPFR maps NaN to 1 or to a sign in places.
      if unsafe mpfr_number_p(argument) == 0 {
        unsafe mpfr_set_nan(result)
      } else if let inverse = function.inverseOfReciprocal {
        if isZero(source) {
          unsafe mpfr_set_nan(result)
        } else {
          unsafe mpfr_ui_div(result, 1, argument, MPFR_RNDN)
          unsafe RealRegisters.evaluate(inverse, result, result)
        }
      } else if function.isTrigonometric, let exponent = exponent(source),
        exponent > RegisterLimits.reducibleExponent(bits: bits)
      {
        unsafe mpfr_set_nan(result)
      } else {
        unsafe RealRegisters.evaluate(function, result, argument)
      }
    }
  }

  private static func evaluate(
    _ function: ElementaryFunction, _ result: mpfr_ptr, _ argument: mpfr_srcptr
  ) {
    switch function {
    case .sqrt: unsafe mpfr_sqrt(result, argument, MPFR_RNDN)
    case .exp: unsafe mpfr_exp(result, argument, MPFR_RNDN)
    case .ln: unsafe mpfr_log(result, argument, MPFR_RNDN)
    case .abs: unsafe mpfr_abs(result, argument, MPFR_RNDN)
    case .sign: unsafe mpfr_set_si(result, Int(mpfr_sgn(argument)).signum(), MPFR_RNDN)
    case .sin: unsafe mpfr_sin(result, argument, MPFR_RNDN)
    case .cos: unsafe mpfr_cos(result, argument, MPFR_RNDN)
    case .tan: unsafe mpfr_tan(result, argument, MPFR_RNDN)
    case .cot: unsafe mpfr_cot(result, argument, MPFR_RNDN)
    case .sec: unsafe mpfr_sec(result, argument, MPFR_RNDN)
    case .csc: unsafe mpfr_csc(result, argument, MPFR_RNDN)
    case .asin, .acsc: unsafe mpfr_asin(result, argument, MPFR_RNDN)
    case .acos, .asec: unsafe mpfr_acos(result, argument, MPFR_RNDN)
    case .atan, .acot: unsafe mpfr_atan(result, argument, MPFR_RNDN)
    case .sinh: unsafe mpfr_sinh(result, argument, MPFR_RNDN)
    case .cosh: unsafe mpfr_cosh(result, argument, MPFR_RNDN)
    case .tanh: unsafe mpfr_tanh(result, argument, MPFR_RNDN)
    case .coth: unsafe mpfr_coth(result, argument, MPFR_RNDN)
    case .sech: unsafe mpfr_sech(result, argument, MPFR_RNDN)
    case .csch: unsafe mpfr_csch(result, argument, MPFR_RNDN)
    case .asinh, .acsch: unsafe mpfr_asinh(result, argument, MPFR_RNDN)
    case .acosh, .asech: unsafe mpfr_acosh(result, argument, MPFR_RNDN)
    case .atanh, .acoth: unsafe mpfr_atanh(result, argument, MPFR_RNDN)
    }
  }
}
