import CGMP

extension ComplexRegisters {
  /// Sets the destination to a + b.
  public func add(_ destination: Int, _ a: Int, _ b: Int) {
    unsafe write(destination) { unsafe mpc_add($0, pointer(a), pointer(b), MPC_NEAREST) }
  }

  /// Sets the destination to a - b.
  public func subtract(_ destination: Int, _ a: Int, _ b: Int) {
    unsafe write(destination) { unsafe mpc_sub($0, pointer(a), pointer(b), MPC_NEAREST) }
  }

  /// Sets the destination to a · b.
  public func multiply(_ destination: Int, _ a: Int, _ b: Int) {
    unsafe write(destination) { unsafe mpc_mul($0, pointer(a), pointer(b), MPC_NEAREST) }
  }

  /// Sets the destination to a / b, NaN for b = 0.
  public func divide(_ destination: Int, _ a: Int, _ b: Int) {
    unsafe write(destination) { result in
      if isBalanced(a) && isBalanced(b) {
        unsafe mpc_div(result, pointer(a), pointer(b), MPC_NEAREST)
      } else {
        unsafe mpc_set_nan(result)
      }
    }
  }

  /// Sets the destination to -a.
  public func negate(_ destination: Int, _ a: Int) {
    unsafe write(destination) { unsafe mpc_neg($0, pointer(a), MPC_NEAREST) }
  }

  /// Sets the destination to the principal value of a^b = exp(b·ln a); a^0 is 1.
  ///
  /// 0^b is 0 for Re b > 0 and NaN otherwise. Powers b with a part of 2²⁰ or more are NaN.
  public func power(_ destination: Int, _ a: Int, _ b: Int) {
    unsafe write(destination) { result in
      if isZero(b) && isFinite(a) {
        unsafe mpc_set_ui(result, 1, MPC_NEAREST)
      } else if isZero(a) && isFinite(b) {
        if unsafe mpfr_sgn(realPart(b)) > 0 {
          unsafe mpc_set_ui(result, 0, MPC_NEAREST)
        } else {
          unsafe mpc_set_nan(result)
        }
      } else if !isModerate(a) || (exponent(b) ?? 0) > RegisterLimits.complexPowerExponent {
        unsafe mpc_set_nan(result)
      } else {
        unsafe mpc_pow(result, pointer(a), pointer(b), MPC_NEAREST)
      }
    }
  }

  /// Sets the destination to a to an integer power; a^0 is 1.
  ///
  /// A power of 2²⁰ or more in magnitude is NaN.
  public func power(_ destination: Int, _ a: Int, integer exponent: Int) {
    unsafe write(destination) { result in
      if isBalanced(a) && exponent.magnitude >> RegisterLimits.complexPowerExponent == 0 {
        unsafe mpc_pow_si(result, pointer(a), exponent, MPC_NEAREST)
      } else {
        unsafe mpc_set_nan(result)
      }
    }
  }
}
