/// One test of the program on this machine, and what came of it.
struct SelfCheck {
  let name: String
  let passes: Bool
  /// A figure where it passes, what went wrong where not.
  let detail: String
  let seconds: Double

  /// A result that is not as it should be.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs a test, which returns its figure or throws what went wrong.
  init(_ name: String, _ body: () throws -> String) {
    self.name = name
    let start = ProgressBar.monotonicSeconds()
    do {
      detail = try body()
      passes = true
    } catch {
      detail = "\(error)"
      passes = false
    }
    seconds = ProgressBar.monotonicSeconds() - start
  }

  /// Throws where a condition does not hold.
  static func require(_ condition: Bool, _ problem: @autoclosure () -> String) throws(Failure) {
    guard condition else { throw Failure(description: problem()) }
  }

  /// The line for a person.
  func line(on console: Console) -> String {
    let mark = passes ? console.styled("ok    ", .green) : console.styled("FAILED", .red)
    return "\(mark)  \(name): \(detail) · \(seconds.formatted(decimals: 1)) s"
  }

  /// The report for a program.
  var json: JSONOutput {
    [
      "name": .string(name), "passes": .boolean(passes), "detail": .string(detail),
      "seconds": .rounded(seconds, decimals: 3),
    ]
  }
}
