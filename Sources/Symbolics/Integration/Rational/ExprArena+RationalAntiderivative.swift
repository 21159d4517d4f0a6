import ExactArithmetic
public import Polynomials

extension ExprArena {
  /// The highest degree of a denominator that is integrated.
  private static let integratedDegreeLimit = 100

  /// An antiderivative of a rational function of a symbol over ℚ.
  ///
  /// Nil where the expression is none, or where the integral needs roots of equations that have no
  /// expression here (see ``antiderivative(of:at:)``).
  public mutating func rationalAntiderivative(_ node: Node, in symbol: Symbol = .x) -> Node? {
    rationalFunction(node, in: symbol).flatMap { antiderivative(of: $0, at: self.symbol(symbol)) }
  }

  /// The integral of a rational function over its variable, with a node in the place of the variable.
  ///
  /// Rational part by Hermite's reduction, logarithms and arctangents of the irreducible factors f of
  /// the denominator. Complete where the residues are rational or lie in one quadratic
  /// extension of ℚ (so for every f of degree 1 or 2), for f that is quadratic in a power of
  /// x + c, for axⁿ + b with n up to 6, and for quartic f that splits over a real quadratic
  /// extension. Nil for other factors, and for denominators of a degree above 100.
  public mutating func antiderivative(of function: RationalFunction, at variable: Node) -> Node? {
    guard function.denominator.degree <= Self.integratedDegreeLimit,
      let fractions = try? function.partialFractions(), fractions.isComplete
    else { return nil }
    let reduction = HermiteReduction(fractions)
    var parts = [node(reduction.polynomial, at: variable)]
    for (numerator, factor, exponent) in reduction.fractions {
      parts.append(quotientNode(numerator, over: factor, exponent: exponent, at: variable))
    }
    // Logarithms that share a coefficient become one.
    var logarithms: [(coefficient: Rational, argument: Polynomial)] = []
    for fraction in reduction.rest {
      let mean = fraction.meanResidue
      if let index = logarithms.firstIndex(where: { $0.coefficient == mean }) {
        logarithms[index].argument *= fraction.denominator
      } else if !mean.isZero {
        logarithms.append((mean, fraction.denominator))
      }
      guard let rest = centredAntiderivative(of: fraction.centred, at: variable) else { return nil }
      parts.append(rest)
    }
    for (coefficient, argument) in logarithms {
      parts.append(scale(apply(.ln, node(argument, at: variable)), by: number(coefficient)))
    }
    let result = sum(parts)
    return result == .undefined ? nil : result
  }

  /// The integral of a fraction whose residues have the sum zero, by the first method that applies.
  private mutating func centredAntiderivative(
    of fraction: SimpleFraction, at variable: Node
  ) -> Node? {
    if fraction.numerator.isZero { return .zero }
    if let result = oppositeResidueAntiderivative(of: fraction, at: variable) { return result }
    if let factor = fraction.denominator.realQuadraticFactor,
      !fraction.denominator.isBiquadratic
    {
      return conjugateAntiderivative(of: fraction, factor, at: variable)
    }
    let shift = fraction.denominator.meanRoot
    if !shift.isZero {
      guard let shifted = fraction.composed(with: Polynomial([shift, 1])) else { return nil }
      return centredAntiderivative(of: shifted, at: subtract(variable, number(shift)))
    }
    return powerAntiderivative(of: fraction, at: variable)
  }

  /// The integral of a fraction in which the highest power but one of the denominator is missing.
  private mutating func powerAntiderivative(
    of fraction: SimpleFraction, at variable: Node
  ) -> Node? {
    var parts: [Node] = []
    var rest = fraction
    // ∫ xᵐ⁻¹·p(xᵐ)/q(xᵐ) dx = 1/m · ∫ p(u)/q(u) du at u = xᵐ.
    for stride in fraction.denominator.powerStrides where !rest.numerator.isZero {
      guard let (inner, remaining) = rest.separated(byStride: stride),
        let part = simpleAntiderivative(of: inner, at: power(variable, integer(stride)))
      else { continue }
      parts.append(scale(part, by: number(Rational(1, overNonzero: stride))))
      rest = remaining
    }
    if !rest.numerator.isZero {
      guard
        let part = binomialAntiderivative(of: rest, at: variable)
          ?? biquadraticAntiderivative(of: rest, at: variable)
      else { return nil }
      parts.append(part)
    }
    return sum(parts)
  }

  /// The integral of a simple fraction.
  private mutating func simpleAntiderivative(
    of fraction: SimpleFraction, at variable: Node
  ) -> Node? {
    guard let rest = centredAntiderivative(of: fraction.centred, at: variable) else { return nil }
    let logarithm = apply(.ln, node(fraction.denominator, at: variable))
    return add(rest, scale(logarithm, by: number(fraction.meanResidue)))
  }

  /// The integral of xᵉ/(a·xⁿ + b) by the substitution x = ρ·u, ρⁿ = |b/a|, which leaves uⁿ ± 1.
  private mutating func binomialAntiderivative(
    of fraction: SimpleFraction, at variable: Node
  ) -> Node? {
    let denominator = fraction.denominator
    let (lead, last, degree) = (denominator.leadingCoefficient, denominator[0], denominator.degree)
    let ratio = last.divided(byNonzero: lead)
    guard degree <= 6, ratio.magnitude != 1,
      denominator.coefficients.dropFirst().dropLast().allSatisfy(\.isZero)
    else { return nil }
    let unit = Polynomial(1, degree: degree) + Polynomial(Rational(ratio.signum))
    let radius = number(ratio.magnitude)
    let inverse = power(radius, number(Rational(-1, overNonzero: degree)))
    let scaled = multiply(variable, inverse)
    var parts: [Node] = []
    for (exponent, coefficient) in fraction.numerator.coefficients.enumerated()
    where !coefficient.isZero {
      let monomial = RationalFunction(Polynomial(1, degree: exponent), overNonzero: unit)
      guard let part = antiderivative(of: monomial, at: scaled) else { return nil }
      let scale = coefficient.divided(byNonzero: lead * ratio.magnitude)
      let rescaled = power(radius, number(Rational(exponent + 1, overNonzero: degree)))
      for addend in addends(part) { parts.append(product([number(scale), rescaled, addend])) }
    }
    return sum(parts)
  }
}
