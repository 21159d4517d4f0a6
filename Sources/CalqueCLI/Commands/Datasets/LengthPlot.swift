import Datasets

/// Draws the lengths of sources and targets.
struct LengthPlot {
  private let gnuplot: Gnuplot

  /// Chooses the format by the suffix; refuses others, and a machine without gnuplot.
  init(path: String, environment: (String) -> String?) throws(PlotError) {
    gnuplot = try Gnuplot(path: path, environment: environment)
  }

  /// Writes the file.
  func draw(_ summary: DatasetSummary, title: String) throws(PlotError) {
    try gnuplot.draw(width: 900, height: 540, Self.commands(for: summary, title: title))
  }

  /// What gnuplot is to do, with the data in it.
  private static func commands(for summary: DatasetSummary, title: String) -> String {
    func data(_ histogram: Histogram) -> String {
      histogram.rows.map { "\($0.value) \($0.count)\n" }.joined() + "e\n"
    }
    return """
      set title \(Gnuplot.quoted(title)) noenhanced
      set xlabel 'tokens'
      set ylabel 'examples'
      set style fill transparent solid 0.5 noborder
      set boxwidth 1
      set yrange [0:*]
      plot '-' using 1:2 with boxes title 'sources', '-' using 1:2 with boxes title 'targets'
      \(data(summary.sourceLengths))\(data(summary.targetLengths))
      """
  }
}
