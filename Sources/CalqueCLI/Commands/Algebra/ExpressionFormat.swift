import Symbolics

/// A notation in which an expression is printed.
enum ExpressionFormat: String, CaseIterable, ArgumentValue {
  case infix, latex, prefix

  /// The expression in this notation.
  func text(of expression: Expr) -> String {
    switch self {
    case .infix: expression.infix
    case .latex: expression.latex
    case .prefix: expression.prefixTokens.joined(separator: " ")
    }
  }
}

extension Expr {
  /// The fields of a report on an operation that turned this expression into another.
  func json(input: String) -> JSONOutput {
    ["input": .string(input), "answer": .string(infix), "latex": .string(latex)]
  }
}
