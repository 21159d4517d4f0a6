import Generators
import Symbolics
import Tokenization
import Training
import Transformer

/// Decodes and judges on one thread.
struct EvaluationWorker<Task: ProblemTask> {
  private let evaluator: Evaluator<Task>
  /// Whether examples are to be described, for which every hypothesis is judged.
  private let describes: Bool
  private let decoder: Result<any StepDecoder, any Error>
  private let searches: [(method: SearchMethod, search: any SequenceSearch)]
  private var judge: Task.Judge

  init(_ evaluator: Evaluator<Task>, describes: Bool) {
    self.evaluator = evaluator
    self.describes = describes
    let model = evaluator.model
    decoder = Result { try evaluator.makeDecoder() }
    judge = evaluator.task.makeJudge()
    let options = evaluator.options
    searches =
      options.usesGrammar && evaluator.task.vocabulary == .symbolic
      ? options.searches(PrefixGrammar(vocabulary: model.vocabulary))
      : options.searches(Unconstrained())
  }

  /// The fates of problems that are decoded together, the first of which has the number `first`.
  mutating func fates(of problems: ArraySlice<Problem>) throws -> [ProblemFate] {
    // Problems that the model cannot read have no hypotheses.
    let limit = evaluator.model.longestSource
    var places: [Int?] = []
    var sources: [[TokenID]] = []
    for problem in problems {
      if let source = evaluator.map.encodedSource(problem.source), source.count <= limit {
        places.append(sources.count)
        sources.append(source)
      } else {
        places.append(nil)
      }
    }
    let decoder = try decoder.get()
    let found = try searches.map { try $0.search.searchInBatches(sources, with: decoder) }
    return zip(problems.indices, places).map { index, place in
      fate(of: problems[index], index, place.map { place in found.map { $0[place] } })
    }
  }

  /// Judges the hypotheses of every search; nil if the model cannot read the problem.
  private mutating func fate(
    of problem: Problem, _ index: Int, _ found: [[Hypothesis]]?
  ) -> ProblemFate {
    var known: [[TokenID]: Judgement] = [:]
    var outcomes: [ProblemOutcome] = []
    for search in searches.indices {
      outcomes.append(outcome(of: found?[search] ?? [], problem, &known))
    }
    guard describes else { return ProblemFate(outcomes: outcomes) }
    let text = evaluator.task.readableText(of: problem)
    var described: [EvaluatedExample.Search] = []
    for (place, search) in searches.enumerated() {
      let hypotheses = (found?[place] ?? []).map { describe($0, problem, &known) }
      described.append(.init(method: search.method, hypotheses: hypotheses))
    }
    let words = evaluator.task.vocabulary
    return ProblemFate(
      outcomes: outcomes,
      example: EvaluatedExample(
        index: index, source: problem.source.map { words[$0] },
        target: problem.target.map { words[$0] }, sourceText: text.source,
        targetText: text.target, searches: described))
  }

  /// Judges hypotheses in the order of their ranks until one is accepted.
  private mutating func outcome(
    of hypotheses: [Hypothesis], _ problem: Problem, _ known: inout [[TokenID]: Judgement]
  ) -> ProblemOutcome {
    var outcome = ProblemOutcome()
    for (rank, hypothesis) in hypotheses.enumerated() {
      let answer = evaluator.map.decoded(hypothesis.tokens)
      if rank == 0 {
        outcome.isExactMatch = hypothesis.isComplete && answer == problem.target
        outcome.best = ProblemOutcome.Likelihood(
          logProbability: hypothesis.logProbability,
          tokenCount: hypothesis.tokens.count + (hypothesis.isComplete ? 1 : 0))
      }
      let judgement = judgement(of: hypothesis, answer, problem, &known)
      outcome.hypothesesTried += 1
      outcome.kind = outcome.kind.decisive(judgement.kind)
      if judgement.isCorrect {
        outcome.firstSuccessRank = rank
        break
      }
    }
    return outcome
  }

  /// Judges the answer that a hypothesis is.
  ///
  /// What the limit of length has cut off is no answer, whatever it says: it was not the model that ended it.
  private mutating func judgement(
    of hypothesis: Hypothesis, _ answer: [TokenID], _ problem: Problem,
    _ known: inout [[TokenID]: Judgement]
  ) -> Judgement {
    guard hypothesis.isComplete else { return .malformed("no end token within the length") }
    if let judgement = known[answer] { return judgement }
    let judgement = judge.judge(answer, to: problem.source, reference: problem.target)
    known[answer] = judgement
    return judgement
  }

  private mutating func describe(
    _ hypothesis: Hypothesis, _ problem: Problem, _ known: inout [[TokenID]: Judgement]
  ) -> EvaluatedExample.JudgedHypothesis {
    let answer = evaluator.map.decoded(hypothesis.tokens)
    let judgement = judgement(of: hypothesis, answer, problem, &known)
    var isReadable = !answer.contains(VocabularyMap.absent)
    if case .malformed = judgement { isReadable = false }
    let text =
      isReadable
      ? evaluator.task.readableText(of: Problem(source: problem.source, target: answer)).target
      : nil
    return EvaluatedExample.JudgedHypothesis(
      tokens: hypothesis.tokens.map { evaluator.model.vocabulary[$0] }, text: text,
      hypothesis: hypothesis, judgement: judgement)
  }
}

/// What became of a problem, for each search in turn.
struct ProblemFate: Sendable {
  var outcomes: [ProblemOutcome]
  /// The same in full, if it was asked for.
  var example: EvaluatedExample?
}

extension EvaluationOptions {
  /// The searches that are asked for, which a report has in this order.
  func searches(
    _ constraint: some TokenConstraint
  ) -> [(method: SearchMethod, search: any SequenceSearch)] {
    var result: [(method: SearchMethod, search: any SequenceSearch)] = [
      (.greedy, GreedySearch(frame: .standard, options: search, constraint: constraint))
    ]
    if search.beamWidth > 1 {
      result.append(
        (.beam, BeamSearch(frame: .standard, options: search, constraint: constraint)))
    }
    if let sampling {
      result.append(
        (
          .sampling,
          SamplingSearch(
            frame: .standard, options: search, sampling: sampling, constraint: constraint)
        ))
    }
    return result
  }
}
