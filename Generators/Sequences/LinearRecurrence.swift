public import ExactArithmetic

/// A linear recurrence with constant rational coefficients: uₙ = c₁·uₙ₋₁ + … + c_L·uₙ₋L.
///
/// The exact baseline of the sequence tasks. Polynomials of degree d have order d + 1, periodic sequences
/// of period p at most p.
public struct LinearRecurrence: Hashable, Sendable {
  /// The number of bits that all coefficients computed in one search may have together.
  ///
  /// It is three times what 40 terms of 25 digits need, and less than a second of work.
  public static let bitLimit = 1 << 23

  /// c₁…c_L.
  public let coefficients: [Rational]

  /// The number L of terms that are looked back to; 0 only for the sequence of zeros.
  public var order: Int { coefficients.count }

  /// Creates the recurrence of these coefficients.
  public init(coefficients: [Rational]) { self.coefficients = coefficients }

  /// The recurrence of least order that all terms satisfy, or nil where that order is not less than half their number.
  ///
  /// Any 2·L terms satisfy one of order L, so at least one term beyond them is asked for as evidence
  /// (Berlekamp 1968; Massey 1969, over the rationals). Nil too where the search passes ``bitLimit``.
  public static func find(terms: [BigInteger]) -> LinearRecurrence? {
    guard !terms.isEmpty else { return nil }
    var remainingBits = bitLimit
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
        let changed = current[index + shift] - factor * coefficient
        remainingBits -= changed.numerator.bitCount + changed.denominator.bitCount
        if remainingBits < 0 { return nil }
        current[index + shift] = changed
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

  /// The recurrence of the polynomial of least degree whose values these are, or nil where fewer terms beyond those that
  /// decide it bear it out than `evidence`, at least 1.
  ///
  /// All values of a polynomial of degree d satisfy the recurrence with the characteristic polynomial (x − 1)^(d + 1), whose
  /// coefficients are known: so it shows in fewer terms than ``find(terms:)`` asks for. Degrees from 32 on are not tried.
  public static func polynomial(
    terms: [BigInteger], evidence: Int = 2
  ) -> LinearRecurrence? {
    var differences = terms
    var order = 0
    while !differences.allSatisfy(\.isZero) {
      order += 1
      differences = zip(differences.dropFirst(), differences).map { $0 - $1 }
      if differences.count < evidence || order > 32 { return nil }
    }
    guard differences.count >= evidence else { return nil }
    // The powers of x − 1, the highest power of x first.
    var power: [BigInteger] = [1]
    for _ in 0..<order { power = zip(power + [0], [0] + power).map { $0 - $1 } }
    return LinearRecurrence(coefficients: power.dropFirst().map { Rational(-$0) })
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
