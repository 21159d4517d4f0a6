import Evaluation
import Symbolics

extension DifferentialEquationProblem {
  /// Reads an equation with `=`, or a text with a derivative; nil for any other text.
  ///
  /// The unknown function is written `y` or `y(x)`, its derivatives `y'` and `y''`, also `dy/dx`. Columns in errors are
  /// those of the text.
  init?(typed text: String) throws {
    guard Self.isEquation(text) else { return nil }
    let plain = Self.withPlainDerivatives(text)
    if let match = plain.firstMatch(of: #/[yY]['′’″]*\s*\(\s*[-−+]?\d[\d.]*\s*\)/#) {
      throw ProblemTextError(
        "'\(match.0)' is a value of the solution; conditions are not read, and a product is written with *"
      )
    }
    let sides = plain.split(separator: "=", omittingEmptySubsequences: false)
    guard sides.count == 2 else {
      throw ProblemTextError(
        sides.count == 1
          ? "an expression with a derivative and no '='; a differential equation has one, "
            + "as in y'' + y = 0"
          : "two signs '='; a differential equation has one, as in y'' + y = 0")
    }
    for (side, name) in zip(sides, ["left", "right"]) where side.trimmed.isEmpty {
      throw ProblemTextError("nothing on the \(name) of '='; write y'' + y = 0")
    }
    let left = try Self.expression(String(sides[0]), of: text)
    // Spaces keep the columns of the right side.
    let indent = String(repeating: " ", count: sides[0].count + 1)
    let right = try Self.expression(indent + sides[1], of: text)
    let difference = Expr.apply(.sub, [left, right])
    try self.init(
      (right == .integer(0) ? left : difference)
        .substituting(.symbol(.unknown), for: .y))
  }

  /// Whether there is a sign of equality or a derivative.
  private static func isEquation(_ text: String) -> Bool {
    text.contains { "='′’″".contains($0) } || text.contains("dy/dx") || text.contains("d^2y/dx^2")
  }

  private static func expression(
    _ side: String, of text: String
  ) throws(TypedExpressionError) -> Expr {
    do throws(InfixError) {
      return try Expr(infix: side)
    } catch {
      throw TypedExpressionError(text: text, error: error)
    }
  }

  /// The text of the same length with `y'` for `y'(x)` and `dy/dx`.
  private static func withPlainDerivatives(_ text: String) -> String {
    let called = text.replacing(#/([yY]['′’″]*)(\s*\(\s*x\s*\))/#) { match in
      match.1 + String(repeating: " ", count: match.2.count)
    }
    return called.replacing("d^2y/dx^2", with: "y''      ").replacing("dy/dx", with: "y'   ")
  }
}
