import Datasets
import Evaluation
import Generators

/// Problems by what a person gives: the folder of a dataset, or a task to draw from.
enum EvaluationSetChoice {
  case dataset(Evaluation.Source)
  case drawn(name: String, any ProblemGenerator, HeldOutDraw)

  /// A task by TASK or TASK/DISTRIBUTION.
  init(task name: String, distribution: String?, _ draw: HeldOutDraw) throws {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    let type = try Catalog.task(named: parts.first ?? "")
    let choice = try TaskChoice(type, distribution: parts.count == 2 ? parts[1] : distribution)
    let isComplete = parts.count == 2 || distribution == nil
    self = .drawn(
      name: isComplete ? name : "\(name)/\(distribution ?? "")", choice.generator, draw)
  }

  /// The same for each pair of lengths of a grid, if there is one; those of a dataset are drawn from its distribution.
  func narrowed(to lengths: LengthGrid?, _ draw: HeldOutDraw) throws -> [EvaluationSetChoice] {
    guard let lengths else { return [self] }
    let generator = try task() as? any ProblemGenerator
    return try lengths.cells.map { cell in
      guard let generator = try generator?.restricted(first: cell.first, second: cell.second)
      else {
        throw UsageError(
          .other("'\(name)' has no operands whose lengths can be chosen"),
          command: EvaluateCommand.name)
      }
      return .drawn(name: "\(name) \(cell.first)x\(cell.second)", generator, draw)
    }
  }

  /// The folder of the dataset, or the name of the task.
  var name: String {
    switch self {
    case .dataset(let source): source.path
    case .drawn(let name, _, _): name
    }
  }

  /// How the problems are drawn; nil where they are read.
  var draw: HeldOutDraw? {
    if case .drawn(_, _, let draw) = self { draw } else { nil }
  }

  /// What the problems are; imported ones are those of a task without a generator.
  func task() throws -> any ProblemTask {
    switch self {
    case .dataset(let source): try Dataset(path: source.path).makeTask()
    case .drawn(_, let generator, _): generator
    }
  }

  /// Reads or draws the problems, with the progress of a long draw.
  func read(workers: Int, on console: Console) throws -> EvaluationSet {
    switch self {
    case .dataset(let source): return try EvaluationSet(reading: source)
    case .drawn(let name, let generator, let draw):
      let bar = ProgressBar(console: console)
      defer { bar.remove() }
      return try EvaluationSet(name, drawing: draw, from: generator, workers: workers) { found in
        bar.update { elapsed in
          .counting(
            "problems", completed: found, total: draw.count, elapsed: elapsed,
            detail: "drawing \(name)")
        }
      }
    }
  }
}
