import Evaluation
import Training

/// Training runs side by side: the settings in which they differ, and what came of them.
struct RunComparison {
  private let runs: [RecordedRun]

  /// Reads the runs.
  init(folders: [String]) throws {
    runs = try folders.map { try RecordedRun(folder: $0) }
  }

  /// A figure of a run at its last measurement.
  private enum Figure {
    case number(Double, decimals: Int)
    case share(Proportion)

    var text: String {
      switch self {
      case .number(let value, let decimals): value.formatted(decimals: decimals)
      case .share(let share):
        "\(EvaluateReport.percent(share)) (\(EvaluateReport.interval(share)))"
      }
    }

    var json: JSONOutput {
      switch self {
      case .number(let value, _): .number(value)
      case .share(let share): EvaluateReport.json(share)
      }
    }
  }

  /// The settings of which not all runs have the same value.
  private var differences: [(field: String, values: [String?])] {
    let settings = runs.map(\.recipe.settings)
    let fields = Set(settings.flatMap(\.keys)).sorted()
    return fields.map { field in (field, settings.map { $0[field] }) }
      .filter { Set($0.values).count > 1 }
  }

  /// The last figures of each kind, nil where a run has none.
  private var figures: [(name: String, values: [Figure?])] {
    func last(_ figure: (TrainingMetrics) -> Figure?) -> [Figure?] {
      runs.map { run in run.metrics.reversed().lazy.compactMap(figure).first }
    }
    let all: [(name: String, values: [Figure?])] = [
      ("steps", last { .number(Double($0.step), decimals: 0) }),
      ("examples", last { .number(Double($0.examples), decimals: 0) }),
      ("seconds", last { .number($0.seconds, decimals: 0) }),
      ("examples a second", last { .number($0.examplesPerSecond, decimals: 0) }),
      ("training loss", last { .number($0.loss, decimals: 4) }),
      ("held-out loss", last { $0.validation.map { .number($0.loss, decimals: 4) } }),
      ("held-out tokens", last { $0.validation.map { .number($0.tokenAccuracy, decimals: 4) } }),
      ("predicted exactly", last { $0.validation.flatMap(Self.exactMatch) }),
      (
        "verified",
        last { $0.verified.map { .share(Proportion($0.verified, of: $0.problems)) } }
      ),
    ]
    return all.filter { $0.values.contains { $0 != nil } }
  }

  /// The share as counts, from which its interval follows.
  private static func exactMatch(_ result: ValidationResult) -> Figure? {
    let count = result.exactMatch * Double(result.examples)
    guard result.examples >= 0, count >= 0, count <= Double(result.examples) else { return nil }
    // Rounded as Double, the number of examples may be beyond the integers.
    let successes = Int(exactly: count.rounded()).map { min($0, result.examples) }
    return .share(Proportion(successes ?? result.examples, of: result.examples))
  }

  /// The tables for a person.
  var lines: [String] {
    var settings = TextTable([("setting", .left)] + runs.map { ($0.folder, .right) })
    for (field, values) in differences { settings.append([field] + values.map { $0 ?? "–" }) }
    var results = TextTable([("at the end", .left)] + runs.map { ($0.folder, .right) })
    for (name, values) in figures { results.append([name] + values.map { $0?.text ?? "–" }) }
    return (differences.isEmpty ? ["the recipes are the same"] : settings.lines) + [""]
      + results.lines
  }

  /// The comparison for a program.
  var json: JSONOutput {
    let settings = differences.map { field, values -> JSONOutput in
      ["field": .string(field), "values": .array(values.map { $0.map { .string($0) } ?? nil })]
    }
    let results = figures.map { name, values -> JSONOutput in
      ["name": .string(name), "values": .array(values.map { $0?.json ?? nil })]
    }
    return [
      "runs": .array(runs.map { .string($0.folder) }), "settings": .array(settings),
      "figures": .array(results),
    ]
  }
}
