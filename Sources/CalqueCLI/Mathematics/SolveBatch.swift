import Glibc

/// Many problems from a file or the standard input, answered with one JSON object a line, in order.
///
/// Lines are taken as they come, at most ``lineLimit`` at a time, so that memory is bounded and whoever writes a line
/// into a pipe and waits for its answer gets it. The problems of one taking are decoded together, kind by kind.
struct SolveBatch {
  /// The path of the file; `-` is the standard input.
  let path: String
  /// Whether objects hold all hypotheses and the steps.
  let explains: Bool

  /// The most lines, and about the most characters, that are solved together.
  static let lineLimit = 256
  static let characterLimit = 1 << 20

  /// Answers every line and returns the status of the worst: a failure, else 'no verified answer', else success.
  ///
  /// A line that cannot be read has an object with an `error` and its number; the lines after it are answered all the
  /// same.
  func run(on console: Console, with solving: inout ProblemSolving) throws -> CommandStatus {
    let reader = path == "-" ? console.input : try LineReader(path: path)
    let size = path == "-" ? nil : Self.byteCount(path)
    let bar = ProgressBar(console: console)
    defer { bar.remove() }
    var worst = CommandStatus.success
    var done = 0
    while let lines = try nextLines(from: reader) {
      for (object, status) in answers(to: lines, with: &solving) {
        console.print(object.description)
        if worst != .failure, status != .success { worst = status }
      }
      done += lines.count
      // On a terminal the answers themselves show how far the work has come.
      if let size, !console.outputIsTerminal {
        bar.update { Self.progress(done, reader.consumedByteCount, of: size, elapsed: $0) }
      }
    }
    return worst
  }

  /// A line with its number, or why it cannot be read.
  private struct Line {
    let number: Int
    let text: Result<String, LineError>
  }

  /// The lines that are there, at least one; nil at the end.
  private func nextLines(from reader: LineReader) throws(LineError) -> [Line]? {
    var lines: [Line] = []
    var characters = 0
    repeat {
      do throws(LineError) {
        guard let text = try reader.next() else { break }
        lines.append(Line(number: reader.lineNumber, text: .success(text)))
        characters += text.utf8.count
      } catch {
        // Without a line the stream itself has failed.
        guard let number = error.line else { throw error }
        lines.append(Line(number: number, text: .failure(error)))
      }
    } while lines.count < Self.lineLimit && characters < Self.characterLimit
      && reader.hasBufferedLine
    return lines.isEmpty ? nil : lines
  }

  private func answers(
    to lines: [Line], with solving: inout ProblemSolving
  ) -> [(JSONOutput, CommandStatus)] {
    var reports = solving.solve(lines.compactMap { try? $0.text.get() })[...]
    return lines.map { line in
      switch line.text {
      case .failure(let error): return (Self.error(error.reason, of: line, input: .null), .failure)
      case .success(let text):
        switch reports.removeFirst() {
        case .success(let report): return (report.json(explains: explains), report.status)
        case .failure(let error):
          return (Self.error("\(error)", of: line, input: .string(text)), .failure)
        }
      }
    }
  }

  private static func error(_ reason: String, of line: Line, input: JSONOutput) -> JSONOutput {
    ["input": input, "line": .integer(line.number), "error": .string(reason)]
  }

  private static func byteCount(_ path: String) -> Int? {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0
    else { return nil }
    return Int(status.st_size)
  }

  private static func progress(
    _ done: Int, _ bytes: Int, of size: Int, elapsed: Double
  ) -> ProgressLine {
    let fraction = min(1, Double(bytes) / Double(size))
    let left = fraction > 0 ? elapsed * (1 - fraction) / fraction : .infinity
    return ProgressLine(
      fraction: fraction,
      figures: [
        "\(done) problems", "\(ProgressLine.clock(left)) left",
        "\(ProgressLine.short(elapsed > 0 ? Double(done) / elapsed : 0))/s",
      ])
  }
}
