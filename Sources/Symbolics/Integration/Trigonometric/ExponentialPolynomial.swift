import ExactArithmetic

/// A sum of terms xᵖ·e^(λx)·(a·cos θ + b·sin θ) with θ linear in x, circular or hyperbolic.
///
/// Products of such sums are such sums (product-to-sum formulas), and so are their antiderivatives.
struct ExponentialPolynomial {
  typealias Node = ExprArena.Node

  /// What the terms of one kind share; the angle of a term without sine and cosine is zero.
  struct Mode: Hashable {
    var growth: Node
    var angle: Node
    var family: CircularFamily
  }

  /// a·cos θ + b·sin θ.
  struct Amplitudes {
    var cosine: Node
    var sine: Node
  }

  struct Term {
    var mode: Mode
    var power: Int
    var amplitudes: Amplitudes
  }

  /// Sums of more terms and higher powers of x are not written out.
  static let termLimit = 100
  static let powerLimit = 60

  /// No two terms share their mode and power.
  private(set) var terms: [Term] = []

  /// Creates a constant.
  init(_ constant: Node) {
    terms = [
      Term(
        mode: Mode(growth: .zero, angle: .zero, family: .circular), power: 0,
        amplitudes: Amplitudes(cosine: constant, sine: .zero))
    ]
  }

  init() {}

  /// Adds a term, its angle written with a positive leading sign and angles free of x taken out.
  mutating func add(_ term: Term, in arena: inout ExprArena) {
    var term = term
    let angle = term.mode.angle
    if arena.isFree(angle) {
      let family = term.mode.family
      let cosine = arena.multiply(term.amplitudes.cosine, arena.apply(family.cosine, angle))
      let sine = arena.multiply(term.amplitudes.sine, arena.apply(family.sine, angle))
      term.amplitudes = Amplitudes(cosine: arena.add(cosine, sine), sine: .zero)
      term.mode.angle = .zero
      term.mode.family = .circular
    } else if arena.isLeadingNegative(angle) {
      term.mode.angle = arena.negate(angle)
      term.amplitudes.sine = arena.negate(term.amplitudes.sine)
    }
    if term.amplitudes.cosine == .zero && term.amplitudes.sine == .zero { return }
    guard let index = terms.firstIndex(where: { $0.mode == term.mode && $0.power == term.power })
    else { return terms.append(term) }
    let (old, new) = (terms[index].amplitudes, term.amplitudes)
    terms[index].amplitudes = Amplitudes(
      cosine: arena.add(old.cosine, new.cosine), sine: arena.add(old.sine, new.sine))
  }

  /// The product, or nil where it would be too long.
  func multiplied(by other: Self, in arena: inout ExprArena) -> Self? {
    var result = Self()
    for left in terms {
      for right in other.terms {
        guard left.power + right.power <= Self.powerLimit else { return nil }
        result.addProduct(left, right, in: &arena)
        guard result.terms.count <= Self.termLimit else { return nil }
      }
    }
    return result
  }

  private mutating func addProduct(_ left: Term, _ right: Term, in arena: inout ExprArena) {
    // Hyperbolic functions stay what they are among themselves only.
    if mustBeExponential(left, beside: right) {
      for part in exponentials(left, in: &arena) { addProduct(part, right, in: &arena) }
      return
    }
    if mustBeExponential(right, beside: left) {
      for part in exponentials(right, in: &arena) { addProduct(left, part, in: &arena) }
      return
    }
    let (a, b) = (left.amplitudes, right.amplitudes)
    let family = left.mode.angle == .zero ? right.mode.family : left.mode.family
    let both = arena.multiply(a.cosine, b.cosine)
    let sines = arena.scale(arena.multiply(a.sine, b.sine), by: arena.integer(family.sign))
    let (first, second) = (
      arena.multiply(a.sine, b.cosine), arena.multiply(a.cosine, b.sine)
    )
    let growth = arena.add(left.mode.growth, right.mode.growth)
    func term(_ angle: Node, _ cosine: Node, _ sine: Node, _ arena: inout ExprArena) -> Term {
      Term(
        mode: Mode(growth: growth, angle: angle, family: family), power: left.power + right.power,
        amplitudes: Amplitudes(
          cosine: arena.scale(cosine, by: .half), sine: arena.scale(sine, by: .half)))
    }
    let (sum, difference) = (
      arena.add(left.mode.angle, right.mode.angle),
      arena.subtract(left.mode.angle, right.mode.angle)
    )
    add(term(sum, arena.subtract(both, sines), arena.add(first, second), &arena), in: &arena)
    add(term(difference, arena.add(both, sines), arena.subtract(first, second), &arena), in: &arena)
  }

  private func mustBeExponential(_ term: Term, beside other: Term) -> Bool {
    guard term.mode.family == .hyperbolic, term.mode.angle != .zero else { return false }
    let isBare = other.mode.angle == .zero && other.mode.growth == .zero
    let isHyperbolic = other.mode.family == .hyperbolic && other.mode.growth == .zero
    return term.mode.growth != .zero || !(isBare || isHyperbolic)
  }

  /// a·cosh θ + b·sinh θ = (a + b)/2·e^θ + (a − b)/2·e^(−θ), the constant part of θ in the amplitude.
  private func exponentials(_ term: Term, in arena: inout ExprArena) -> [Term] {
    guard let (slope, intercept) = arena.linear(term.mode.angle) else { return [] }
    let (a, b) = (term.amplitudes.cosine, term.amplitudes.sine)
    var result: [Term] = []
    for sign in [Node.one, .minusOne] {
      let amplitude = arena.scale(arena.add(a, arena.scale(b, by: sign)), by: .half)
      let constant = arena.apply(.exp, arena.scale(intercept, by: sign))
      let growth = arena.add(term.mode.growth, arena.scale(slope, by: sign))
      result.append(
        Term(
          mode: Mode(growth: growth, angle: .zero, family: .circular), power: term.power,
          amplitudes: Amplitudes(cosine: arena.multiply(amplitude, constant), sine: .zero)))
    }
    return result
  }

  /// The sum as an expression.
  func node(in arena: inout ExprArena) -> Node {
    var parts: [Node] = []
    for term in terms {
      let (family, angle) = (term.mode.family, term.mode.angle)
      let power = arena.power(arena.symbol(.x), arena.integer(term.power))
      let growth = arena.apply(.exp, arena.multiply(term.mode.growth, arena.symbol(.x)))
      let weight = arena.multiply(power, growth)
      let cosine = arena.multiply(term.amplitudes.cosine, arena.apply(family.cosine, angle))
      let sine = arena.multiply(term.amplitudes.sine, arena.apply(family.sine, angle))
      parts.append(arena.multiply(weight, cosine))
      parts.append(arena.multiply(weight, sine))
    }
    return arena.sum(parts)
  }
}
