public import ExactArithmetic

extension Polynomial {
  /// The highest degree that a polynomial may have whose real roots are counted or isolated.
  public static let realRootDegreeLimit = 200

  /// The number of distinct real roots; 0 for constants, zero included.
  public func realRootCount() throws(PolynomialError) -> Int {
    try checkRealRootDegree()
    let sequence = SturmSequence(squareFreePart.primitiveIntegerPart)
    return sequence.signChangesAtInfinity(isNegative: true)
      - sequence.signChangesAtInfinity(isNegative: false)
  }

  /// The number of distinct real roots in a closed interval; 0 for constants, zero included.
  public func realRootCount(in interval: ClosedRange<Rational>) throws(PolynomialError) -> Int {
    try checkRealRootDegree()
    if isConstant { return 0 }
    let part = squareFreePart.primitiveIntegerPart
    let sequence = SturmSequence(part)
    // Sturm's theorem counts the roots in the interval that is open on the left.
    return sequence.signChanges(at: interval.lowerBound)
      - sequence.signChanges(at: interval.upperBound)
      + (part.sign(at: interval.lowerBound) == 0 ? 1 : 0)
  }

  /// The distinct real roots in ascending order, each in an interval that holds no other; open
  /// intervals do not overlap, and an interval of width 0 is an exact root.
  public func isolatedRealRoots() throws(PolynomialError) -> [RealRoot] {
    try checkRealRootDegree()
    if isConstant { return [] }
    let part = squareFreePart
    let integers = part.primitiveIntegerPart
    let sequence = SturmSequence(integers)
    let bound = part.realRootBound
    var roots: [RealRoot] = []
    var pending = [
      SignChanges(
        lower: -bound, upper: bound, atLower: sequence.signChanges(at: -bound),
        atUpper: sequence.signChanges(at: bound))
    ]
    while let interval = pending.popLast() {
      let (lower, upper) = (interval.lower, interval.upper)
      if interval.atLower == interval.atUpper { continue }
      if interval.atLower - interval.atUpper == 1, integers.sign(at: lower) != 0 {
        let isExact = integers.sign(at: upper) == 0
        roots.append(RealRoot(polynomial: part, lower: isExact ? upper : lower, upper: upper))
        continue
      }
      let middle = (lower + upper) * Rational(1, overNonzero: 2)
      let changes = sequence.signChanges(at: middle)
      pending.append(
        SignChanges(lower: middle, upper: upper, atLower: changes, atUpper: interval.atUpper))
      pending.append(
        SignChanges(lower: lower, upper: middle, atLower: interval.atLower, atUpper: changes))
    }
    return roots
  }

  /// An interval that is open on the left, with the changes of sign of Sturm's sequence at its ends.
  private struct SignChanges {
    let lower, upper: Rational
    let atLower, atUpper: Int
  }

  /// A power of 2 beyond the magnitudes of all roots: more than 1 + max |cᵢ/cₙ| (Cauchy 1829).
  private var realRootBound: Rational {
    let lead = leadingCoefficient
    var bits = 1
    for coefficient in coefficients {
      guard let ratio = try? coefficient.divided(by: lead) else { continue }
      bits = max(bits, ratio.magnitude.floor.bitCount + 1)
    }
    guard let bound = try? BigInteger(2).power(bits, bitLimit: .max) else {
      preconditionFailure("2 to the power \(bits) has no value")
    }
    return Rational(bound)
  }

  private func checkRealRootDegree() throws(PolynomialError) {
    if degree > Polynomial.realRootDegreeLimit {
      throw .degreeTooHigh(degree, limit: Polynomial.realRootDegreeLimit)
    }
  }
}
