public import Datasets
public import Generators
public import Training

/// Evaluates models on datasets, both by their folders.
public enum Evaluation {
  /// What to evaluate on.
  public struct Source: Hashable, Sendable {
    /// The folder of the dataset.
    public var path: String
    /// The part of it.
    public var split: Split
    /// How many problems of it at most, from the beginning; nil for all.
    public var limit: Int?

    /// Creates a source of problems.
    public init(path: String, split: Split = .test, limit: Int? = nil) {
      self.path = path
      self.split = split
      self.limit = limit
    }
  }

  /// Decodes and judges the problems of a dataset, of whichever task it is.
  ///
  /// - Parameters:
  ///   - modelPath: The folder of the model.
  ///   - source: The problems.
  ///   - options: What is asked of the model.
  ///   - workers: The number of threads.
  ///   - progress: Called after every few problems, from one thread at a time.
  /// - Returns: The report.
  /// - Throws: An error that names the file at fault, or says why model and dataset do not fit.
  public static func evaluate(
    modelPath: String, on source: Source, options: EvaluationOptions = EvaluationOptions(),
    workers: Int, progress: @escaping @Sendable (EvaluationProgress) -> Void = { _ in }
  ) throws(EvaluationError) -> EvaluationReport {
    let model: ModelFolder
    do {
      model = try ModelFolder.load(modelPath)
    } catch {
      throw .model(error)
    }
    return try evaluate(
      model, on: source, options: options, workers: workers, progress: progress)
  }

  /// Decodes and judges the problems of a dataset with a model that has been read.
  public static func evaluate(
    _ model: ModelFolder, on source: Source, options: EvaluationOptions = EvaluationOptions(),
    workers: Int, progress: @escaping @Sendable (EvaluationProgress) -> Void = { _ in }
  ) throws(EvaluationError) -> EvaluationReport {
    try evaluate(
      model, on: try EvaluationSet(reading: source), options: options, workers: workers,
      progress: progress)
  }

  /// Decodes and judges problems of any task; see ``Evaluator/evaluate(_:workers:progress:examples:)``.
  public static func evaluate(
    _ model: ModelFolder, on set: EvaluationSet, options: EvaluationOptions = EvaluationOptions(),
    workers: Int, makeDecoder: DecoderMaker? = nil,
    progress: @escaping @Sendable (EvaluationProgress) -> Void = { _ in },
    examples: (@Sendable (EvaluatedExample) -> Void)? = nil
  ) throws(EvaluationError) -> EvaluationReport {
    try evaluate(model, set.task, set.problems, options, workers, makeDecoder, progress, examples)
  }

  private static func evaluate(
    _ model: ModelFolder, _ task: some ProblemTask, _ problems: [Problem],
    _ options: EvaluationOptions, _ workers: Int, _ makeDecoder: DecoderMaker?,
    _ progress: @escaping @Sendable (EvaluationProgress) -> Void,
    _ examples: (@Sendable (EvaluatedExample) -> Void)?
  ) throws(EvaluationError) -> EvaluationReport {
    var evaluator = try Evaluator(model: model, task: task, options: options)
    if let makeDecoder { evaluator.makeDecoder = makeDecoder }
    return try evaluator.evaluate(
      problems, workers: workers, progress: progress, examples: examples)
  }

  /// Refuses a model that cannot be evaluated on the problems of a task, or options that make no sense.
  public static func check(
    _ model: ModelFolder, for task: any ProblemTask, options: EvaluationOptions
  ) throws(EvaluationError) {
    func check(_ task: some ProblemTask) throws(EvaluationError) {
      _ = try Evaluator(model: model, task: task, options: options)
    }
    try check(task)
  }

  /// The dataset of a source, and its problems.
  static func read(
    _ source: Source
  ) throws(EvaluationError) -> (dataset: Dataset, problems: [Problem]) {
    var problems: [Problem] = []
    let dataset: Dataset
    do {
      dataset = try Dataset(path: source.path)
      let reader = try dataset.reader(of: source.split)
      while problems.count < source.limit ?? .max, let problem = try reader.next() {
        problems.append(problem)
      }
    } catch {
      throw .dataset(error)
    }
    if problems.isEmpty { throw .noProblems(path: source.path, split: source.split) }
    return (dataset, problems)
  }
}
