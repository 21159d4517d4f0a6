extension Expr {
  /// Reads an expression as a person types it.
  ///
  /// - Names: the variables `x y z t`, also side by side as in `xy`; the coefficients `a0` to `a9`;
  ///   `pi` or `π`; `e`; the unknown function `Y`, `Y'`, `Y''` (or `y'`, `y''`); the functions by
  ///   their tokens and usual variants (`log` is `ln`, `arcsin` and `sin^-1` are `asin`, `cbrt(x)` is
  ///   `x^(1/3)`). Numbers are exact: `0.5` is 1/2 and `1e3` is 1000.
  /// - Precedence from low to high: `+ -`; the sign of a term; `* /` and unwritten products, from
  ///   left to right (`1/2x` is `(1/2)*x`); `^` or `**`, from right to left; `√`, which takes the one
  ///   operand behind it. Thus `-x^2` is `-(x^2)`, and `2^-x` needs no bracket.
  /// - A function with a bracket ends with the bracket: `sin(x)^2` is the square of `sin(x)`. Without
  ///   one it takes the unwritten product behind it, up to `+ - * /`, a closing bracket or the next
  ///   function: `sin 2x` is `sin(2*x)`, `sin x^2` is `sin(x^2)`, and `sin x cos x` is
  ///   `sin(x)*cos(x)`. `sin^2 x` is `sin(x)^2`.
  /// - `|` closes the innermost open bar where it follows an operand, and opens one elsewhere.
  ///
  /// The tree is as written, with these exceptions: chains of `+ -` of three terms or more and chains
  /// of products are n-ary; a sign goes into the number or leading coefficient behind it; an integer
  /// over one above 1 in lowest terms is a rational number; and `e^u` is `exp(u)`.
  ///
  /// - Throws: An error with the column for anything else, for a text of more than 100,000 characters
  ///   and for an expression more than 1,000 operators deep.
  public init(infix text: String) throws(InfixError) {
    self = try InfixTokenizer.program(of: text).expression()
  }
}
