import ExactArithmetic
import Polynomials

extension ExprArena {
  /// The integral of a fraction b/f whose residues are √D and −√D for one rational D, else nil.
  ///
  /// The residues are the values of b/f′ at the roots of f, so D = (b/f′)² modulo f. Over ℚ(√D), f is
  /// the product of g = gcd(f, b − √D·f′), which has the roots with residue √D, and its conjugate
  /// (Rothstein 1976, Trager 1976): the integral is √D·ln(g/ḡ).
  mutating func oppositeResidueAntiderivative(
    of fraction: SimpleFraction, at variable: Node
  ) -> Node? {
    let (numerator, denominator) = (fraction.numerator, fraction.denominator)
    let slope = denominator.derivative
    let residue = Polynomial.solution(of: slope, equals: numerator, modulo: denominator)
    let squared = (residue * residue).remainder(dividingByNonzero: denominator)
    guard squared.isConstant, !squared.isZero else { return nil }
    let square = squared[0]
    let part = QuadraticPolynomial.greatestCommonDivisor(
      QuadraticPolynomial(rational: denominator, radical: .zero, square: square),
      QuadraticPolynomial(rational: residue, radical: Polynomial(-1), square: square))
    let root = power(number(square.magnitude), .half)
    if square.isNegative {
      return multiply(root, arctangents(part.rational, part.radical, -square, at: variable))
    }
    let scale = number(Rational(1).divided(byNonzero: part.rational.content))
    let rational = multiply(scale, node(part.rational, at: variable))
    let radical = product([scale, root, node(part.radical, at: variable)])
    let quotient = divide(add(rational, radical), by: subtract(rational, radical))
    return multiply(root, apply(.ln, quotient))
  }

  /// A sum of arctangents with the derivative of i·ln((a + i·b·√E)/(a − i·b·√E)), continuous
  /// wherever a and b are (Rioboo 1991; Bronstein 2005, section 2.8, here for b·√E with b over ℚ).
  private mutating func arctangents(
    _ a: Polynomial, _ b: Polynomial, _ square: Rational, at variable: Node
  ) -> Node {
    var (a, b) = (a, b)
    var parts: [Node] = []
    let inverseRoot = power(number(square), number(Rational(-1, overNonzero: 2)))
    while !b.isZero {
      if a.degree < b.degree { (a, b) = (b * -square, a) }
      let argument: Polynomial
      if let quotient = try? a.exactlyDivided(by: b) {
        argument = quotient
        b = .zero
      } else {
        let (divisor, first, second) = Polynomial.extendedGreatestCommonDivisor(b, a)
        argument = (a * first - b * second * square).divided(byFactor: divisor)
        (a, b) = (first, -second)
      }
      let scaled = product([
        number(argument.content), inverseRoot, node(argument.primitivePart, at: variable),
      ])
      parts.append(scale(apply(.atan, scaled), by: .two))
    }
    return sum(parts)
  }
}
