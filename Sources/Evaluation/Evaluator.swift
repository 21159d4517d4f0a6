public import Generators
import Tokenization
public import Training
import Transformer

/// Evaluates a model on problems by verifying what it answers: decode, read, judge, report.
public struct Evaluator<Task: ProblemTask>: Sendable {
  /// The model.
  public let model: ModelFolder
  /// What the problems are.
  public let task: Task
  /// What is asked of the model.
  public let options: EvaluationOptions

  let map: VocabularyMap

  /// Creates an evaluator.
  ///
  /// - Throws: An error if the options make no sense or the model lacks a token that the task has.
  public init(
    model: ModelFolder, task: Task, options: EvaluationOptions = EvaluationOptions()
  ) throws(EvaluationError) {
    do {
      try options.search.validate()
    } catch {
      throw .options(error)
    }
    self.model = model
    self.task = task
    self.options = options
    map = VocabularyMap(model: model.vocabulary, task: task.vocabulary)
    for (token, id) in zip(task.vocabulary.tokens, map.modelIDs) where id == VocabularyMap.absent {
      throw .missingToken(token, task: Task.name)
    }
  }

  /// Decodes the problems and judges the answers; only the time depends on the number of threads.
  ///
  /// - Parameters:
  ///   - problems: Problems in the ids of the task's vocabulary, with reference answers.
  ///   - workers: The number of threads.
  ///   - progress: Called after every few problems, from one thread at a time.
  /// - Returns: The report.
  public func evaluate(
    _ problems: [Problem], workers: Int,
    progress: @escaping @Sendable (EvaluationProgress) -> Void = { _ in }
  ) -> EvaluationReport {
    let start = ContinuousClock.now
    let monitor = EvaluationMonitor(total: problems.count, report: progress)
    // What is decoded together must not depend on the number of threads.
    let chunkSize = 64
    let chunkCount = (problems.count + chunkSize - 1) / chunkSize
    let outcomes = ThreadTeam(workers: workers).map(
      count: chunkCount, state: { EvaluationWorker(self) }
    ) { worker, index in
      let range = index * chunkSize..<min((index + 1) * chunkSize, problems.count)
      let outcomes = worker.outcomes(of: problems[range])
      monitor.add(outcomes.map { $0.beam ?? $0.greedy })
      return outcomes
    }
    let elapsed = (ContinuousClock.now - start).components
    return report(
      problems, outcomes.flatMap(\.self), workers: workers,
      seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
  }

  private func report(
    _ problems: [Problem], _ outcomes: [SearchOutcomes], workers: Int, seconds: Double
  ) -> EvaluationReport {
    var greedy = SearchReport(beamWidth: 1)
    var beam = SearchReport(beamWidth: options.search.beamWidth)
    for (problem, outcome) in zip(problems, outcomes) {
      let labels = task.labels(of: problem)
      greedy.add(outcome.greedy, labels: labels)
      if let wide = outcome.beam { beam.add(wide, labels: labels) }
    }
    return EvaluationReport(
      task: Task.name, options: options, problemCount: problems.count, greedy: greedy,
      beam: options.search.beamWidth > 1 ? beam : nil, seconds: seconds, workers: workers)
  }
}

/// How both searches fared on a problem; there is no beam if its width is 1.
struct SearchOutcomes: Sendable {
  var greedy = ProblemOutcome()
  var beam: ProblemOutcome?
}
