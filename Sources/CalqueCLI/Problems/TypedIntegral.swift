import Evaluation
import Symbolics

extension IntegralProblem {
  /// Reads an integrand, alone or as an integral is written: `x*cos(x)`, `∫ x*cos(x) dx`.
  init(typed text: String) throws {
    let integrand = try Self.integrand(of: text)
    let expression: Expr
    do {
      expression = try Expr(infix: integrand)
    } catch {
      throw TypedExpressionError(text: text, error: error)
    }
    try self.init(expression)
  }

  /// The text with blanks in place of `∫` and `dx`, so that the columns of errors are those of the text.
  private static func integrand(of text: String) throws(ProblemTextError) -> String {
    var characters = Array(text)
    let begin = characters.firstIndex { !$0.isWhitespace } ?? 0
    let end = (characters.lastIndex { !$0.isWhitespace } ?? -1) + 1
    let hasSign = begin < end && characters[begin] == "∫"
    if hasSign { characters[begin] = " " }
    guard end >= begin + 3, characters[end - 2] == "d", characters[end - 1].isLetter,
      hasSign || characters[end - 3].isWhitespace || characters[end - 3] == ")"
    else { return String(characters) }
    guard characters[end - 1] == "x" else {
      if !hasSign { return String(characters) }
      throw ProblemTextError(
        "integrals are with respect to x; write x in place of \(characters[end - 1])")
    }
    characters.replaceSubrange(end - 2..<end, with: "  ")
    return characters.allSatisfy(\.isWhitespace) ? "1" : String(characters)
  }
}
