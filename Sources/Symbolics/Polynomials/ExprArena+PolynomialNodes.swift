import ExactArithmetic
public import Polynomials

extension ExprArena {
  /// The polynomial with a node in the place of its variable, as a canonical sum of powers.
  public mutating func node(_ polynomial: Polynomial, at argument: Node) -> Node {
    var parts: [Node] = []
    for (exponent, coefficient) in polynomial.coefficients.enumerated() where !coefficient.isZero {
      parts.append(scale(power(argument, integer(exponent)), by: number(coefficient)))
    }
    return sum(parts)
  }

  /// The rational function with a node in the place of its variable, numbers in front.
  public mutating func node(_ function: RationalFunction, at argument: Node) -> Node {
    quotientNode(function.numerator, over: function.denominator, exponent: 1, at: argument)
  }

  /// content · primitive numerator / denominatorᵉˣᵖᵒⁿᵉⁿᵗ.
  mutating func quotientNode(
    _ numerator: Polynomial, over denominator: Polynomial, exponent: Int, at argument: Node
  ) -> Node {
    let divisor = power(node(denominator, at: argument), integer(-exponent))
    let top = node(numerator.primitivePart, at: argument)
    return product([number(numerator.content), top, divisor])
  }
}
