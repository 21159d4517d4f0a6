import ExactArithmetic

/// An element of ℚ(√p, √q, …): rational multiples of square roots of square-free integers.
///
/// The square roots of different square-free integers are linearly independent over ℚ, so an element is zero
/// only where it has no terms.
struct Surd: Equatable {
  /// The nonzero coefficient of each radicand; that of 1 is the rational part.
  private(set) var terms: [Int: Rational]

  /// More terms than this are refused: each conjugation may double them.
  static let termLimit = 16

  init(_ value: Rational) { terms = value.isZero ? [:] : [1: value] }

  /// The root of a square-free positive integer.
  init(rootOf radicand: Int) { terms = [radicand: 1] }

  var isZero: Bool { terms.isEmpty }

  /// The rational part.
  var rational: Rational { terms[1] ?? 0 }

  static func + (left: Surd, right: Surd) -> Surd {
    var result = left
    for (radicand, coefficient) in right.terms { result.add(coefficient, to: radicand) }
    return result
  }

  private mutating func add(_ coefficient: Rational, to radicand: Int) {
    let sum = (terms[radicand] ?? 0) + coefficient
    terms[radicand] = sum.isZero ? nil : sum
  }

  /// √m·√n = g·√(m/g·n/g) for g = gcd(m, n); nil where a radicand or the number of terms is too large.
  func multiplied(by other: Surd) -> Surd? {
    var result = Surd(0)
    for (m, a) in terms {
      for (n, b) in other.terms {
        let common = greatestCommonDivisor(m, n)
        let (radicand, overflow) = (m / common).multipliedReportingOverflow(by: n / common)
        if overflow { return nil }
        result.add(a * b * Rational(common), to: radicand)
      }
    }
    return result.terms.count <= Self.termLimit ? result : nil
  }

  /// 1 over the element, by conjugation in one prime after the other; nil for zero.
  var inverse: Surd? {
    guard let (radicand, _) = terms.max(by: { $0.key < $1.key }) else { return nil }
    guard radicand != 1 else {
      return (try? rational.reciprocal()).map { Surd($0) }
    }
    guard let prime = primeFactors(radicand).last?.prime else { return nil }
    // (a + b)(a − b) is free of √prime, where the terms of b are those with it.
    var conjugate = self
    for (radicand, coefficient) in terms where radicand % prime == 0 {
      conjugate.terms[radicand] = -coefficient
    }
    guard let norm = multiplied(by: conjugate), let inverse = norm.inverse else { return nil }
    return conjugate.multiplied(by: inverse)
  }

  /// The element to an integer exponent of magnitude up to 16; nil where that is undefined or too large.
  func raised(to exponent: Int) -> Surd? {
    guard abs(exponent) <= 16, let base = exponent < 0 ? inverse : self else { return nil }
    var result = Surd(1)
    for _ in 0..<abs(exponent) {
      guard let next = result.multiplied(by: base) else { return nil }
      result = next
    }
    return result
  }

  /// The square root where it is in such a field: √(a + b√c) = √((a + d)/2) ± √((a − d)/2), d² = a² − b²c.
  ///
  /// For positive a and rational d; the sign is that of b (Borodin, Fagin, Hopcroft and Tompa 1985).
  var squareRoot: Surd? {
    let roots = terms.filter { $0.key != 1 }
    guard rational > 0, roots.count == 1, let (radicand, b) = roots.first else { return nil }
    let square = rational * rational - b * b * Rational(radicand)
    guard !square.isNegative, let d = square.root(2) else { return nil }
    guard let outer = Self.root(of: (rational + d) * Rational(1, overNonzero: 2)),
      let inner = Self.root(of: (rational - d) * Rational(1, overNonzero: 2))
    else { return nil }
    return b.isNegative ? inner.multiplied(by: Surd(-1)).map { outer + $0 } : outer + inner
  }

  /// The root of a nonnegative rational p/q as √(p·q)/q with the squares taken out.
  private static func root(of value: Rational) -> Surd? {
    guard let parts = value.parts else { return nil }
    if parts.numerator == 0 { return Surd(0) }
    let (product, overflow) = parts.numerator.multipliedReportingOverflow(by: parts.denominator)
    if overflow { return nil }
    var (outside, inside) = (1, 1)
    for factor in primeFactors(product) {
      for _ in 0..<factor.count / 2 { outside *= factor.prime }
      if factor.count % 2 == 1 { inside *= factor.prime }
    }
    return Surd(rootOf: inside).multiplied(
      by: Surd(Rational(outside, overNonzero: parts.denominator)))
  }
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  b == 0 ? a : greatestCommonDivisor(b, a % b)
}
