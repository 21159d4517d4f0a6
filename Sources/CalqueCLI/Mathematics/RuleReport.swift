import Symbolics

/// What is shown of an integral that was looked for by rules.
struct RuleReport {
  private let input: String
  private let outcome: Result<Antiderivative, IntegrationFailure>
  private let milliseconds: Double

  /// Integrates and measures the time.
  init(_ typed: TypedExpression, symbol: Symbol = .x) {
    input = typed.text
    let start = ProgressBar.monotonicSeconds()
    outcome = Result { () throws(IntegrationFailure) in
      try typed.expression.antiderivative(in: symbol)
    }
    milliseconds = (ProgressBar.monotonicSeconds() - start) * 1_000
  }

  var status: CommandStatus {
    if case .success = outcome { .success } else { .noVerifiedAnswer }
  }

  /// The steps where they are asked for, the answer in infix and LaTeX, the verdict and the time.
  func lines(on console: Console, showsSteps: Bool, showsLatex: Bool) -> [String] {
    let time = "\(milliseconds.formatted(decimals: milliseconds < 10 ? 1 : 0)) ms"
    switch outcome {
    case .failure(let failure):
      return [console.styled("no answer by rules: \(failure)", .yellow) + " · \(time)"]
    case .success(let found):
      let steps = showsSteps ? Self.lines(of: found.steps) + [""] : []
      let latex = showsLatex ? [console.styled(found.expression.latex, .dim)] : []
      return steps + [console.styled(found.expression.infix, .bold)] + latex
        + [console.styled(found.verdict.description, .green) + " · by rules · \(time)"]
    }
  }

  private static func lines(of steps: [IntegrationStep]) -> [String] {
    steps.map { String(repeating: "  ", count: $0.depth) + $0.infix }
  }

  var json: JSONOutput {
    switch outcome {
    case .failure(let failure):
      return [
        "input": .string(input), "answer": nil, "verdict": "unverified",
        "detail": .string(failure.description),
        "milliseconds": .rounded(milliseconds, decimals: 3),
      ]
    case .success(let found):
      let steps = found.steps.map { step -> JSONOutput in
        [
          "rule": .string(step.rule), "depth": .integer(step.depth),
          "text": .string(step.infix), "latex": .string(step.latex),
        ]
      }
      return [
        "input": .string(input), "answer": .string(found.expression.infix),
        "latex": .string(found.expression.latex), "verdict": .string(found.verdict.name),
        "detail": .string(found.verdict.description), "steps": .array(steps),
        "milliseconds": .rounded(milliseconds, decimals: 3),
      ]
    }
  }
}
