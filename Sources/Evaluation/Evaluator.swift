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

  /// What runs the model in each thread; the processor's own engine unless another is given.
  public var makeDecoder: DecoderMaker

  let map: VocabularyMap

  /// Creates an evaluator.
  ///
  /// - Throws: An error if the options make no sense or the model lacks a token that the task has.
  public init(
    model: ModelFolder, task: Task, options: EvaluationOptions = EvaluationOptions()
  ) throws(EvaluationError) {
    do throws(ConfigurationError) {
      try options.search.validate()
      try options.sampling?.validate()
    } catch {
      throw .options(error)
    }
    self.model = model
    makeDecoder = model.decoderMaker(options.search.quantization)
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
  ///   - examples: Called with every problem in order, as soon as it is done, from one thread at a time. If it is there,
  ///     all hypotheses are judged, not only those up to the first accepted one.
  /// - Returns: The report.
  /// - Throws: What keeps a device from running the model.
  public func evaluate(
    _ problems: [Problem], workers: Int,
    progress: @escaping @Sendable (EvaluationProgress) -> Void = { _ in },
    examples: (@Sendable (EvaluatedExample) -> Void)? = nil
  ) throws(EvaluationError) -> EvaluationReport {
    let start = ContinuousClock.now
    let monitor = EvaluationMonitor(total: problems.count, report: progress)
    let delivery = examples.map { receive in
      OrderedDelivery<[EvaluatedExample]> { $0.forEach(receive) }
    }
    // What is decoded together must not depend on the number of threads.
    let chunkSize = 64
    let chunkCount = (problems.count + chunkSize - 1) / chunkSize
    let results = ThreadTeam(workers: workers).map(
      count: chunkCount, state: { EvaluationWorker(self, describes: delivery != nil) }
    ) { worker, index -> Result<[[ProblemOutcome]], any Error> in
      let range = index * chunkSize..<min((index + 1) * chunkSize, problems.count)
      return Result {
        let fates = try worker.fates(of: problems[range])
        delivery?.put(fates.compactMap(\.example), at: index)
        monitor.add(fates.map(\.outcomes))
        return fates.map(\.outcomes)
      }
    }
    let outcomes: [[ProblemOutcome]]
    do {
      outcomes = try results.flatMap { try $0.get() }
    } catch { throw .decoding("\(error)") }
    let elapsed = (ContinuousClock.now - start).components
    return report(
      problems, outcomes, workers: workers,
      seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
  }

  private func report(
    _ problems: [Problem], _ outcomes: [[ProblemOutcome]], workers: Int, seconds: Double
  ) -> EvaluationReport {
    var reports = options.searches(Unconstrained()).map { method, search in
      SearchReport(method, hypothesisCount: search.rowsPerSource)
    }
    for (problem, outcomes) in zip(problems, outcomes) {
      let labels = task.labels(of: problem)
      for (place, outcome) in outcomes.enumerated() { reports[place].add(outcome, labels: labels) }
    }
    func report(_ method: SearchMethod) -> SearchReport? { reports.first { $0.method == method } }
    return EvaluationReport(
      task: Task.name, options: options, problemCount: problems.count, greedy: reports[0],
      beam: report(.beam), sampling: report(.sampling), seconds: seconds, workers: workers)
  }
}
