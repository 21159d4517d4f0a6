import Datasets
import Generators
import Tokenization

/// What is shown of a dataset.
struct InspectReport {
  let dataset: Dataset
  let summary: DatasetSummary
  let task: (any ProblemTask)?

  // MARK: For a person

  var lines: [String] {
    let manifest = dataset.manifest
    let title =
      "\(dataset.path): \(manifest.examples) examples of \(manifest.task), seed \(manifest.seed)"
      + (manifest.parts.map { ", merged from \($0.count) parts" } ?? "")
      + (manifest.source.map { ", imported from \($0.file) (\($0.format))" } ?? "")
    var blocks = [[title], counts.lines, lengths.lines]
    blocks.append(["source lengths"] + bars(summary.sourceLengths))
    blocks.append(["target lengths"] + bars(summary.targetLengths))
    blocks += summary.labels.map { [$0.name] + bars($0.values) }
    blocks.append(tokens.lines)
    blocks.append(rejections.lines)
    blocks.append(["first examples"] + examples.map { "  \($0.source)  ⟶  \($0.target)" })
    return blocks.enumerated().flatMap { index, block in index == 0 ? block : [""] + block }
  }

  private var counts: TextTable {
    var table = TextTable([("split", .left), ("examples", .right), ("bytes", .right)])
    for split in Split.allCases {
      guard let file = dataset.manifest.file(of: split) else { continue }
      table.append([split.rawValue, "\(file.examples)", "\(file.bytes)"])
    }
    return table
  }

  private static let quantiles = [0.0, 0.25, 0.5, 0.75, 0.99, 1.0]

  private var lengths: TextTable {
    var table = TextTable(
      [("length", .left), ("mean ± sd", .right)]
        + Self.quantiles.map { ("\(Int($0 * 100)) %", .right) })
    for (name, histogram) in [
      ("source", summary.sourceLengths), ("target", summary.targetLengths),
    ] {
      let spread = histogram.standardDeviation.formatted(decimals: 1)
      table.append(
        [name, "\(histogram.mean.formatted(decimals: 1)) ± \(spread)"]
          + Self.quantiles.map { share in histogram.quantile(share).map { "\($0)" } ?? "–" })
    }
    return table
  }

  /// One bar for each value, or for each of about a dozen ranges of values where there are more.
  private func bars(_ histogram: Histogram) -> [String] {
    let rows = histogram.rows
    guard let first = rows.first?.value, let last = rows.last?.value else { return ["  none"] }
    let width = rows.count <= 12 ? 1 : (last - first) / 12 + 1
    var groups: [(range: ClosedRange<Int>, count: Int)] = []
    for (value, count) in rows {
      let start = first + (value - first) / width * width
      if groups.last?.range.lowerBound == start {
        groups[groups.count - 1].count += count
      } else {
        groups.append((start...min(start + width - 1, last), count))
      }
    }
    let names = groups.map { group in
      group.range.count == 1
        ? "\(group.range.lowerBound)" : "\(group.range.lowerBound)–\(group.range.upperBound)"
    }
    let nameWidth = names.map(\.count).max() ?? 0
    let countWidth = groups.map { "\($0.count)".count }.max() ?? 0
    let largest = groups.map(\.count).max() ?? 1
    return zip(names, groups).map { name, group in
      let bar = String(repeating: "█", count: (group.count * 40 + largest - 1) / largest)
      let count = "\(group.count)".rightAligned(to: countWidth)
      return "  \(name.rightAligned(to: nameWidth))  \(count)  \(bar)"
    }
  }

  /// Tokens by their frequency; of many, the most frequent forty.
  private var tokens: TextTable {
    var table = TextTable([("token", .left), ("in sources", .right), ("in targets", .right)])
    for (token, source, target) in tokenCounts.prefix(40) {
      table.append([token, "\(source)", "\(target)"])
    }
    return table
  }

  /// The tokens that occur, the most frequent first.
  private var tokenCounts: [(token: String, source: Int, target: Int)] {
    dataset.vocabulary.tokens.enumerated()
      .map { ($1, summary.sourceTokens[$0], summary.targetTokens[$0]) }
      .filter { $0.1 + $0.2 > 0 }
      .enumerated()
      .sorted {
        ($1.element.1 + $1.element.2, $0.offset) < ($0.element.1 + $0.element.2, $1.offset)
      }
      .map(\.element)
  }

  private var rejections: TextTable {
    let draws = dataset.manifest.draws
    var table = TextTable([("draws", .left), ("number", .right), ("share", .right)])
    let rows =
      [("accepted", draws.accepted)] + draws.reasons.map { ($0.reason.name, $0.count) }
    for (name, count) in rows {
      let share = draws.drawn == 0 ? 0 : Double(count) / Double(draws.drawn)
      table.append([name, "\(count)", "\((share * 100).formatted(decimals: 2)) %"])
    }
    return table
  }

  private var examples: [(source: String, target: String)] {
    summary.examples.map { problem in
      task?.readableText(of: problem) ?? (text(of: problem.source), text(of: problem.target))
    }
  }

  private func text(of tokens: [Int32]) -> String {
    tokens.map { dataset.vocabulary[$0] }.joined(separator: " ")
  }
}

extension InspectReport {
  // MARK: For a program

  var json: JSONOutput {
    let manifest = dataset.manifest
    return [
      "path": .string(dataset.path), "task": .string(manifest.task),
      "seed": .string(String(manifest.seed)),
      "examples": .object(
        Split.allCases.map {
          .init($0.rawValue, .integer(manifest.file(of: $0)?.examples ?? 0))
        }),
      "drawn": .integer(manifest.drawn), "duplicates": .integer(manifest.duplicates),
      "sourceLengths": Self.json(summary.sourceLengths),
      "targetLengths": Self.json(summary.targetLengths),
      "labels": .object(summary.labels.map { .init($0.name, Self.json($0.values)) }),
      "tokens": .object(
        tokenCounts.map { .init($0.token, [.integer($0.source), .integer($0.target)]) }),
      "accepted": .integer(manifest.draws.accepted),
      "rejections": .object(
        manifest.draws.reasons.map { .init($0.reason.name, .integer($0.count)) }),
      "firstExamples": .array(
        examples.map { ["source": .string($0.source), "target": .string($0.target)] }),
    ]
  }

  private static func json(_ histogram: Histogram) -> JSONOutput {
    [
      "mean": .rounded(histogram.mean, decimals: 4),
      "standardDeviation": .rounded(histogram.standardDeviation, decimals: 4),
      "counts": .object(
        histogram.rows.map { .init(String($0.value), .integer($0.count)) }),
    ]
  }
}
