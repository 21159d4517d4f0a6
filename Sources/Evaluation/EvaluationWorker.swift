import Generators
import Symbolics
import Tokenization
import Training
import Transformer

/// Decodes and judges on one thread.
struct EvaluationWorker<Task: ProblemTask> {
  private let evaluator: Evaluator<Task>
  private let decoder: IncrementalDecoder?
  private let greedy: any SequenceSearch
  private let beam: (any SequenceSearch)?
  private var judge: Task.Judge

  init(_ evaluator: Evaluator<Task>) {
    self.evaluator = evaluator
    let model = evaluator.model
    // A model that has been read has a valid configuration.
    decoder = try? IncrementalDecoder(model.configuration, weights: model.parameters)
    judge = evaluator.task.makeJudge()
    let options = evaluator.options.search
    if evaluator.options.usesGrammar && evaluator.task.vocabulary == .symbolic {
      let grammar = PrefixGrammar(vocabulary: model.vocabulary)
      greedy = GreedySearch(frame: .standard, options: options, constraint: grammar)
      beam =
        options.beamWidth > 1
        ? BeamSearch(frame: .standard, options: options, constraint: grammar) : nil
    } else {
      greedy = GreedySearch(frame: .standard, options: options)
      beam = options.beamWidth > 1 ? BeamSearch(frame: .standard, options: options) : nil
    }
  }

  /// The outcomes of problems that are decoded together.
  mutating func outcomes(of problems: ArraySlice<Problem>) -> [SearchOutcomes] {
    var results = problems.map { _ in
      SearchOutcomes(beam: beam == nil ? nil : ProblemOutcome())
    }
    // Problems that the model cannot read have no hypotheses.
    let limit = evaluator.model.configuration.maximumLength
    var places: [Int] = []
    var sources: [[TokenID]] = []
    for (place, problem) in problems.enumerated() {
      guard let source = evaluator.map.encodedSource(problem.source), source.count <= limit
      else { continue }
      places.append(place)
      sources.append(source)
    }
    let narrow = hypotheses(of: sources, by: greedy)
    let wide = beam.map { hypotheses(of: sources, by: $0) }
    for (index, place) in places.enumerated() {
      let problem = problems[problems.startIndex + place]
      var known: [[TokenID]: Judgement] = [:]
      results[place].greedy = outcome(of: narrow[index], problem, &known)
      if let wide { results[place].beam = outcome(of: wide[index], problem, &known) }
    }
    return results
  }

  private func hypotheses(
    of sources: [[TokenID]], by search: any SequenceSearch
  ) -> [[Hypothesis]] {
    guard let decoder, let found = try? search.searchInBatches(sources, with: decoder) else {
      preconditionFailure("sources were checked before")
    }
    return found
  }

  /// Judges hypotheses in the order of their ranks until one is accepted.
  private mutating func outcome(
    of hypotheses: [Hypothesis], _ problem: Problem, _ known: inout [[TokenID]: Judgement]
  ) -> ProblemOutcome {
    var outcome = ProblemOutcome()
    for (rank, hypothesis) in hypotheses.enumerated() {
      let answer = evaluator.map.decoded(hypothesis.tokens)
      if rank == 0 { outcome.isExactMatch = hypothesis.isComplete && answer == problem.target }
      let judgement =
        known[answer]
        ?? judge.judge(
          answer, to: problem.source, reference: problem.target)
      known[answer] = judgement
      outcome.hypothesesTried += 1
      outcome.kind = outcome.kind.decisive(judgement.kind)
      if judgement.isCorrect {
        outcome.firstSuccessRank = rank
        break
      }
    }
    return outcome
  }
}
