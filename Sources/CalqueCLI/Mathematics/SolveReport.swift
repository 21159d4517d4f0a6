import Evaluation
import Transformer

/// What is shown of one problem: the answer if there is one, how it was checked, where it comes from, and the time.
package struct SolveReport {
  let input: String
  let problem: any SolvableProblem
  let solution: SolverResult
  /// The name of the model that was asked.
  let model: String?

  var status: CommandStatus { solution.answer == nil ? .noVerifiedAnswer : .success }

  /// The lines for a person.
  ///
  /// The answer in infix and LaTeX and the next terms of a sequence, then the check, the effort and the time; with
  /// `explains` the hypotheses and the steps before them.
  func lines(on console: Console, showsLatex: Bool, explains: Bool) -> [String] {
    var lines = explains ? explanation : []
    let time = "\(solution.milliseconds.formatted(decimals: solution.milliseconds < 10 ? 1 : 0)) ms"
    if let answer = solution.answer {
      lines.append(console.styled(answer.text, .bold))
      if showsLatex, answer.latex != answer.text {
        lines.append(console.styled(answer.latex, .dim))
      }
      if !answer.nextTerms.isEmpty {
        lines.append("next: " + answer.nextTerms.joined(separator: ", "))
      }
      lines.append(
        console.styled(answer.check.description, .green) + " · \(effort(answer)) · \(time)")
    } else {
      lines.append(console.styled("no verified answer", .yellow) + " · \(effort(nil)) · \(time)")
    }
    if let obstacle = solution.obstacle {
      lines.append(console.styled(obstacle.description, .dim))
    }
    return lines
  }

  private func effort(_ answer: SolverResult.Answer?) -> String {
    let count = solution.hypothesesTried
    let hypotheses = "\(count) \(count == 1 ? "hypothesis" : "hypotheses")"
    guard let answer, answer.origin != .model else {
      return solution.obstacle == nil ? "\(hypotheses) checked" : "no model asked"
    }
    return solution.obstacle == nil
      ? "\(answer.origin.words); none of the model's \(hypotheses) was right"
      : answer.origin.words
  }

  /// Every hypothesis with what came of it, then the steps of the answer.
  private var explanation: [String] {
    let hypotheses = solution.attempts.enumerated().map { rank, attempt in
      "\(rank + 1). \(attempt.hypothesis.text ?? "(not readable)")   "
        + "score \(Double(attempt.score).formatted(decimals: 3)) · \(Self.words(attempt))"
    }
    return hypotheses + steps.map { "  \($0)" }
  }

  /// Found on a thread with a deep stack, as the answer was, since it may take solving again.
  private var steps: [String] {
    guard let answer = solution.answer else { return [] }
    let problem = problem
    return ThreadTeam(workers: 1).map(count: 1, state: {}) { _, _ in
      problem.explanation(of: answer)
    }[0]
  }

  private static func words(_ attempt: SolverResult.Attempt) -> String {
    switch attempt.hypothesis.outcome {
    case .accepted(let check): check.description
    case .rejected(let reason): reason
    }
  }

  /// The report for a program.
  func json(explains: Bool) -> JSONOutput {
    let answer = solution.answer
    var members: [JSONOutput.Member] = [
      .init("input", .string(input)),
      .init("answer", answer.map { .string($0.text) } ?? .null),
      .init("latex", answer.map { .string($0.latex) } ?? .null),
    ]
    if let next = answer?.nextTerms, !next.isEmpty {
      members.append(.init("next", .array(next.map { .string($0) })))
    }
    members += [
      .init("kind", .string(type(of: problem).kind)),
      .init("verdict", .string(answer?.check.name ?? "unverified")),
      .init("by", answer.map { .string($0.origin.rawValue) } ?? .null),
      .init("detail", .string(answer?.check.description ?? "no hypothesis was verified")),
      .init("hypotheses", .integer(solution.hypothesesTried)),
      .init("model", model.map { .string($0) } ?? .null),
      .init("note", solution.obstacle.map { .string($0.description) } ?? .null),
      .init("milliseconds", .rounded(solution.milliseconds, decimals: 3)),
    ]
    if explains {
      members.append(.init("attempts", .array(solution.attempts.map(Self.json))))
      members.append(.init("steps", .array(steps.map { .string($0) })))
    }
    return .object(members)
  }

  private static func json(_ attempt: SolverResult.Attempt) -> JSONOutput {
    [
      "text": attempt.hypothesis.text.map { .string($0) } ?? .null,
      "score": .rounded(Double(attempt.score), decimals: 6),
      "accepted": .boolean(attempt.hypothesis.isAccepted),
      "detail": .string(words(attempt)),
    ]
  }
}
