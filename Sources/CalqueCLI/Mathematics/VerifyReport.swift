import Symbolics

/// What is shown of one check that F′ = f.
struct VerifyReport {
  let integrand: String
  let antiderivative: String
  let verdict: Verdict
  /// The steps that led to the verdict.
  let decisions: [Decision]
  /// The wall-clock time of the check.
  let milliseconds: Double

  /// Checks an antiderivative and measures the time.
  init(integrand: String, antiderivative: String) throws(TypedExpressionError) {
    let f = try TypedExpression(integrand)
    let F = try TypedExpression(antiderivative)
    let start = ProgressBar.monotonicSeconds()
    let report = F.expression.explainedVerdict(asAntiderivativeOf: f.expression)
    (verdict, decisions) = (report.verdict, report.decisions)
    milliseconds = (ProgressBar.monotonicSeconds() - start) * 1_000
    self.integrand = integrand
    self.antiderivative = antiderivative
  }

  var status: CommandStatus { verdict.isVerified ? .success : .noVerifiedAnswer }

  /// The line for a person.
  func line(on console: Console) -> String {
    let style: TextStyle = verdict.isVerified ? .green : .yellow
    return console.styled(verdict.description, style)
      + " · \(milliseconds.formatted(decimals: milliseconds < 10 ? 1 : 0)) ms"
  }

  /// The line for a person, and the steps of the decision where they are asked for.
  func lines(on console: Console, explains: Bool) -> [String] {
    [line(on: console)] + (explains ? decisions.map { "  \($0)" } : [])
  }

  /// The report for a program.
  var json: JSONOutput {
    [
      "input": .string(integrand),
      "answer": .string(antiderivative),
      "verdict": .string(verdict.name),
      "detail": .string(verdict.description),
      "decisions": .array(decisions.map { .string($0.description) }),
      "milliseconds": .rounded(milliseconds, decimals: 3),
    ]
  }
}
