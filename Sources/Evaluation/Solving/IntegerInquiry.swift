import Generators
import Tokenization

/// An inquiry whose answers are integers, which a judge compares with the right ones.
final class IntegerInquiry<Task: ProblemGenerator>: Inquiry {
  let sources: [[TokenID]]
  private var judge: Task.Judge
  private let task: Task
  private let answer: SolverResult.Answer

  /// Creates an inquiry; `answer` is what a person is shown of the right answer.
  init(_ task: Task, source: [TokenID], answer: SolverResult.Answer) {
    self.task = task
    self.answer = answer
    sources = [source]
    judge = task.makeJudge()
  }

  func check(_ tokens: [TokenID]) -> CheckedHypothesis {
    let judgement = judge.judge(tokens, to: sources[0])
    if case .malformed = judgement {
      return CheckedHypothesis(text: nil, outcome: .rejected(judgement.description))
    }
    let text = task.readableText(of: Problem(source: sources[0], target: tokens)).target
    return CheckedHypothesis(
      text: text,
      outcome: judgement == .right
        ? .accepted(.computed) : .rejected(judgement.description))
  }

  /// Only the right answer is accepted, so it is the one to show.
  func presented(_ tokens: [TokenID], _ check: AnswerCheck) -> SolverResult.Answer? {
    SolverResult.Answer(text: answer.text, latex: answer.latex, check: check, origin: .model)
  }
}
