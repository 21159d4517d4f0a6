public import Datasets
import Generators
import Tokenization
public import Training
import Transformer

/// Problems that a run is measured on and never trained on, by the parts of its mixture.
public struct HeldOutProblems: Sendable {
  private let tasks: [any ProblemTask]
  private let problems: [[Problem]]
  private let vocabulary: Vocabulary

  init(contents: [any MixtureContent], problems: [[Problem]], vocabulary: Vocabulary) {
    tasks = contents.map(\.task)
    self.problems = problems
    self.vocabulary = vocabulary
  }

  /// The first problems of a split of a dataset.
  public init(
    of dataset: Dataset, split: Split, count: Int
  ) throws(EvaluationError) {
    var problems: [Problem] = []
    do {
      tasks = [try dataset.makeTask()]
      let reader = try dataset.reader(of: split)
      while problems.count < count, let problem = try reader.next() { problems.append(problem) }
    } catch {
      throw .dataset(error)
    }
    if tasks[0].vocabulary != dataset.vocabulary {
      throw .foreignVocabulary(path: dataset.path, task: dataset.manifest.task)
    }
    self.problems = [problems]
    vocabulary = dataset.vocabulary
  }

  /// The number of problems.
  public var count: Int { problems.reduce(0) { $0 + $1.count } }

  /// The problems with their answers in the ids of the joint vocabulary, one of each part in turn.
  public var pairs: TokenPairs {
    var pairs = TokenPairs(vocabularySize: vocabulary.count)
    let maps = tasks.map { VocabularyMap(model: vocabulary, task: $0.vocabulary) }
    for place in 0..<(problems.map(\.count).max() ?? 0) {
      for (part, map) in zip(problems, maps) where place < part.count {
        pairs.append(
          source: part[place].source.map { map.modelIDs[Int($0)] },
          target: part[place].target.map { map.modelIDs[Int($0)] })
      }
    }
    return pairs
  }

  /// The same with at most so many problems, about as many of each part.
  public func prefix(_ count: Int) -> HeldOutProblems {
    let shares = problems.indices.map { (count + problems.count - 1 - $0) / problems.count }
    return HeldOutProblems(
      tasks: tasks, problems: zip(problems, shares).map { Array($0.prefix($1)) },
      vocabulary: vocabulary)
  }

  init(tasks: [any ProblemTask], problems: [[Problem]], vocabulary: Vocabulary) {
    self.tasks = tasks
    self.problems = problems
    self.vocabulary = vocabulary
  }

  /// What checks a model's answers to these problems in the course of training; nil where there are none.
  ///
  /// - Parameters:
  ///   - beamWidth: The number of hypotheses that are tried for each problem; 1 for greedy search.
  ///   - workers: The number of threads; only the time depends on it.
  /// - Returns: The checker, or nil.
  public func checker(beamWidth: Int, workers: Int) -> (any AnswerChecker)? {
    count == 0
      ? nil : HeldOutChecker(tasks, problems, beamWidth: beamWidth, workers: workers)
  }
}

/// Evaluates a model on problems of several tasks.
private struct HeldOutChecker: AnswerChecker {
  private let tasks: [any ProblemTask]
  private let problems: [[Problem]]
  private let options: EvaluationOptions
  private let workers: Int

  init(_ tasks: [any ProblemTask], _ problems: [[Problem]], beamWidth: Int, workers: Int) {
    self.tasks = tasks
    self.problems = problems
    self.workers = workers
    var options = EvaluationOptions()
    options.search.beamWidth = beamWidth
    self.options = options
  }

  func check(
    _ model: ModelFolder, makeDecoder: @escaping DecoderMaker
  ) throws(TrainingError) -> VerifiedResult {
    var parts: [VerifiedResult.Part] = []
    for (index, problems) in problems.enumerated() where !problems.isEmpty {
      do {
        var part = try result(of: model, makeDecoder, on: problems, of: tasks[index])
        // Where a task has several parts, their places in the recipe tell them apart.
        if tasks.count(where: { type(of: $0).name == part.task }) > 1 { part.task += "[\(index)]" }
        parts.append(part)
      } catch {
        throw .examples("\(error)")
      }
    }
    return VerifiedResult(parts: parts)
  }

  private func result(
    of model: ModelFolder, _ makeDecoder: @escaping DecoderMaker, on problems: [Problem],
    of task: some ProblemTask
  ) throws(EvaluationError) -> VerifiedResult.Part {
    var evaluator = try Evaluator(model: model, task: task, options: options)
    evaluator.makeDecoder = makeDecoder
    let report = try evaluator.evaluate(problems, workers: workers)
    return VerifiedResult.Part(
      task: report.task, problems: report.problemCount,
      verified: report.best.verified.successes)
  }
}
