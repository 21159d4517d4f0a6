import CGMP

extension ComplexRegisters {
  /// The real and the imaginary part of a register to this many significant digits; nil where it holds no number.
  public func decimalText(
    _ register: Int, digits: Int
  ) -> (real: String, imaginary: String)? {
    guard isFinite(register) else { return nil }
    return unsafe (
      ExactArithmetic.decimalText(realPart(register), digits: digits),
      ExactArithmetic.decimalText(imaginaryPart(register), digits: digits)
    )
  }
}

/// A finite value in decimal, rounded to nearest: positional from 10⁻⁶ to 10²¹, else with an exponent.
func decimalText(_ value: mpfr_srcptr, digits: Int) -> String {
  if unsafe mpfr_is_zero(value) != 0 { return "0" }
  var exponent = mpfr_exp_t(0)
  guard let text = unsafe mpfr_get_str(nil, &exponent, 10, max(digits, 2), value, MPFR_RNDN) else {
    return "?"
  }
  defer { unsafe mpfr_free_str(text) }
  var significant = unsafe String(cString: text)
  let sign = significant.hasPrefix("-") ? "-" : ""
  significant.removeFirst(sign.count)
  while significant.count > 1 && significant.last == "0" { significant.removeLast() }
  let places = Int(exponent)
  if places > 21 || places < -5 {
    let rest = significant.dropFirst()
    return sign + significant.prefix(1) + (rest.isEmpty ? "" : "." + rest) + "e\(places - 1)"
  }
  if places <= 0 { return sign + "0." + String(repeating: "0", count: -places) + significant }
  if places >= significant.count {
    return sign + significant + String(repeating: "0", count: places - significant.count)
  }
  return sign + significant.prefix(places) + "." + significant.dropFirst(places)
}
