import CGMP

extension ComplexRegisters {
  /// Sets the destination to the function of the source.
  public func apply(_ function: ElementaryFunction, to source: Int, into destination: Int) {
    unsafe write(destination) { result in
      if !isModerate(source) || !isReducible(source, by: function) {
        unsafe mpc_set_nan(result)
      } else if let inverse = function.inverseOfReciprocal {
        if isZero(source) {
          unsafe mpc_set_nan(result)
        } else {
          unsafe mpc_ui_div(result, 1, pointer(source), MPC_NEAREST)
          unsafe settle(mpc_real_part(result))
          unsafe settle(mpc_imaginary_part(result))
          unsafe evaluate(inverse, result, result)
        }
      } else {
        unsafe evaluate(function, result, pointer(source))
      }
    }
  }

  /// Whether both parts are numbers within the exponent limit of the transcendental functions.
  func isModerate(_ register: Int) -> Bool {
    let limit = RegisterLimits.complexExponent(bits: bits)
    let (real, imaginary) = unsafe (
      reportedExponent(realPart(register)) ?? 0, reportedExponent(imaginaryPart(register)) ?? 0
    )
    return real.magnitude <= limit && imaginary.magnitude <= limit
  }

  /// Whether both parts are numbers, and of sizes within the same limit of each other.
  func isBalanced(_ register: Int) -> Bool {
    guard isFinite(register) else { return false }
    guard let real = unsafe reportedExponent(realPart(register)),
      let imaginary = unsafe reportedExponent(imaginaryPart(register))
    else { return true }
    return abs(real - imaginary) <= RegisterLimits.complexExponent(bits: bits)
  }

  /// Whether the parts of an argument that meet a multiple of π and an exponential are within
  /// their limits.
  private func isReducible(_ register: Int, by function: ElementaryFunction) -> Bool {
    let periodic: mpfr_ptr
    let exponential: mpfr_ptr
    if function.isTrigonometric {
      unsafe (periodic, exponential) = (realPart(register), imaginaryPart(register))
    } else if function.isHyperbolic || function == .exp {
      unsafe (periodic, exponential) = (imaginaryPart(register), realPart(register))
    } else {
      return true
    }
    let limit =
      switch function {
      case .tan, .cot, .tanh, .coth: RegisterLimits.tangentExponent
      default: RegisterLimits.exponentialExponent
      }
    return unsafe (reportedExponent(periodic) ?? 0) <= RegisterLimits.reducibleExponent(bits: bits)
      && (reportedExponent(exponential) ?? 0) <= limit
  }

  private func evaluate(
    _ function: ElementaryFunction, _ result: mpc_ptr, _ argument: mpc_ptr
  ) {
    switch function {
    case .sqrt: unsafe mpc_sqrt(result, argument, MPC_NEAREST)
    case .exp: unsafe mpc_exp(result, argument, MPC_NEAREST)
    case .ln: unsafe mpc_log(result, argument, MPC_NEAREST)
    case .abs: unsafe setAbsoluteValue(result, argument)
    case .sign: unsafe setSign(result, argument)
    case .sin: unsafe mpc_sin(result, argument, MPC_NEAREST)
    case .cos: unsafe mpc_cos(result, argument, MPC_NEAREST)
    case .tan: unsafe mpc_tan(result, argument, MPC_NEAREST)
    case .cot: unsafe setReciprocal(result) { unsafe mpc_tan(result, argument, MPC_NEAREST) }
    case .sec: unsafe setReciprocal(result) { unsafe mpc_cos(result, argument, MPC_NEAREST) }
    case .csc: unsafe setReciprocal(result) { unsafe mpc_sin(result, argument, MPC_NEAREST) }
    case .asin, .acos, .atan, .asinh, .acosh, .atanh, .acsc, .asec, .acot, .acsch, .asech, .acoth:
      unsafe setInverse(function.inverseOfReciprocal ?? function, result, argument)
    case .sinh: unsafe mpc_sinh(result, argument, MPC_NEAREST)
    case .cosh: unsafe mpc_cosh(result, argument, MPC_NEAREST)
    case .tanh: unsafe mpc_tanh(result, argument, MPC_NEAREST)
    case .coth: unsafe setReciprocal(result) { unsafe mpc_tanh(result, argument, MPC_NEAREST) }
    case .sech: unsafe setReciprocal(result) { unsafe mpc_cosh(result, argument, MPC_NEAREST) }
    case .csch: unsafe setReciprocal(result) { unsafe mpc_sinh(result, argument, MPC_NEAREST) }
    }
  }

  private func setAbsoluteValue(_ result: mpc_ptr, _ argument: mpc_srcptr) {
    unsafe mpc_abs(scratch, argument, MPFR_RNDN)
    unsafe mpc_set_fr(result, scratch, MPC_NEAREST)
  }

  private func setSign(_ result: mpc_ptr, _ argument: mpc_srcptr) {
    unsafe mpc_abs(scratch, argument, MPFR_RNDN)
    if unsafe mpfr_is_zero(scratch) != 0 {
      unsafe mpc_set_ui(result, 0, MPC_NEAREST)
    } else {
      unsafe mpc_div_fr(result, argument, scratch, MPC_NEAREST)
    }
  }

  /// Sets the result to the reciprocal of what the body leaves in it; that of 0 is NaN.
  private func setReciprocal(_ result: mpc_ptr, of body: () -> Int32) {
    _ = body()
    unsafe mpc_ui_div(result, 1, result, MPC_NEAREST)
  }
}
