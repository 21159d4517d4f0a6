import Glibc

/// The program gnuplot, which draws files of pixels or of lines.
struct Gnuplot {
  /// The file that is drawn.
  let path: String
  private let format: String

  /// Chooses the format by the suffix; refuses others, and a machine without gnuplot.
  init(path: String, environment: (String) -> String?) throws(PlotError) {
    self.path = path
    if path.hasSuffix(".png") {
      format = "pngcairo"
    } else if path.hasSuffix(".svg") {
      format = "svg"
    } else {
      throw PlotError(text: "\(path): a plot is a .png or .svg file")
    }
    let folders = (environment("PATH") ?? "").split(separator: ":")
    guard folders.contains(where: { unsafe access("\($0)/gnuplot", X_OK) == 0 }) else {
      throw PlotError(
        text: "drawing \(path) needs the program gnuplot (package gnuplot-nox)")
    }
  }

  /// Writes the file, from commands that draw on a sheet of so many pixels.
  func draw(width: Int, height: Int, _ commands: String) throws(PlotError) {
    guard let pipe = unsafe popen("gnuplot", "w") else {
      throw PlotError(text: "gnuplot cannot be started")
    }
    let setup = """
      set terminal \(format) size \(width),\(height)
      set output \(Self.quoted(path))

      """
    let written = unsafe fputs(setup + commands, pipe)
    let status = unsafe pclose(pipe)
    guard written >= 0, status == 0 else {
      throw PlotError(text: "\(path): gnuplot could not draw it (status \(status >> 8 & 255))")
    }
  }

  /// A text as gnuplot reads it, where nothing but the quote is special.
  static func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" ? "''" : $0.isNewline ? " " : String($0) }.joined() + "'"
  }
}

/// A plot that cannot be drawn.
struct PlotError: Error, CustomStringConvertible {
  let text: String
  var description: String { text }
}
