import CalqueCLI
import Synchronization
import Testing

@Suite struct ProgressTests {
  @Test func lineShowsShareRateAndTimeLeft() {
    let line = ProgressLine.counting(
      "examples", completed: 250, total: 1_000, elapsed: 10, detail: "3 duplicates")
    #expect(
      line.text(width: 100)
        == "████░░░░░░░░░░░░  25% 250/1000 examples · 0:30 left · 25.0/s · 3 duplicates")
    #expect(line.text(width: 30).count == 30)
  }

  @Test func finishedWorkShowsTheTimeItTook() {
    let line = ProgressLine.counting("problems", completed: 8, total: 8, elapsed: 3_725)
    #expect(line.summary == "100% 8/8 problems · 1:02:05 · 0.00/s")
  }

  @Test(arguments: [(-1.0, "  0%"), (0.999, " 99%"), (2.0, "100%"), (.nan, "  0%")])
  func shareStaysBetweenNoneAndAll(_ fraction: Double, _ percent: String) {
    #expect(ProgressLine(fraction: fraction, figures: []).summary == "\(percent) ")
  }

  @Test(arguments: [
    (0, "0.00"), (9.994, "9.99"), (17.31, "17.3"), (940.4, "940"), (12_400, "12.4k"),
    (3.5e7, "35.0M"),
  ])
  func ratesAreShort(_ rate: Double, _ text: String) {
    #expect(ProgressLine.short(rate) == text)
  }

  @Test func emptyWorkIsDone() {
    let line = ProgressLine.counting("steps", completed: 0, total: 0, elapsed: 0)
    #expect(line.summary == "100% 0/0 steps · 0:00 · 0.00/s")
  }

  /// Runs a bar with a clock that advances one second an update.
  private func drawings(updates: Int, isTerminal: Bool) -> String {
    let test = TestConsole()
    var console = test.console()
    console.errorIsTerminal = isTerminal
    let clock = Mutex(-1.0)
    let bar = ProgressBar(console: console) {
      clock.withLock {
        $0 += 1
        return $0
      }
    }
    func line(_ step: Int, _ elapsed: Double) -> ProgressLine {
      .counting("steps", completed: step, total: updates, elapsed: elapsed)
    }
    for step in 1...updates { bar.update { line(step, $0) } }
    bar.finish { line(updates, $0) }
    return test.errors
  }

  @Test func shortWorkShowsNothing() {
    #expect(drawings(updates: 1, isTerminal: true).isEmpty)
  }

  @Test func terminalShowsOneLineRedrawn() {
    let text = drawings(updates: 10, isTerminal: true)
    #expect(text.filter { $0 == "\n" }.count == 1)
    #expect(text.filter { $0 == "\r" }.count == 10)
    #expect(text.hasSuffix("\u{1B}[K\n"))
  }

  @Test func logGetsALineAMinute() {
    let lines = drawings(updates: 150, isTerminal: false).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.first?.hasPrefix(" 40% 60/150 steps") == true)
    #expect(drawings(updates: 50, isTerminal: false).isEmpty)
  }

  @Test func noteStaysAboveTheBar() {
    let test = TestConsole()
    var console = test.console()
    console.errorIsTerminal = true
    let clock = Mutex(-10.0)
    let bar = ProgressBar(console: console) {
      clock.withLock {
        $0 += 10
        return $0
      }
    }
    bar.update { _ in ProgressLine(fraction: 0.5, figures: ["half"]) }
    bar.note("saved")
    #expect(test.errors.hasSuffix("half\u{1B}[K\r\u{1B}[Ksaved\n"))
    bar.finish { _ in ProgressLine(fraction: 1, figures: ["all"]) }
    #expect(test.errors.hasSuffix("saved\n"))
  }
}
