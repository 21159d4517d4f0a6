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
    var lastDraw: Double = 0
    var isDrawn = false
  }

  private let console: Console
  private let now: @Sendable () -> Double
  private let start: Double
  private let state = Mutex(State())

  /// The seconds before the bar first appears on a terminal, and between redraws.
  private static let delay = 2.0
  private static let redrawInterval = 0.1
  /// The seconds between lines where the standard error is no terminal.
  private static let logInterval = 60.0

  /// Starts the clock `now`, in seconds, which tests replace.
  public init(
    console: Console, now: @escaping @Sendable () -> Double = ProgressBar.monotonicSeconds
  ) {
    self.console = console
    self.now = now
    start = now()
  }

  /// Shows the line that belongs to the seconds since the start, if it is time for one.
  public func update(_ line: (_ elapsed: Double) -> ProgressLine) {
    let elapsed = now() - start
    state.withLock { state in
      let interval = console.errorIsTerminal ? Self.redrawInterval : Self.logInterval
      let isDue =
        elapsed - state.lastDraw >= interval
        && (!console.errorIsTerminal || elapsed >= Self.delay)
      guard isDue else { return }
      state.lastDraw = elapsed
      draw(line(elapsed), in: &state)
    }
  }

  /// Shows a line that stays, above the bar.
  public func note(_ text: String) {
    state.withLock { state in
      erase(&state)
      console.printError(text)
    }
  }

  /// Shows the last line, if there was any, and leaves it.
  public func finish(_ line: (_ elapsed: Double) -> ProgressLine) {
    let elapsed = now() - start
    state.withLock { state in
      guard state.isDrawn else { return }
      draw(line(elapsed), in: &state)
      if console.errorIsTerminal { console.writeError("\n") }
      state.isDrawn = false
    }
  }

  /// Removes the line, as before a message of an error.
  public func remove() {
    state.withLock { erase(&$0) }
  }

  private func draw(_ line: ProgressLine, in state: inout State) {
    if console.errorIsTerminal {
      // Carriage return, text, erase to the end of the line.
      console.writeError("\r\(line.text(width: Self.terminalWidth() - 1))\u{1B}[K")
    } else {
      console.printError(line.summary)
    }
    state.isDrawn = true
  }

  private func erase(_ state: inout State) {
    if state.isDrawn, console.errorIsTerminal { console.writeError("\r\u{1B}[K") }
    state.isDrawn = false
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
