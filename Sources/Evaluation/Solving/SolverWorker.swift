import Generators
import Symbolics
import Tokenization
import Transformer

/// Solves problems on one thread, those of a batch decoded together.
struct SolverWorker {
  private let solver: Solver
  private let grammar: PrefixGrammar?

  init(_ solver: Solver) {
    self.solver = solver
    guard case .success(let model) = solver.model, model.task.vocabulary == .symbolic else {
      grammar = nil
      return
    }
    grammar = PrefixGrammar(vocabulary: model.source.vocabulary)
  }

  /// A problem on its way: what the model reads of it, or why it is not asked.
  private struct Draft {
    let problem: any SolvableProblem
    var inquiry: (any Inquiry)?
    var sources: [[TokenID]] = []
    var obstacle: SolverObstacle?
    var error: SolverError?
    var hypotheses: [Hypothesis] = []
  }

  func solve(_ problems: ArraySlice<any SolvableProblem>) -> [Result<SolverResult, SolverError>] {
    let start = ContinuousClock.now
    var drafts = problems.map(draft)
    ask(&drafts)
    let share = (ContinuousClock.now - start).milliseconds / Double(max(1, problems.count))
    return drafts.map { draft in
      if let error = draft.error { return .failure(error) }
      let start = ContinuousClock.now
      let (answer, attempts) = judged(draft)
      let found = answer ?? (solver.usesExactMethods ? draft.problem.exactAnswer() : nil)
      return .success(
        SolverResult(
          answer: found, attempts: attempts, obstacle: draft.obstacle,
          milliseconds: share + (ContinuousClock.now - start).milliseconds))
    }
  }

  private func draft(_ problem: any SolvableProblem) -> Draft {
    var draft = Draft(problem: problem)
    let model: Solver.Model
    switch solver.model {
    case .success(let given): model = given
    case .failure(let obstacle):
      draft.obstacle = obstacle
      return draft
    }
    do throws(SolverError) {
      let inquiry = try problem.inquiry(in: model.task)
      draft.inquiry = inquiry
      for source in inquiry.sources {
        switch model.encoded(source) {
        case .success(let encoded): draft.sources.append(encoded)
        case .failure(let obstacle): draft.obstacle = obstacle
        }
      }
      // A spelling that the model can read is enough.
      if !draft.sources.isEmpty { draft.obstacle = nil }
    } catch .unwritable(let reason) {
      draft.obstacle = .encoding(reason)
    } catch {
      draft.error = error
    }
    return draft
  }

  /// Fills in what the model proposes.
  private func ask(_ drafts: inout [Draft]) {
    guard case .success(let model) = solver.model else { return }
    let sources = drafts.flatMap(\.sources)
    if sources.isEmpty { return }
    do {
      try solver.search.validate()
      var rest = try model.source.hypotheses(
        for: sources, options: solver.search, grammar: grammar)[...]
      for index in drafts.indices {
        let count = drafts[index].sources.count
        drafts[index].hypotheses = rest.prefix(count).flatMap(\.self)
        rest = rest.dropFirst(count)
      }
    } catch {
      for index in drafts.indices where !drafts[index].sources.isEmpty {
        drafts[index].obstacle = .search("\(error)")
      }
    }
  }

  /// Checks the distinct hypotheses and ranks them: accepted ones first, then those with fewer tokens.
  private func judged(_ draft: Draft) -> (SolverResult.Answer?, [SolverResult.Attempt]) {
    guard case .success(let model) = solver.model, let inquiry = draft.inquiry else {
      return (nil, [])
    }
    var candidates: [(tokens: [TokenID], attempt: SolverResult.Attempt)] = []
    var seen: Set<[TokenID]> = []
    for hypothesis in draft.hypotheses.sorted(by: { $0.score > $1.score }) {
      guard seen.insert(hypothesis.tokens).inserted else { continue }
      let tokens = model.map.decoded(hypothesis.tokens)
      let checked =
        tokens.contains(VocabularyMap.absent)
        ? CheckedHypothesis(text: nil, outcome: .rejected("tokens of another task"))
        : inquiry.check(tokens)
      candidates.append((tokens, .init(hypothesis: checked, score: hypothesis.score)))
    }
    // A stable order: the ranking of the search decides between equals.
    let ranked = candidates.enumerated().sorted { first, second in
      let (one, other) = (Self.rank(first.element), Self.rank(second.element))
      return one != other ? one < other : first.offset < second.offset
    }.map(\.element)
    var answer: SolverResult.Answer?
    if let best = ranked.first, case .accepted(let check) = best.attempt.hypothesis.outcome {
      answer = inquiry.presented(best.tokens, check)
    }
    return (answer, ranked.map(\.attempt))
  }

  private static func rank(_ candidate: (tokens: [TokenID], attempt: SolverResult.Attempt)) -> Int {
    candidate.attempt.hypothesis.isAccepted
      ? candidate.tokens.count : Int(Int32.max) + candidate.tokens.count
  }
}

extension Solver.Model {
  /// What the model reads for a problem in the ids of the task.
  fileprivate func encoded(_ tokens: [TokenID]) -> Result<[TokenID], SolverObstacle> {
    guard let source = map.encodedSource(tokens) else {
      let missing = map.firstMissing(tokens).map { task.vocabulary[$0] } ?? ""
      return .failure(.unknownToken(missing))
    }
    let limit = self.source.longestSource
    return source.count > limit
      ? .failure(.tooLong(tokens: source.count, limit: limit)) : .success(source)
  }
}

extension Duration {
  fileprivate var milliseconds: Double {
    Double(components.seconds) * 1e3 + Double(components.attoseconds) * 1e-15
  }
}
