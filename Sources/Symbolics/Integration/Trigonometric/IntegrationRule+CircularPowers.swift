extension IntegrationRule {
  /// Sums of sinᵐ·cosⁿ of one linear angle with integer exponents, hence also tan, sec …, and the
  /// hyperbolic functions.
  static let circularPowers = IntegrationRule("powers of sine and cosine") { _, arena, node in
    guard let form = arena.circularForm(node), let polynomial = arena.circularPolynomial(form)
    else { return nil }
    // Different angles without denominators are better left to the product-to-sum formulas.
    if !form.hasOneAngle && arena.exponentialPolynomial(node) != nil { return nil }
    var reduction = CircularReduction(polynomial, form)
    guard let antiderivative = reduction.run(in: &arena) else { return nil }
    var derivation = Derivation(arena.divide(antiderivative, by: form.slope))
    if form.node != node { derivation.details.append(.rewriting(form.node)) }
    for way in reduction.ways { derivation.details += arena.details(of: way, form) }
    return derivation
  }
}

extension ExprArena {
  /// What people read of a way: a substitution or an identity.
  mutating func details(
    of way: CircularReduction.Way, _ form: CircularForm
  ) -> [Derivation.Detail] {
    let sign = integer(form.family.sign)
    let (sineSquare, cosineSquare) = (power(form.sine, .two), power(form.cosine, .two))
    let (sine, cosine) = (form.family.sine.token, form.family.cosine.token)
    switch way {
    case .sine: return [.naming("u", form.sine)]
    case .cosine: return [.naming("u", form.cosine)]
    case .tangent: return [.naming("u", apply(form.family.tangent, form.angle))]
    case .lowerSine:
      return [.naming("\(sine)²", scale(subtract(.one, cosineSquare), by: sign))]
    case .lowerCosine:
      return [.naming("\(cosine)²", subtract(.one, scale(sineSquare, by: sign)))]
    case .splitOne: return [.naming("1", add(cosineSquare, scale(sineSquare, by: sign)))]
    case .multipleAngles:
      // cos² = (cos 2θ + 1)/2 stands for its kin.
      let double = apply(form.family.cosine, scale(form.angle, by: .two))
      return [.naming("\(cosine)²", scale(add(double, .one), by: .half))]
    case .reciprocalCosine: return [.naming("u", power(form.cosine, .minusOne))]
    case .reciprocalSine: return [.naming("u", power(form.sine, .minusOne))]
    }
  }
}
