import ExactArithmetic

/// The antiderivative of sums of sinᵐθ·cosⁿθ, in θ: substitution for odd exponents, the tangent for
/// negative even sums, reduction formulas for what is left (Bronstein and others 2015, section 8.1.6).
struct CircularReduction {
  typealias Node = ExprArena.Node
  typealias Exponents = CircularPolynomial.Exponents

  /// What is done with one term.
  enum Way {
    /// An odd positive exponent of the cosine (of the sine): u is the sine (the cosine).
    case sine, cosine
    /// m + n even and negative: u is the tangent.
    case tangent
    /// Both exponents even and not negative: multiple angles.
    case multipleAngles
    /// sin² written σ(1 − cos²), or cos² written 1 − σ·sin².
    case lowerSine, lowerCosine
    /// One exponent zero, the other odd and negative: by parts.
    case reciprocalCosine, reciprocalSine
    /// Two negative exponents: 1 written cos² + σ·sin².
    case splitOne
  }

  let form: CircularForm
  /// The ways taken, for the account that is given to people.
  private(set) var ways: [Way] = []
  private var results: [Node] = []
  private var open: CircularPolynomial

  init(_ polynomial: CircularPolynomial, _ form: CircularForm) {
    self.form = form
    open = polynomial
  }

  static func way(for exponents: Exponents) -> Way {
    let (m, n) = (exponents.sine, exponents.cosine)
    let (isSineOdd, isCosineOdd) = (m % 2 != 0, n % 2 != 0)
    if isCosineOdd && n > 0 && !(isSineOdd && m > 0 && m < n) { return .sine }
    if isSineOdd && m > 0 { return .cosine }
    if (m + n) % 2 == 0 && m + n < 0 { return .tangent }
    if m >= 0 && n >= 0 { return .multipleAngles }
    if m > 0 { return .lowerSine }
    if n > 0 { return .lowerCosine }
    if m == 0 { return .reciprocalCosine }
    return n == 0 ? .reciprocalSine : .splitOne
  }

  /// The antiderivative with respect to θ.
  mutating func run(in arena: inout ExprArena) -> Node? {
    var even: [Node] = []
    while let (exponents, coefficient) = open.removeHeaviest() {
      let way = Self.way(for: exponents)
      if !ways.contains(where: { $0 == way }) { ways.append(way) }
      switch way {
      case .sine, .cosine, .tangent: substitute(way, exponents, coefficient, &arena)
      case .multipleAngles:
        let sine = arena.power(form.sine, arena.integer(exponents.sine))
        let cosine = arena.power(form.cosine, arena.integer(exponents.cosine))
        even.append(arena.product([coefficient, sine, cosine]))
      case .lowerSine:
        let scaled = arena.scale(coefficient, by: arena.integer(form.family.sign))
        push(scaled, exponents, -2, 0, &arena)
        push(arena.negate(scaled), exponents, -2, 2, &arena)
      case .lowerCosine:
        let scaled = arena.scale(coefficient, by: arena.integer(-form.family.sign))
        push(coefficient, exponents, 0, -2, &arena)
        push(scaled, exponents, 2, -2, &arena)
      case .splitOne:
        push(coefficient, exponents, 0, 2, &arena)
        let scaled = arena.scale(coefficient, by: arena.integer(form.family.sign))
        push(scaled, exponents, 2, 0, &arena)
      case .reciprocalCosine, .reciprocalSine: reduce(exponents, coefficient, &arena)
      }
    }
    guard !even.isEmpty else { return arena.sum(results) }
    guard let polynomial = arena.exponentialPolynomial(arena.sum(even)),
      let integrated = polynomial.antiderivative(in: &arena)
    else { return nil }
    results.append(arena.multiply(integrated.node(in: &arena), form.slope))
    return arena.sum(results)
  }

  private mutating func push(
    _ coefficient: Node, _ exponents: Exponents, _ sine: Int, _ cosine: Int,
    _ arena: inout ExprArena
  ) {
    let moved = Exponents(sine: exponents.sine + sine, cosine: exponents.cosine + cosine)
    open.add(coefficient, moved, in: &arena)
  }

  /// ∫ uᵏ(1 + s·u²)ᴷ du, multiplied out, for the sine, the cosine or the tangent.
  private mutating func substitute(
    _ way: Way, _ exponents: Exponents, _ coefficient: Node, _ arena: inout ExprArena
  ) {
    let (m, n, sign) = (exponents.sine, exponents.cosine, form.family.sign)
    var (kernel, lowest, count, factor, inner) = (form.sine, m, (n - 1) / 2, 1, -sign)
    if way == .cosine {
      // sinᵐ dθ = −σ·(σ(1 − cos²))^((m − 1)/2) d cos.
      (kernel, lowest, count, inner) = (form.cosine, n, (m - 1) / 2, -1)
      factor = sign == 1 || count % 2 != 0 ? -1 : 1
    } else if way == .tangent {
      let tangent = arena.apply(form.family.tangent, form.angle)
      (kernel, lowest, count, inner) = (tangent, m, -(m + n) / 2 - 1, sign)
    }
    var binomial = Rational(factor)
    for index in 0...count {
      let exponent = lowest + 2 * index
      let power = arena.integratedPower(kernel, arena.integer(exponent))
      results.append(arena.product([coefficient, arena.number(binomial), power]))
      binomial *= Rational(inner * (count - index), overNonzero: index + 1)
    }
  }

  /// ∫ cos⁻ᵏ = (sin·cos¹⁻ᵏ + (k − 2)∫ cos²⁻ᵏ)/(k − 1),
  /// ∫ sin⁻ᵏ = −(cos·sin¹⁻ᵏ − σ(k − 2)∫ sin²⁻ᵏ)/(k − 1).
  private mutating func reduce(
    _ exponents: Exponents, _ coefficient: Node, _ arena: inout ExprArena
  ) {
    let isCosine = exponents.sine == 0
    let order = -(isCosine ? exponents.cosine : exponents.sine)
    let call = isCosine ? form.family.reciprocalCosine : form.family.reciprocalSine
    guard order > 1 else {
      let entry = arena.tableEntry(call, form.angle) ?? .undefined
      return results.append(arena.multiply(coefficient, entry))
    }
    let (base, partner) = isCosine ? (form.cosine, form.sine) : (form.sine, form.cosine)
    let scaled = arena.scale(
      coefficient, by: arena.number(Rational(isCosine ? 1 : -1, overNonzero: order - 1)))
    results.append(arena.product([scaled, partner, arena.power(base, arena.integer(1 - order))]))
    let sign = isCosine ? 1 : form.family.sign
    let rest = Rational(sign * (order - 2), overNonzero: order - 1)
    push(
      arena.scale(coefficient, by: arena.number(rest)), exponents, isCosine ? 0 : 2,
      isCosine ? 2 : 0, &arena)
  }
}

extension CircularFamily {
  var reciprocalCosine: Operator { self == .circular ? .sec : .sech }
  var reciprocalSine: Operator { self == .circular ? .csc : .csch }
}
