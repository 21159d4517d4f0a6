package import Evaluation
import Symbolics

/// Tells by the text alone which kind of problem a person has typed, and reads it.
package enum ProblemReader {
  /// What can be typed, for messages.
  package static let examples =
    "an integrand (x*cos(x)), a differential equation (y'' + y = 0), "
    + "a sequence (1, 1, 2, 3, 5, 8, ?), arithmetic (12345 * 678) or gcd(12, 18)"

  /// The problem that a text poses.
  ///
  /// - Throws: An error in one line that says what is wrong and what could be typed.
  package static func read(_ text: String) throws -> any SolvableProblem {
    let trimmed = text.trimmed
    if trimmed.isEmpty { throw ProblemTextError("nothing to solve; type \(examples)") }
    if let problem = try DivisorProblem(typed: trimmed) { return problem }
    if let problem = try DifferentialEquationProblem(typed: text) { return problem }
    if let problem = try SequenceProblem(typed: trimmed) { return problem }
    if let problem = try ArithmeticProblem(typed: trimmed) { return problem }
    return try IntegralProblem(typed: text)
  }
}

/// A text that poses no problem: one line with the remedy.
package struct ProblemTextError: Error, Hashable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
