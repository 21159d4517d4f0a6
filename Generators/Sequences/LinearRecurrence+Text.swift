import ExactArithmetic

extension LinearRecurrence: CustomStringConvertible {
  /// The recurrence as a person writes it, such as `u(n) = 2*u(n-1) - u(n-2)/3`.
  public var description: String {
    text(named: "u(n)", times: "*") { lag in
      "u(n-\(lag))"
    } fraction: {
      "\($0)/\($1)"
    }
  }

  /// The recurrence in LaTeX.
  public var latex: String {
    text(named: "u_{n}", times: " ") { lag in
      "u_{n-\(lag)}"
    } fraction: {
      "\\frac{\($0)}{\($1)}"
    }
  }

  private func text(
    named name: String, times: String, term: (Int) -> String,
    fraction: (_ numerator: String, _ denominator: BigInteger) -> String
  ) -> String {
    var result = ""
    for (place, coefficient) in coefficients.enumerated() where !coefficient.isZero {
      let magnitude = coefficient.numerator.magnitude
      let product = magnitude.isOne ? term(place + 1) : "\(magnitude)\(times)\(term(place + 1))"
      let isNegative = coefficient.numerator.isNegative
      result += result.isEmpty ? (isNegative ? "-" : "") : isNegative ? " - " : " + "
      result +=
        coefficient.denominator.isOne ? product : fraction(product, coefficient.denominator)
    }
    return "\(name) = \(result.isEmpty ? "0" : result)"
  }
}
