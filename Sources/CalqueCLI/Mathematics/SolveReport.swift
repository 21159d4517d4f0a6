import Symbolics

/// What is shown of one integral: the question, the answer if there is one, the verdict and the time.
struct SolveReport {
  let input: String
  let solution: Solution
  /// The wall-clock time of the search and the checks.
  let milliseconds: Double

  /// Solves one integral and measures the time.
  init(_ typed: TypedExpression, solver: IntegralSolver, beamWidth: Int) throws {
    let start = ProgressBar.monotonicSeconds()
    solution = try solver.solve(typed.expression, beamWidth)
    milliseconds = (ProgressBar.monotonicSeconds() - start) * 1_000
    input = typed.text
  }

  var status: CommandStatus { solution.answer == nil ? .noVerifiedAnswer : .success }

  /// The lines for a person: the answer in infix and LaTeX, then the verdict, the effort and the time.
  func lines(on console: Console, showsLatex: Bool) -> [String] {
    let effort =
      "\(solution.hypothesesTried) \(solution.hypothesesTried == 1 ? "hypothesis" : "hypotheses")"
      + " checked · \(milliseconds.formatted(decimals: milliseconds < 10 ? 1 : 0)) ms"
    guard let answer = solution.answer else {
      return [console.styled("no verified answer", .yellow) + " · \(effort)"]
    }
    let latex = showsLatex ? [console.styled(answer.expression.latex, .dim)] : []
    return [console.styled(answer.expression.infix, .bold)] + latex
      + [console.styled(answer.verdict.description, .green) + " · \(effort)"]
  }

  /// The report for a program.
  var json: JSONOutput {
    let answer = solution.answer
    return [
      "input": .string(input),
      "answer": answer.map { .string($0.expression.infix) } ?? nil,
      "latex": answer.map { .string($0.expression.latex) } ?? nil,
      "verdict": .string(answer?.verdict.name ?? "unverified"),
      "detail": .string(answer?.verdict.description ?? "no hypothesis was verified"),
      "hypotheses": .integer(solution.hypothesesTried),
      "milliseconds": .rounded(milliseconds, decimals: 3),
    ]
  }
}
