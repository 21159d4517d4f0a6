import Symbolics

/// What is shown of one integral: the question, the answer if there is one, the verdict and the time.
///
/// Where no hypothesis of the model was verified the rules may answer, and the report says so.
struct SolveReport {
  let input: String
  private let answer: Solution.Answer?
  private let isByRules: Bool
  private let hypothesesTried: Int
  /// The wall-clock time of the search and the checks.
  let milliseconds: Double

  /// Solves one integral and measures the time.
  init(
    _ typed: TypedExpression, solver: IntegralSolver, beamWidth: Int, usesRules: Bool = true
  ) throws {
    let start = ProgressBar.monotonicSeconds()
    let solution = try solver.solve(typed.expression, beamWidth)
    hypothesesTried = solution.hypothesesTried
    let found =
      solution.answer == nil && usesRules ? try? typed.expression.antiderivative() : nil
    answer = solution.answer ?? found.map { Solution.Answer($0.expression, $0.verdict) }
    isByRules = found != nil
    milliseconds = (ProgressBar.monotonicSeconds() - start) * 1_000
    input = typed.text
  }

  var status: CommandStatus { answer == nil ? .noVerifiedAnswer : .success }

  /// The lines for a person: the answer in infix and LaTeX, then the verdict, the effort and the time.
  func lines(on console: Console, showsLatex: Bool) -> [String] {
    let effort =
      (isByRules ? "by rules; none of the model's " : "")
      + "\(hypothesesTried) \(hypothesesTried == 1 ? "hypothesis" : "hypotheses")"
      + (isByRules ? " was right · " : " checked · ")
      + "\(milliseconds.formatted(decimals: milliseconds < 10 ? 1 : 0)) ms"
    guard let answer else {
      return [console.styled("no verified answer", .yellow) + " · \(effort)"]
    }
    let latex = showsLatex ? [console.styled(answer.expression.latex, .dim)] : []
    return [console.styled(answer.expression.infix, .bold)] + latex
      + [console.styled(answer.verdict.description, .green) + " · \(effort)"]
  }

  /// The report for a program.
  var json: JSONOutput {
    [
      "input": .string(input),
      "answer": answer.map { .string($0.expression.infix) } ?? nil,
      "latex": answer.map { .string($0.expression.latex) } ?? nil,
      "verdict": .string(answer?.verdict.name ?? "unverified"),
      "by": answer == nil ? nil : isByRules ? "rules" : "model",
      "detail": .string(answer?.verdict.description ?? "no hypothesis was verified"),
      "hypotheses": .integer(hypothesesTried),
      "milliseconds": .rounded(milliseconds, decimals: 3),
    ]
  }
}
