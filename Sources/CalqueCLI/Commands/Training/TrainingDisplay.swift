import Evaluation
import Training

/// The progress bar of a training run, with a line above it for every measurement on held-out examples.
struct TrainingDisplay {
  private let bar: ProgressBar

  init(console: Console) { bar = ProgressBar(console: console) }

  /// Shows how far training has come.
  func show(_ progress: TrainingProgress) {
    let metrics = progress.metrics
    let measured = [metrics.validation.map(Self.words), metrics.verified.map(Self.words)]
    for words in measured.compactMap(\.self) { bar.note("step \(metrics.step) · \(words)") }
    bar.update { _ in Self.line(progress) }
  }

  /// Leaves the bar at the end of the run.
  func finish(_ summary: TrainingSummary) {
    guard summary.isComplete else { return remove() }
    bar.finish { elapsed in
      ProgressLine(
        fraction: 1, figures: ["step \(summary.metrics.step)", ProgressLine.clock(elapsed)])
    }
  }

  /// Removes the bar.
  func remove() { bar.remove() }

  private static func line(_ progress: TrainingProgress) -> ProgressLine {
    let metrics = progress.metrics
    return ProgressLine(
      fraction: progress.fraction,
      figures: [
        "step \(metrics.step)",
        progress.remainingSeconds.map { "\(ProgressLine.clock($0)) left" } ?? "",
        "loss \(metrics.loss.formatted(decimals: 3))",
        "\(ProgressLine.short(metrics.examplesPerSecond)) examples/s",
        "\(ProgressLine.short(metrics.tokensPerSecond)) tokens/s",
        // What is worth a look: the learner should not wait for examples.
        (metrics.waitingShare ?? 0) >= 0.05
          ? "\(Int(100 * (metrics.waitingShare ?? 0))) % waiting" : "",
        "learning rate \(metrics.learningRate.shortScientific)",
      ].filter { !$0.isEmpty })
  }

  /// A measurement in words.
  static func words(_ validation: ValidationResult) -> String {
    "held-out loss \(validation.loss.formatted(decimals: 3))"
      + ", \((validation.tokenAccuracy * 100).formatted(decimals: 1)) % of tokens"
      + ", \((validation.exactMatch * 100).formatted(decimals: 1)) % of \(validation.examples)"
      + " answers exactly"
  }

  /// What checking answers found, in words.
  static func words(_ result: VerifiedResult) -> String {
    func share(_ verified: Int, _ problems: Int) -> String {
      let share = Proportion(verified, of: problems)
      return "\(EvaluateReport.percent(share)) (\(EvaluateReport.interval(share))) of \(problems)"
    }
    let parts =
      result.parts.count > 1
      ? ": "
        + result.parts.map { "\($0.task) \(share($0.verified, $0.problems))" }
        .joined(separator: ", ") : ""
    return "verified \(share(result.verified, result.problems)) answers\(parts)"
  }
}

extension Double {
  /// The number with three digits and a power of ten, such as `1.25e-3`.
  var shortScientific: String {
    guard isFinite, self != 0 else { return "\(self)" }
    var exponent = 0
    var mantissa = magnitude
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    return (self < 0 ? "-" : "") + "\(mantissa.formatted(decimals: 2))e\(exponent)"
  }
}
