import CGMP

extension ComplexRegisters {
  /// Whether the register holds a complex number.
  public func isFinite(_ register: Int) -> Bool {
    unsafe mpfr_number_p(realPart(register)) != 0 && mpfr_number_p(imaginaryPart(register)) != 0
  }

  /// Whether the register holds exactly 0.
  public func isZero(_ register: Int) -> Bool {
    unsafe mpfr_is_zero(realPart(register)) != 0 && mpfr_is_zero(imaginaryPart(register)) != 0
  }

  /// Whether the register holds a number whose imaginary part is exactly 0.
  public func isReal(_ register: Int) -> Bool {
    unsafe mpfr_is_zero(imaginaryPart(register)) != 0
  }

  /// The parts rounded to the nearest floating-point numbers.
  public func double(_ register: Int) -> (real: Double, imaginary: Double) {
    unsafe (
      mpfr_get_d(realPart(register), MPFR_RNDN), mpfr_get_d(imaginaryPart(register), MPFR_RNDN)
    )
  }

  /// The exponent e of the larger part, which lies in 2^(e-1) ..< 2^e in magnitude; nil for zero and
  /// `Int.max` for NaN.
  public func exponent(_ register: Int) -> Int? {
    let (real, imaginary) = unsafe (
      reportedExponent(realPart(register)), reportedExponent(imaginaryPart(register))
    )
    guard let real else { return imaginary }
    return imaginary.map { max($0, real) } ?? real
  }

  /// The exponents of the real and the imaginary part, each nil for zero and `Int.max` for NaN.
  public func partExponents(_ register: Int) -> (real: Int?, imaginary: Int?) {
    unsafe (reportedExponent(realPart(register)), reportedExponent(imaginaryPart(register)))
  }

  /// Whether the imaginary part is 0, or less than 2^(-bits/2) of the real part: what rounding
  /// leaves of a real number.
  public func imaginaryIsNegligible(_ register: Int) -> Bool {
    guard isFinite(register) else { return false }
    guard let imaginary = unsafe reportedExponent(imaginaryPart(register)) else { return true }
    guard let real = unsafe reportedExponent(realPart(register)) else { return false }
    return imaginary < real - bits / 2
  }
}
