import Datasets
import Glibc

/// Draws the lengths of sources and targets through the program gnuplot.
struct LengthPlot {
  private let path: String
  private let terminal: String

  /// Chooses the format by the suffix; refuses others, and a machine without gnuplot.
  init(path: String, environment: (String) -> String?) throws(PlotError) {
    self.path = path
    if path.hasSuffix(".png") {
      terminal = "pngcairo size 900,540"
    } else if path.hasSuffix(".svg") {
      terminal = "svg size 900,540"
    } else {
      throw PlotError(text: "\(path): a plot is a .png or .svg file")
    }
    let folders = (environment("PATH") ?? "").split(separator: ":")
    guard folders.contains(where: { unsafe access("\($0)/gnuplot", X_OK) == 0 }) else {
      throw PlotError(text: "--plot needs the program gnuplot (package gnuplot-nox)")
    }
  }

  /// Writes the file.
  func draw(_ summary: DatasetSummary, title: String) throws(PlotError) {
    guard let pipe = unsafe popen("gnuplot", "w") else {
      throw PlotError(text: "gnuplot cannot be started")
    }
    let script = script(for: summary, title: title)
    let written = unsafe fputs(script, pipe)
    let status = unsafe pclose(pipe)
    guard written >= 0, status == 0 else {
      throw PlotError(text: "\(path): gnuplot could not draw it (status \(status >> 8 & 255))")
    }
  }

  /// The program for gnuplot, with the data in it.
  func script(for summary: DatasetSummary, title: String) -> String {
    func data(_ histogram: Histogram) -> String {
      histogram.rows.map { "\($0.value) \($0.count)\n" }.joined() + "e\n"
    }
    return """
      set terminal \(terminal)
      set output \(Self.quoted(path))
      set title \(Self.quoted(title)) noenhanced
      set xlabel 'tokens'
      set ylabel 'examples'
      set style fill transparent solid 0.5 noborder
      set boxwidth 1
      set yrange [0:*]
      plot '-' using 1:2 with boxes title 'sources', '-' using 1:2 with boxes title 'targets'
      \(data(summary.sourceLengths))\(data(summary.targetLengths))
      """
  }

  /// A text as gnuplot reads it, where nothing but the quote is special.
  private static func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" ? "''" : $0.isNewline ? " " : String($0) }.joined() + "'"
  }
}

/// A plot that cannot be drawn.
struct PlotError: Error, CustomStringConvertible {
  let text: String
  var description: String { text }
}
