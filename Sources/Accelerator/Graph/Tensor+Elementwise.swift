// Operations element by element. Both operands have one type, or one of them is a number; shapes never broadcast by
// themselves.
extension Tensor {
  static func + (left: Tensor, right: Tensor) -> Tensor { left.binary(.add, right) }
  static func - (left: Tensor, right: Tensor) -> Tensor { left.binary(.subtract, right) }
  static func * (left: Tensor, right: Tensor) -> Tensor { left.binary(.multiply, right) }
  static func / (left: Tensor, right: Tensor) -> Tensor { left.binary(.divide, right) }
  static func + (left: Tensor, right: Double) -> Tensor { left + left.like(right) }
  static func - (left: Tensor, right: Double) -> Tensor { left - left.like(right) }
  static func * (left: Tensor, right: Double) -> Tensor { left * left.like(right) }
  static func / (left: Tensor, right: Double) -> Tensor { left / left.like(right) }
  static func - (left: Double, right: Tensor) -> Tensor { right.like(left) - right }
  static func / (left: Double, right: Tensor) -> Tensor { right.like(left) / right }
  static prefix func - (tensor: Tensor) -> Tensor { tensor.unary(.negate) }

  /// A tensor of this type with one number in every element.
  func like(_ value: Double) -> Tensor { graph.constant(value, shape, type.scalar) }

  func unary(_ kind: Primitive.Unary) -> Tensor {
    var result = type
    if kind == .isFinite { result.scalar = .boolean }
    precondition(
      kind == .not ? type.scalar == .boolean : type.scalar.isFloat, "\(kind) of \(type.text)")
    return graph.make(.unary(kind), [self], result)
  }

  func binary(_ kind: Primitive.Binary, _ other: Tensor) -> Tensor {
    precondition(type == other.type, "\(kind) of \(type.text) and \(other.type.text)")
    return graph.make(.binary(kind), [self, other], type)
  }

  func compare(_ comparison: Primitive.Comparison, _ other: Tensor) -> Tensor {
    precondition(type == other.type, "\(comparison) of \(type.text) and \(other.type.text)")
    return graph.make(
      .compare(comparison), [self, other], TensorType(shape: shape, scalar: .boolean))
  }

  /// The first where this is true, else the second.
  func select(_ first: Tensor, _ second: Tensor) -> Tensor {
    precondition(
      type.scalar == .boolean && shape == first.shape && first.type == second.type,
      "a choice by \(type.text) of \(first.type.text) and \(second.type.text)")
    return graph.make(.select, [self, first, second], first.type)
  }

  /// The same numbers in another element type; itself where it has that already.
  func converted(to scalar: ElementType) -> Tensor {
    guard type.scalar != scalar else { return self }
    return graph.make(.convert, [self], TensorType(shape: shape, scalar: scalar))
  }

  /// The same bits in another element type of the same size.
  func bitcast(to scalar: ElementType) -> Tensor {
    precondition(type.scalar != .bfloat16 && type.scalar != .boolean, "bits of \(type.text)")
    return graph.make(.bitcast, [self], TensorType(shape: shape, scalar: scalar))
  }

  /// max(x, y).
  func maximum(_ other: Double) -> Tensor { binary(.maximum, like(other)) }

  var exponential: Tensor { unary(.exponential) }
  var logarithm: Tensor { unary(.log) }
  var squareRoot: Tensor { unary(.squareRoot) }
  var reciprocalSquareRoot: Tensor { unary(.reciprocalSquareRoot) }
  /// 1/(1 + e^−x).
  var logistic: Tensor { unary(.logistic) }
}
