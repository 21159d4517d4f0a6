import Generators
import Tokenization

/// Writes the examples of a dataset in another program's format.
public struct DatasetExport: Sendable {
  /// The format.
  public var format: TextFormat
  /// The splits, in the order in which they are written.
  public var splits = Split.allCases
  /// What our tokens are called there, by our name.
  public var names: [String: String] = [:]

  /// Creates the export to a format.
  public init(format: TextFormat) { self.format = format }

  /// Writes one file, compressed where its name ends in `.zst` or `.gz`; returns the number of lines.
  ///
  /// `progress` is called after every 4096 lines with the lines written and their total.
  @discardableResult
  public func convert(
    _ dataset: Dataset, to path: String,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(DatasetError) -> Int {
    let task = try? dataset.makeTask()
    let tokens = dataset.vocabulary.tokens.map { names[$0] ?? $0 }
    let total = splits.reduce(0) { $0 + (dataset.manifest.file(of: $1)?.examples ?? 0) }
    var output = try TextOutput(path: path)
    do {
      var done = 0
      var problem = Problem()
      for split in splits {
        let reader = try dataset.reader(of: split)
        while try reader.next(into: &problem) {
          func text(_ ids: [TokenID]) -> String {
            ids.map { tokens[Int($0)] }.joined(separator: " ")
          }
          let line = format.line(
            source: text(problem.source), target: text(problem.target),
            information: format == .recur ? information(of: problem, task) : [])
          try output.append(line.utf8)
          done += 1
          if done % 4096 == 0 { progress(done, total) }
        }
      }
      try output.commit()
      return done
    } catch {
      output.file.discard()
      throw error
    }
  }

  /// What the recurrence format says of an example beside its tokens.
  private func information(
    of problem: Problem, _ task: (any ProblemTask)?
  ) -> [(name: String, value: String)] {
    guard let task else { return [] }
    return [("tree", task.readableText(of: problem).target)]
      + task.labels(of: problem).map { label in
        (label.name.split(separator: " ").joined(separator: "_"), String(label.value))
      }
  }
}
