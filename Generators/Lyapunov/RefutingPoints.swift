import ExactArithmetic
import Polynomials
import Randomness

/// Points at which the sign of a polynomial is looked at: some floats to choose them, exact arithmetic to be sure.
struct RefutingPoints {
  /// Numerators of the coordinates over ``denominator``.
  private let points: [[Int]]
  private static var denominator: Int { 8 }
  private static var randomCount: Int { 200 }
  /// Multiplications of floats for one polynomial; of those that are too long fewer points are looked at.
  private static var workLimit: Int { 50_000_000 }
  /// Exact values for one polynomial: where floats mislead this often, they are no guide.
  private static var exactLimit: Int { 3 }

  /// The points with coordinates −1, 0 and 1, others on the axes, and random ones, always the same.
  init(variableCount: Int) {
    var points: [[Int]] = [[]]
    for _ in 0..<variableCount {
      points = points.flatMap { point in [-1, 0, 1].map { point + [$0 * Self.denominator] } }
    }
    for variable in 0..<variableCount {
      for value in [-80, -20, -2, -1, 1, 2, 20, 80] {
        var point = [Int](repeating: 0, count: variableCount)
        point[variable] = value
        points.append(point)
      }
    }
    var random = RandomStream(seed: 0)
    for _ in 0..<Self.randomCount {
      let reach = [4, 16, 64][random.uniform(below: 3)]
      points.append((0..<variableCount).map { _ in random.uniform(in: -reach...reach) })
    }
    self.points = points.filter { point in point.contains { $0 != 0 } }
  }

  /// A point other than 0 where the polynomial is negative or, if 0 is refused too, not positive.
  func first(
    where polynomial: SparsePolynomial, isNegativeOrZero refusesZero: Bool
  ) -> [Rational]? {
    let terms = polynomial.terms
    let floats = terms.map { ($0.exponents, $0.coefficient.doubleValue) }
    let work = terms.count * (polynomial.totalDegree + polynomial.variableCount) + 1
    var exactValues = 0
    for point in points.prefix(Self.workLimit / work) where exactValues < Self.exactLimit {
      let estimate = floats.reduce(0.0) { sum, term in
        sum
          + zip(term.0, point).reduce(term.1) { product, factor in
            (0..<factor.0).reduce(product) { value, _ in
              value * Double(factor.1) / Double(Self.denominator)
            }
          }
      }
      guard estimate < 0 || (refusesZero && estimate == 0) else { continue }
      exactValues += 1
      let exact = point.map { Rational($0, overNonzero: Self.denominator) }
      let value = Self.value(of: terms, at: exact)
      if value.isNegative || (refusesZero && value.isZero) { return exact }
    }
    return nil
  }

  private static func value(
    of terms: [(exponents: [Int], coefficient: Rational)], at point: [Rational]
  ) -> Rational {
    terms.reduce(Rational(0)) { sum, term in
      sum
        + zip(term.exponents, point).reduce(term.coefficient) { product, factor in
          (0..<factor.0).reduce(product) { value, _ in value * factor.1 }
        }
    }
  }
}
