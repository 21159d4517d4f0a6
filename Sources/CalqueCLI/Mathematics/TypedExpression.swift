public import Symbolics

/// An expression together with the text that a person typed for it.
public struct TypedExpression: Sendable {
  /// What was typed.
  public let text: String
  /// What it means.
  public let expression: Expr

  /// Reads infix notation.
  public init(_ text: String) throws(TypedExpressionError) {
    self.text = text
    do {
      expression = try Expr(infix: text)
    } catch {
      throw TypedExpressionError(text: text, error: error)
    }
  }
}

extension TypedExpression {
  /// The canonical form after one pass of simplification.
  public func applying(_ pass: SimplificationPass) throws(UndefinedError) -> Expr {
    guard let result = expression.applying(pass) else { throw UndefinedError(text: text) }
    return result
  }

  /// The shortest form that a search over the passes finds.
  public func simplified() throws(UndefinedError) -> Expr {
    guard let result = expression.simplified() else { throw UndefinedError(text: text) }
    return result
  }

  /// The derivative in canonical form.
  public func derivative(withRespectTo symbol: Symbol) throws(UndefinedError) -> Expr {
    guard let result = expression.derivative(withRespectTo: symbol) else {
      throw UndefinedError(text: text)
    }
    return result
  }
}

/// An expression without a value, such as a division by zero.
public struct UndefinedError: Error, Hashable, CustomStringConvertible {
  /// What was typed.
  public let text: String

  public var description: String {
    let shown = text.count > 60 ? text.prefix(60) + "…" : text
    return "'\(shown)' has no value; does it divide by zero or take the logarithm of zero?"
  }
}

/// A typed text that is no expression; the description is one line, the diagram shows the place.
public struct TypedExpressionError: Error, Hashable, CustomStringConvertible {
  /// What was typed.
  public let text: String
  /// What is wrong with it, and where.
  public let error: InfixError

  public var description: String { error.description }

  /// The typed text and a caret under the column at fault, indented by two spaces.
  public var diagram: String {
    error.diagram(for: text).split(separator: "\n", omittingEmptySubsequences: false)
      .map { "  \($0)" }.joined(separator: "\n")
  }
}
