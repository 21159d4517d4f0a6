import ExactArithmetic

/// A sum of terms c·sinᵐθ·cosⁿθ with integers m and n of either sign.
struct CircularPolynomial {
  typealias Node = ExprArena.Node

  struct Exponents: Hashable {
    var sine: Int
    var cosine: Int

    var weight: Int { abs(sine) + abs(cosine) }
  }

  /// Exponents beyond this are left alone.
  static let exponentLimit = 64

  private(set) var coefficients: [Exponents: Node] = [:]

  mutating func add(_ coefficient: Node, _ exponents: Exponents, in arena: inout ExprArena) {
    let sum = arena.add(coefficients[exponents, default: .zero], coefficient)
    coefficients[exponents] = sum == .zero ? nil : sum
  }

  /// Takes out the term of the largest exponents.
  mutating func removeHeaviest() -> (exponents: Exponents, coefficient: Node)? {
    let heaviest = coefficients.keys.max {
      ($0.weight, $0.sine, $0.cosine) < ($1.weight, $1.sine, $1.cosine)
    }
    guard let heaviest, let coefficient = coefficients.removeValue(forKey: heaviest) else {
      return nil
    }
    return (heaviest, coefficient)
  }
}

extension ExprArena {
  /// A form multiplied out, if no sum remains in a denominator.
  mutating func circularPolynomial(_ form: CircularForm) -> CircularPolynomial? {
    var result = CircularPolynomial()
    for addend in addends(expanded(form.node)) {
      let (constant, rest) = constantSplit(addend)
      var exponents = CircularPolynomial.Exponents(sine: 0, cosine: 0)
      for factor in factors(of: rest) where rest != .one {
        guard let exponent = value(ofNumber: factor.weight)?.asInt,
          abs(exponent) <= CircularPolynomial.exponentLimit
        else { return nil }
        if factor.base == form.sine {
          exponents.sine = exponent
        } else if factor.base == form.cosine {
          exponents.cosine = exponent
        } else {
          return nil
        }
      }
      result.add(constant, exponents, in: &self)
    }
    return result
  }
}
