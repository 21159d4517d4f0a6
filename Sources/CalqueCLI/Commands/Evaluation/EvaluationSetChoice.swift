import Datasets
import Evaluation
import Generators
import Glibc

/// Problems by what a person gives: the folder of a dataset, or TASK or TASK/DISTRIBUTION to draw from.
enum EvaluationSetChoice {
  case dataset(Evaluation.Source)
  case drawn(name: String, any ProblemGenerator, HeldOutDraw)

  /// Which problems of a dataset, and how many of a task.
  struct Limits {
    let split: Split
    let count: Int?
    let heldOut: Double
    let seed: UInt64

    /// The number of problems drawn where none is given.
    static let drawnCount = 1000
  }

  /// The sets of a name: one, or one for each pair of lengths.
  ///
  /// A folder with a manifest goes before a task of the same name.
  static func choices(
    _ name: String, lengths: LengthGrid?, limits: Limits
  ) throws -> [EvaluationSetChoice] {
    if unsafe access("\(name)/\(Manifest.fileName)", F_OK) == 0 {
      return [
        .dataset(Evaluation.Source(path: name, split: limits.split, limit: limits.count))
      ]
    }
    let generator = try generator(name)
    var draw = HeldOutDraw(
      count: limits.count ?? Limits.drawnCount, seed: limits.seed, share: limits.heldOut)
    guard let lengths else { return [.drawn(name: name, generator, draw)] }
    // Training sets that are kept fixed have no problems of these lengths; others are told apart by length.
    draw.share = 1
    return try lengths.cells.map { cell in
      guard let narrowed = try generator.restricted(first: cell.first, second: cell.second) else {
        throw UsageError(
          .other("'\(name)' has no operands whose lengths can be chosen"),
          command: EvaluateCommand.name)
      }
      return .drawn(name: "\(name) \(cell.first)x\(cell.second)", narrowed, draw)
    }
  }

  private static func generator(_ name: String) throws -> any ProblemGenerator {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    let type: any ProblemGenerator.Type
    do {
      type = try Catalog.task(named: parts.first ?? "")
    } catch {
      throw UnknownSetError(name: name, reason: "\(error)")
    }
    return try TaskChoice(type, distribution: parts.count == 2 ? parts[1] : nil).generator
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

/// A name that is neither a dataset nor a task.
struct UnknownSetError: Error, CustomStringConvertible {
  let name: String
  let reason: String

  var description: String {
    "\(name): neither the folder of a dataset nor a task to draw from: \(reason)"
  }
}
