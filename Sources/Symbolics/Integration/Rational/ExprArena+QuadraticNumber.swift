import ExactArithmetic
import Polynomials

extension ExprArena {
  /// a + b·√d as a node.
  mutating func number(_ value: QuadraticNumber) -> Node {
    let root = power(number(value.square), .half)
    return add(number(value.rational), multiply(number(value.radical), root))
  }

  /// The monic polynomial x² + s·x + u over a quadratic extension as a node.
  mutating func quadratic(_ polynomial: QuadraticPolynomial, at variable: Node) -> Node {
    sum([
      power(variable, .two), multiply(number(polynomial[1]), variable), number(polynomial[0]),
    ])
  }

  /// The root of a positive number a + b·√d, without nested roots where a² − b²d is a square c²:
  /// √((a + c)/2) ± √((a − c)/2).
  mutating func squareRoot(_ value: QuadraticNumber) -> Node {
    let half = Rational(1, overNonzero: 2)
    guard let root = value.norm.root(2), !value.rational.isNegative else {
      return power(number(value), .half)
    }
    let larger = power(number((value.rational + root) * half), .half)
    let smaller = power(number((value.rational - root) * half), .half)
    return value.radical.isNegative ? subtract(larger, smaller) : add(larger, smaller)
  }
}

extension Polynomial {
  /// Whether this is a polynomial of degree 4 in x².
  var isBiquadratic: Bool { degree == 4 && self[1].isZero && self[3].isZero }

  /// A monic quadratic factor over a real quadratic extension of ℚ of an irreducible quartic, or nil
  /// where there is none.
  ///
  /// Without the cubic term, x⁴ + P·x² + Q·x + R = (x² + √z·x + u)·(x² − √z·x + v) for a root z of
  /// z³ + 2P·z² + (P² − 4R)·z − Q² (Descartes 1637), with u + v = P + z and v − u = Q/√z; and for
  /// z = 0, which needs Q = 0, with the roots u and v of w² − P·w + R.
  var realQuadraticFactor: QuadraticPolynomial? {
    guard degree == 4, let depressed = try? monic.composed(with: Polynomial([meanRoot, 1])),
      let factor = depressed.quadraticFactorOfDepressed,
      let rational = try? factor.rational.composed(with: Polynomial([-meanRoot, 1])),
      let radical = try? factor.radical.composed(with: Polynomial([-meanRoot, 1]))
    else { return nil }
    return QuadraticPolynomial(rational: rational, radical: radical, square: factor.square)
  }

  private var quadraticFactorOfDepressed: QuadraticPolynomial? {
    let (p, q, r) = (self[2], self[1], self[0])
    let half = Rational(1, overNonzero: 2)
    let discriminant = p * p - r * 4
    let resolvent = Polynomial([-q * q, discriminant, p * 2, 1])
    if let z = try? resolvent.rationalRoots().last, z > 0 {
      return QuadraticPolynomial(
        rational: Polynomial([(p + z) * half, 0, 1]),
        radical: Polynomial([-q * half.divided(byNonzero: z), 1]), square: z)
    }
    if q.isZero && discriminant > 0 {
      return QuadraticPolynomial(
        rational: Polynomial([p * half, 0, 1]), radical: Polynomial([half]), square: discriminant)
    }
    return nil
  }
}
