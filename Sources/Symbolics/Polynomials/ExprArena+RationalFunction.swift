import ExactArithmetic
public import Polynomials

/// The bounds within which an expression is read as a rational function.
enum RationalFunctionLimits {
  static let degree = 200
  static let prefixLength = 2_000
}

extension ExprArena {
  /// The expression as a polynomial in a symbol over ℚ; nil where it is none, has a degree above 200
  /// or more than 2,000 tokens.
  public mutating func polynomial(_ node: Node, in symbol: Symbol) -> Polynomial? {
    rationalFunction(node, in: symbol)?.asPolynomial
  }

  /// The expression as a rational function of a symbol over ℚ; nil where it is none, has numerators
  /// or denominators of a degree above 200 or more than 2,000 tokens.
  public mutating func rationalFunction(_ node: Node, in symbol: Symbol) -> RationalFunction? {
    rationalFunction(node, in: EquationKernel(base: self.symbol(symbol), unit: .one))
  }

  /// The expression as a rational function over ℚ of base^unit, within the same bounds.
  mutating func rationalFunction(_ node: Node, in kernel: EquationKernel) -> RationalFunction? {
    guard prefixLength(node) <= RationalFunctionLimits.prefixLength else { return nil }
    return readRational(node, kernel)
  }

  private mutating func readRational(_ node: Node, _ kernel: EquationKernel) -> RationalFunction? {
    let record = self[node]
    switch record.kind {
    case .number: return RationalFunction(Polynomial(rational(node)))
    case .sum:
      var result = RationalFunction(Polynomial(rational(record.scalar)))
      for term in terms[range(record)] {
        guard let part = readRational(term.base, kernel) else { return nil }
        result += part * RationalFunction(Polynomial(rational(term.weight)))
        guard result.isWithinDegreeLimit else { return nil }
      }
      return result
    case .product:
      var result = RationalFunction(Polynomial(rational(record.scalar)))
      for factor in terms[range(record)] {
        guard let part = readPower(factor.base, factor.weight, kernel) else { return nil }
        result *= part
        guard result.isWithinDegreeLimit else { return nil }
      }
      return result
    case .power: return readPower(Node(id: record.first), Node(id: record.second), kernel)
    case .symbol, .function: return readPower(node, .one, kernel)
    case .undefined: return nil
    }
  }

  private mutating func readPower(
    _ base: Node, _ exponent: Node, _ kernel: EquationKernel
  ) -> RationalFunction? {
    let degree = RationalFunctionLimits.degree
    if base == kernel.base {
      guard let power = value(ofNumber: divide(exponent, by: kernel.unit))?.asInt,
        power.magnitude <= degree
      else { return nil }
      return RationalFunction(.x).power(power)
    }
    guard let power = value(ofNumber: exponent)?.asInt, power.magnitude <= degree,
      self[base].kind == .sum, let inner = readRational(base, kernel),
      inner.numerator.degree * abs(power) <= degree,
      inner.denominator.degree * abs(power) <= degree
    else { return nil }
    return inner.power(power)
  }
}

extension RationalFunction {
  fileprivate var isWithinDegreeLimit: Bool {
    max(numerator.degree, denominator.degree) <= RationalFunctionLimits.degree
  }

  /// The power of a function that is not zero where the exponent is negative, else nil.
  fileprivate func power(_ exponent: Int) -> RationalFunction? {
    guard let top = try? numerator.power(abs(exponent)),
      let bottom = try? denominator.power(abs(exponent))
    else { return nil }
    return exponent < 0
      ? try? RationalFunction(bottom, over: top) : try? RationalFunction(top, over: bottom)
  }
}
