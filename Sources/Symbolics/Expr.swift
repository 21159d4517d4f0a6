public import ExactArithmetic

/// A mathematical expression as a person wrote it or as it is shown: an immutable tree.
///
/// Work on many expressions (generation, verification) happens in an ``ExprArena``, where equal
/// subexpressions are one node; this tree is the pleasant form at its borders. No rule of algebra is
/// applied by building one: `2 + 3` stays a sum until ``simplified()``.
public indirect enum Expr: Hashable, Sendable {
  /// An exact rational number.
  case number(Rational)
  /// A variable, coefficient, constant or the unknown function.
  case symbol(Symbol)
  /// An operator applied to its operands; `add` and `mul` take two or more, the others exactly their arity.
  case apply(Operator, [Expr])

  /// The integer as an expression.
  public static func integer(_ value: Int) -> Expr { .number(Rational(value)) }
}

extension Expr {
  /// Readers refuse expressions nested deeper than this.
  public static let maximumDepth = 1_000
  /// Readers refuse texts of more tokens than this.
  public static let maximumTokenCount = 100_000
  /// Readers refuse numbers of more digits than this.
  public static let maximumDigitCount = 10_000
}
