import Datasets
public import Generators

/// Problems to evaluate on, with the task that judges answers to them.
public struct EvaluationSet: Sendable {
  /// What a table calls it: the folder of a dataset, or a task with its distribution.
  public let name: String
  /// Which of its problems they are, in a word or two: `test`, `seed 5`.
  public let part: String
  /// What the problems are.
  public let task: any ProblemTask
  /// The problems.
  public let problems: [Problem]

  /// Puts a set together.
  public init(name: String, part: String, task: any ProblemTask, problems: [Problem]) {
    self.name = name
    self.part = part
    self.task = task
    self.problems = problems
  }

  /// Reads a split of a dataset.
  public init(reading source: Evaluation.Source) throws(EvaluationError) {
    let (dataset, problems) = try Evaluation.read(source)
    let task: any ProblemTask
    do {
      task = try dataset.makeTask()
    } catch {
      throw .dataset(error)
    }
    if task.vocabulary != dataset.vocabulary {
      throw .foreignVocabulary(path: source.path, task: dataset.manifest.task)
    }
    self.init(name: source.path, part: source.split.rawValue, task: task, problems: problems)
  }

  /// Draws problems that training splits do not hold.
  public init(
    _ name: String, drawing draw: HeldOutDraw, from generator: some ProblemGenerator,
    workers: Int, progress: (Int) -> Void = { _ in }
  ) throws(EvaluationError) {
    let problems = try draw.problems(from: generator, workers: workers, progress: progress)
    if problems.isEmpty { throw .noHeldOutProblems(task: name) }
    self.init(name: name, part: "seed \(draw.seed)", task: generator, problems: problems)
  }
}
