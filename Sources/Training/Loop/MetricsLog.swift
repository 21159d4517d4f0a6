import FoundationEssentials
import Glibc

/// The file `metrics.jsonl` of a run, open for appending.
///
/// A class because it owns a file descriptor.
final class MetricsLog {
  private let path: String
  private let descriptor: Int32
  private let encoder = JSONEncoder()

  /// Opens or creates the file, and drops the lines after a step: an interrupted run had gone on past its checkpoint.
  init(path: String, keepingUpTo step: Int) throws(FileError) {
    self.path = path
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    if Folder.exists(path) {
      let lines = try InputFile.contents(of: path, limit: 1 << 30).split(separator: 0x0a)
      let kept = lines.prefix { line in
        let found = try? JSONDecoder().decode(StepOnly.self, from: Data(line))
        return found.map { $0.step <= step } ?? false
      }
      try AtomicFile.write(kept.flatMap { $0 + [0x0a] }, to: path)
    }
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system("create", path) }
  }

  deinit { _ = close(descriptor) }

  /// Appends a line, in one write.
  func append(_ metrics: TrainingMetrics) throws(FileError) {
    let line: [UInt8]
    do {
      line = [UInt8](try encoder.encode(metrics)) + [0x0a]
    } catch {
      throw FileError(path: path, .malformed("cannot be encoded: \(error)"))
    }
    try unsafe descriptor.writeAll(line.span.bytes, to: path)
  }

  private struct StepOnly: Decodable {
    var step: Int
  }
}
