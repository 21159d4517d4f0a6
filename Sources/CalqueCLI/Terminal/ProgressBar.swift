import CLineEditor
import Glibc
import Synchronization

/// Shows on the standard error how far a long piece of work has come.
///
/// On a terminal one line is redrawn, beginning two seconds after the start, so that short work shows
/// nothing. In a log file a line appears every minute instead. It is a class because workers of any
/// thread report to the one line on the screen.
public final class ProgressBar: Sendable {
  private struct State {
    var detail = ""
    var lastDraw: Double = 0
    var isDrawn = false
  }

  private let console: Console
  private let unit: String
  private let total: Int
  private let initiallyCompleted: Int
  private let now: @Sendable () -> Double
  private let start: Double
  private let state = Mutex(State())

  /// The seconds before the bar first appears on a terminal, and between redraws.
  private static let delay = 2.0
  private static let redrawInterval = 0.1
  /// The seconds between lines where the standard error is no terminal.
  private static let logInterval = 60.0

  /// Starts the clock for a piece of work of `total` units, named in the plural.
  ///
  /// Units that an earlier run has done, which this one resumes, count as `initiallyCompleted`: they
  /// are part of the whole but not of the rate. Tests replace the clock `now`, in seconds.
  public init(
    total: Int, unit: String, initiallyCompleted: Int = 0, console: Console,
    now: @escaping @Sendable () -> Double = ProgressBar.monotonicSeconds
  ) {
    self.console = console
    self.unit = unit
    self.total = total
    self.initiallyCompleted = initiallyCompleted
    self.now = now
    start = now()
  }

  /// Says how many units are done, with further figures to show beside them.
  public func update(completed: Int, detail: String? = nil) {
    let time = now() - start
    state.withLock { state in
      if let detail { state.detail = detail }
      let interval = console.errorIsTerminal ? Self.redrawInterval : Self.logInterval
      let isDue =
        time - state.lastDraw >= interval && (!console.errorIsTerminal || time >= Self.delay)
      guard isDue else { return }
      state.lastDraw = time
      draw(completed: completed, elapsed: time, state: &state)
    }
  }

  /// Draws the last state, if any was drawn, and leaves the line.
  public func finish(completed: Int) {
    let time = now() - start
    state.withLock { state in
      guard state.isDrawn else { return }
      draw(completed: completed, elapsed: time, state: &state)
      if console.errorIsTerminal { console.writeError("\n") }
      state.isDrawn = false
    }
  }

  private func draw(completed: Int, elapsed: Double, state: inout State) {
    let line = ProgressLine(
      unit: unit, completed: completed, total: total, elapsed: elapsed,
      initiallyCompleted: initiallyCompleted, detail: state.detail)
    if console.errorIsTerminal {
      // Carriage return, text, erase to the end of the line.
      console.writeError("\r\(line.text(width: Self.terminalWidth() - 1))\u{1B}[K")
    } else {
      console.printError(line.summary)
    }
    state.isDrawn = true
  }

  /// The seconds of a clock that never jumps.
  public static func monotonicSeconds() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func terminalWidth() -> Int {
    let columns = Int(line_editor_columns(STDERR_FILENO))
    return columns > 0 ? columns : 80
  }
}
