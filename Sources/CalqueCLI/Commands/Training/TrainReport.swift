import Evaluation
import Training

/// What is shown of a training run at its end.
struct TrainReport {
  let folder: String
  let summary: TrainingSummary

  /// The last training loss; none of a run that was complete before and had no step to go.
  private var loss: Double? { summary.metrics.examplesPerSecond > 0 ? summary.metrics.loss : nil }

  /// The lines for a person.
  var lines: [String] {
    let metrics = summary.metrics
    // Problems made on the fly do not come again.
    let passes = metrics.epoch > 0 ? " (\(metrics.epoch.formatted(decimals: 2)) passes)" : ""
    var lines = [
      "\(folder): \(metrics.step) steps, \(metrics.examples) examples\(passes), "
        + ProgressLine.clock(metrics.seconds)
    ]
    if let loss { lines.append("training loss \(loss.formatted(decimals: 3))") }
    if let validation = metrics.validation { lines.append(TrainingDisplay.words(validation)) }
    if let verified = metrics.verified { lines.append(TrainingDisplay.words(verified)) }
    if let patience = summary.patience {
      lines.append("ended before its budget: \(patience) measurements without a better one")
    }
    if let best = summary.best.first {
      lines.append(
        "best: \(best.value.formatted(decimals: 4)) after step \(best.step)"
          + " in \(RunFolder(folder).bestPath(step: best.step))")
    }
    return lines + [
      summary.isComplete
        ? "next: calque evaluate \(folder)"
        : "stopped; 'calque train \(folder)' goes on from \(summary.checkpoint)"
    ]
  }

  /// The report for a program.
  var json: JSONOutput {
    let metrics = summary.metrics
    let validation = metrics.validation.map { result -> JSONOutput in
      [
        "examples": .integer(result.examples), "loss": .number(result.loss),
        "tokenAccuracy": .number(result.tokenAccuracy), "exactMatch": .number(result.exactMatch),
      ]
    }
    return [
      "run": .string(folder), "complete": .boolean(summary.isComplete),
      "step": .integer(metrics.step), "examples": .integer(metrics.examples),
      "tokens": .integer(metrics.tokens), "loss": loss.map { .number($0) } ?? nil,
      "seconds": .rounded(metrics.seconds, decimals: 3), "validation": validation ?? nil,
      "verified": metrics.verified.map(Self.json) ?? nil,
      "endedEarly": .boolean(summary.patience != nil),
      "best": .array(
        summary.best.map { best in
          [
            "step": .integer(best.step), "value": .number(best.value),
            "model": .string(RunFolder(folder).bestPath(step: best.step)),
          ]
        }),
      "checkpoint": .string(summary.checkpoint), "model": summary.model.map { .string($0) } ?? nil,
    ]
  }

  private static func json(_ result: VerifiedResult) -> JSONOutput {
    EvaluateReport.json(Proportion(result.verified, of: result.problems))
  }
}
