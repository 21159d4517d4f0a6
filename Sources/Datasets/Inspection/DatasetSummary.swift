public import Generators
import Tokenization

/// What a dataset looks like: lengths, tokens and labels of its examples, and the first of them.
///
/// It is made in one pass, in memory that does not depend on the number of examples.
public struct DatasetSummary: Sendable {
  /// The numbers of tokens of sources and of targets.
  public private(set) var sourceLengths = Histogram()
  public private(set) var targetLengths = Histogram()
  /// How often each token occurs in sources and in targets, by id.
  public private(set) var sourceTokens: [Int]
  public private(set) var targetTokens: [Int]
  /// The task's labels, in its order, with their values.
  public private(set) var labels: [(name: String, values: Histogram)] = []
  /// The first examples.
  public private(set) var examples: [Problem] = []

  private static var exampleCount: Int { 10 }

  /// Reads these splits of a dataset, checking their bytes.
  ///
  /// Without a task there are no labels. `progress` is called after every 4096 examples with the
  /// number read and their total.
  public init(
    of dataset: Dataset, splits: [Split] = Split.allCases, task: (any ProblemTask)?,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(DatasetError) {
    sourceTokens = [Int](repeating: 0, count: dataset.vocabulary.count)
    targetTokens = sourceTokens
    let total = splits.reduce(0) { $0 + (dataset.manifest.file(of: $1)?.examples ?? 0) }
    var problem = Problem()
    for split in splits {
      let reader = try dataset.reader(of: split)
      while try reader.next(into: &problem) {
        add(problem, labels: task?.labels(of: problem) ?? [])
        if sourceLengths.total % 4096 == 0 { progress(sourceLengths.total, total) }
      }
    }
  }

  private mutating func add(_ problem: Problem, labels added: [ProblemLabel]) {
    sourceLengths.add(problem.source.count)
    targetLengths.add(problem.target.count)
    for token in problem.source { sourceTokens[Int(token)] += 1 }
    for token in problem.target { targetTokens[Int(token)] += 1 }
    for label in added {
      if let index = labels.firstIndex(where: { $0.name == label.name }) {
        labels[index].values.add(label.value)
      } else {
        var values = Histogram()
        values.add(label.value)
        labels.append((label.name, values))
      }
    }
    if examples.count < Self.exampleCount { examples.append(problem) }
  }
}
