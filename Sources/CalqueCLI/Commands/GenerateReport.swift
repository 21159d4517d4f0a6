import Datasets
import Generators

/// What is shown of a dataset that was made.
struct GenerateReport {
  let folder: String
  let manifest: Manifest
  /// The wall-clock time, in seconds.
  let seconds: Double

  /// The lines for a person.
  var lines: [String] {
    var table = TextTable([("split", .left), ("examples", .right), ("bytes", .right)])
    for split in Split.allCases {
      guard let file = manifest.file(of: split) else { continue }
      table.append([split.rawValue, "\(file.examples)", "\(file.bytes)"])
    }
    let draws = manifest.draws
    let rejections = draws.reasons.map { "\($0.reason.name) \($0.count)" }
    return table.lines + [
      "",
      "\(folder): \(manifest.examples) examples of \(manifest.task), seed \(manifest.seed);"
        + " \(manifest.duplicates) duplicates dropped",
      "rejected draws: \(draws.rejected) of \(draws.drawn)"
        + (rejections.isEmpty ? "" : " (\(rejections.joined(separator: ", ")))"),
      "\(seconds.formatted(decimals: 1)) s, \(ProgressLine.short(rate)) examples/s",
    ]
  }

  /// The report for a program.
  var json: JSONOutput {
    let splits = Split.allCases.map { split in
      JSONOutput.Member(split.rawValue, .integer(manifest.file(of: split)?.examples ?? 0))
    }
    let reasons = manifest.draws.reasons.map { reason, count in
      JSONOutput.Member(reason.name, .integer(count))
    }
    return [
      "path": .string(folder), "task": .string(manifest.task),
      "seed": .string(String(manifest.seed)),
      "shard": .string("\(manifest.shard.index + 1)/\(manifest.shard.count)"),
      "drawn": .integer(manifest.drawn), "duplicates": .integer(manifest.duplicates),
      "examples": .object(splits), "rejections": .object(reasons),
      "seconds": .rounded(seconds, decimals: 3), "examplesPerSecond": .rounded(rate, decimals: 1),
    ]
  }

  private var rate: Double { seconds > 0 ? Double(manifest.drawn) / seconds : 0 }
}
