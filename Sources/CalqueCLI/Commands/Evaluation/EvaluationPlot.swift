import Evaluation

/// Draws evaluations: of one, how far its scores can be trusted and the accuracy by labels; of several, their accuracies.
struct EvaluationPlot {
  private let gnuplot: Gnuplot

  /// Prepares the file of the picture.
  init(path: String, environment: (String) -> String?) throws(PlotError) {
    gnuplot = try Gnuplot(path: path, environment: environment)
  }

  /// Draws evaluations `[models][sets]`.
  func draw(_ reports: [[EvaluateReport]]) throws(PlotError) {
    guard let first = reports.first?.first else { return }
    if reports.count > 1 || reports[0].count > 1 {
      try gnuplot.draw(width: 900, height: 540, Self.comparison(reports))
      return
    }
    let panels =
      [Self.reliability(first.report.best)] + first.report.best.breakdowns.map(Self.curve)
    let rows = (panels.count + 1) / 2
    let title = Gnuplot.quoted("\(first.model) on \(first.set.name), \(first.report.best.name)")
    try gnuplot.draw(
      width: panels.count > 1 ? 1100 : 560, height: 40 + 420 * rows,
      """
      set termoption noenhanced
      set multiplot layout \(rows),\(min(2, panels.count)) title \(title)
      \(panels.joined(separator: "\n"))
      unset multiplot

      """)
  }

  /// Accuracy against confidence; a model that knows what it knows lies on the diagonal.
  static func reliability(_ search: SearchReport) -> String {
    let calibrations = search.calibrations.filter { $0.count > 0 }
    let blocks = calibrations.enumerated().map { index, calibration in
      let rows = calibration.bins.filter { $0.right.count > 0 }.map {
        "\($0.meanConfidence) \(numbers($0.right))"
      }
      return block("confidence\(index)", rows)
    }
    let curves = calibrations.enumerated().map { index, calibration in
      ", $confidence\(index) using 1:2:3:4 with yerrorlines title "
        + Gnuplot.quoted(calibration.measure.words)
    }
    return """
      \(blocks.joined(separator: "\n"))
      set title 'reliability'
      set xlabel 'probability that the model gives'
      set ylabel 'share of best hypotheses that are right'
      set xrange [0:1]
      set yrange [-0.03:1.03]
      set key bottom right
      plot x with lines dashtype 2 linecolor rgb 'gray' notitle\(curves.joined())
      """
  }

  /// Accuracy against the values of a label.
  static func curve(_ breakdown: SearchReport.Breakdown) -> String {
    """
    \(block("label", breakdown.rows.map { "\($0.value) \(numbers($0.verified))" }))
    set title \(Gnuplot.quoted(breakdown.label))
    set xlabel \(Gnuplot.quoted(breakdown.label))
    set ylabel 'share verified'
    set xrange [*:*]
    set yrange [-0.03:1.03]
    plot $label using 1:2:3:4 with yerrorlines notitle
    """
  }

  /// The accuracies of all models on all sets.
  static func comparison(_ reports: [[EvaluateReport]]) -> String {
    let blocks = reports.enumerated().map { index, row in
      block(
        "model\(index)",
        row.enumerated().map { place, report in
          "\(place) \(numbers(report.report.best.verified))"
        })
    }
    let curves = reports.enumerated().map { index, row in
      "$model\(index) using 1:2:3:4 with yerrorlines title \(Gnuplot.quoted(row[0].model))"
    }
    let names = reports[0].enumerated().map { "\(Gnuplot.quoted($1.set.name)) \($0)" }
    return """
      set termoption noenhanced
      \(blocks.joined(separator: "\n"))
      set ylabel 'share verified'
      set xtics rotate by -30 (\(names.joined(separator: ", ")))
      set xrange [-0.5:\(Double(reports[0].count) - 0.5)]
      set yrange [-0.03:1.03]
      set key outside top
      plot \(curves.joined(separator: ", "))

      """
  }

  private static func numbers(_ share: Proportion) -> String {
    "\(share.share) \(share.interval.lowerBound) \(share.interval.upperBound)"
  }

  /// Data with a name.
  private static func block(_ name: String, _ rows: [String]) -> String {
    "$\(name) << EOD\n\(rows.joined(separator: "\n"))\nEOD"
  }
}
