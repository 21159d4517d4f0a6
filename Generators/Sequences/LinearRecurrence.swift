public import ExactArithmetic

/// A linear recurrence with constant rational coefficients: uₙ = c₁·uₙ₋₁ + … + c_L·uₙ₋L.
///
/// The exact baseline of the sequence tasks. Polynomials of degree d have order d + 1, periodic sequences
/// of period p at most p.
public struct LinearRecurrence: Hashable, Sendable {
  /// Longer sequences are not searched: the work grows with the cube of the length, the numbers with it too.
  public static let termLimit = 500

  /// c₁…c_L.
  public let coefficients: [Rational]

  /// The number L of terms that are looked back to; 0 only for the sequence of zeros.
  public var order: Int { coefficients.count }

  /// Creates the recurrence of these coefficients.
  public init(coefficients: [Rational]) { self.coefficients = coefficients }

  /// The recurrence of least order that all terms satisfy, or nil where that order is not less than half their number.
  ///
  /// Any 2·L terms satisfy one of order L, so at least one term beyond them is asked for as evidence
  /// (Berlekamp 1968; Massey 1969, over the rationals). Nil too for more than ``termLimit`` terms.
  public static func find(terms: [BigInteger]) -> LinearRecurrence? {
    guard !terms.isEmpty, terms.count <= termLimit else { return nil }
    let terms = terms.map { Rational($0) }
    // Connection polynomials: 1 + Σ current[i]·xⁱ annihilates the terms so far.
    var current: [Rational] = [1]
    var previous: [Rational] = [1]
    var previousDiscrepancy = Rational.one
    var order = 0
    var shift = 1
    for place in terms.indices {
      let discrepancy = current.indices.reduce(Rational.zero) { sum, lag in
        lag <= place ? sum + current[lag] * terms[place - lag] : sum
      }
      guard !discrepancy.isZero, let factor = try? discrepancy.divided(by: previousDiscrepancy)
      else {
        shift += 1
        continue
      }
      let before = current
      let length = max(current.count, previous.count + shift)
      current.append(contentsOf: repeatElement(0, count: length - current.count))
      for (index, coefficient) in previous.enumerated() {
        current[index + shift] -= factor * coefficient
      }
      if 2 * order <= place {
        order = place + 1 - order
        if 2 * order >= terms.count { return nil }
        (previous, previousDiscrepancy, shift) = (before, discrepancy, 1)
      } else {
        shift += 1
      }
    }
    let coefficients = (0..<order).map { lag in
      lag + 1 < current.count ? -current[lag + 1] : 0
    }
    return LinearRecurrence(coefficients: coefficients)
  }

  /// The next terms after these, which must be at least as many as the order.
  public func continuation(of terms: [BigInteger], count: Int) -> [Rational] {
    precondition(terms.count >= order, "\(terms.count) terms for order \(order)")
    var all = terms.suffix(order).map { Rational($0) }
    for _ in 0..<count {
      let next = coefficients.enumerated().reduce(Rational.zero) { sum, coefficient in
        sum + coefficient.element * all[all.count - 1 - coefficient.offset]
      }
      all.append(next)
    }
    return Array(all.dropFirst(order))
  }
}
