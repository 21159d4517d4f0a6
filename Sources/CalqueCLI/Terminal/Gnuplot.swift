import Glibc

/// A picture that the program gnuplot draws into a file.
struct Gnuplot {
  /// The file.
  let path: String
  private let terminal: String

  /// Chooses the format by the suffix; refuses others, and a machine without gnuplot.
  init(path: String, environment: (String) -> String?) throws(PlotError) {
    self.path = path
    if path.hasSuffix(".png") {
      terminal = "pngcairo"
    } else if path.hasSuffix(".svg") {
      terminal = "svg"
    } else {
      throw PlotError(text: "\(path): a plot is a .png or .svg file")
    }
    let folders = (environment("PATH") ?? "").split(separator: ":")
    guard folders.contains(where: { unsafe access("\($0)/gnuplot", X_OK) == 0 }) else {
      throw PlotError(text: "--plot needs the program gnuplot (package gnuplot-nox)")
    }
  }

  /// Writes the file by a program for gnuplot, which need not name it; sizes are in pixels.
  func draw(_ script: String, width: Int = 900, height: Int = 540) throws(PlotError) {
    guard let pipe = unsafe popen("gnuplot", "w") else {
      throw PlotError(text: "gnuplot cannot be started")
    }
    let written = unsafe fputs(whole(script, width: width, height: height), pipe)
    let status = unsafe pclose(pipe)
    guard written >= 0, status == 0 else {
      throw PlotError(text: "\(path): gnuplot could not draw it (status \(status >> 8 & 255))")
    }
  }

  /// The program with the file in front.
  func whole(_ script: String, width: Int, height: Int) -> String {
    """
    set terminal \(terminal) noenhanced size \(width),\(height) background rgb 'white'
    set output \(Self.quoted(path))
    \(script)

    """
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
