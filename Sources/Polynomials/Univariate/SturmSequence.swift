import ExactArithmetic

/// A polynomial without multiple roots, its derivative and the negated remainders of Euclid's
/// algorithm, each up to a positive factor (Sturm 1829).
struct SturmSequence {
  private let members: [IntegerPolynomial]

  /// The sequence of a primitive polynomial without multiple roots.
  init(_ polynomial: IntegerPolynomial) {
    var members = [polynomial]
    var next = polynomial.derivative.positivelyPrimitive
    while !next.isZero {
      members.append(next)
      let remainder = members[members.count - 2].positivePseudoRemainder(by: next)
      next = (remainder * -1).positivelyPrimitive
    }
    self.members = members
  }

  /// The number of changes of sign at a number.
  func signChanges(at point: Rational) -> Int { changes(members.map { $0.sign(at: point) }) }

  /// The number of changes of sign beyond all real roots, on the left or on the right.
  func signChangesAtInfinity(isNegative: Bool) -> Int {
    changes(
      members.map { member in
        let sign = member.leadingCoefficient.signum
        return isNegative && member.degree & 1 == 1 ? -sign : sign
      })
  }

  private func changes(_ signs: [Int]) -> Int {
    let signs = signs.filter { $0 != 0 }
    return zip(signs, signs.dropFirst()).count { $0 != $1 }
  }
}

extension IntegerPolynomial {
  /// The polynomial divided by its content, with its own sign.
  var positivelyPrimitive: IntegerPolynomial {
    let content = signedContent.magnitude
    if content.isZero || content.isOne { return self }
    return IntegerPolynomial(coefficients.map { $0.divided(byFactor: content) })
  }
}
