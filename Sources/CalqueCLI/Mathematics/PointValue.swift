import Symbolics

/// What is shown of the value of an expression at a point.
struct PointValue {
  private let input: String
  private let exact: Expr?
  private let decimal: NumericValue

  init(_ typed: TypedExpression, at point: [Assignment], digits: Int) throws {
    input = typed.text
    var arena = ExprArena()
    var node = arena.insert(typed.expression)
    for assignment in point {
      let value = arena.insert(assignment.value.expression)
      guard arena.isConstant(value), !arena.isUndefined(value) else {
        throw PointError(
          description: "the value '\(assignment.value.text)' of \(assignment.symbol.token) must be "
            + "an expression without variables that has a value")
      }
      node = arena.substituting(value, for: assignment.symbol, in: node)
    }
    for symbol in Symbol.allCases where !symbol.isConstant && arena.contains(node, symbol) {
      throw PointError(
        description: "\(symbol.token) has no value; add \(symbol.token)=VALUE")
    }
    exact = arena.expr(node)
    decimal = arena.numericValue(of: node, digits: digits)
  }

  /// Whether there is a finite value.
  var hasValue: Bool { exact != nil && decimal != .none }

  var lines: [String] {
    let text = exact?.infix ?? "undefined"
    return text == decimal.description ? [text] : [text, decimal.description]
  }

  var json: JSONOutput {
    [
      "input": .string(input), "exact": exact.map { .string($0.infix) } ?? .null,
      "decimal": decimal == .none ? .null : .string(decimal.description),
    ]
  }
}

/// A point at which an expression cannot be evaluated.
struct PointError: Error, CustomStringConvertible {
  let description: String
}
