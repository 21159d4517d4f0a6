import FoundationEssentials
import Glibc

/// The file `metrics.jsonl` of a run, open for appending.
///
/// A class because it owns a file descriptor.
final class MetricsLog {
  private let path: String
  private let descriptor: Int32
  private let encoder = JSONEncoder()
  /// The lines that an earlier process has left.
  private(set) var kept: [TrainingMetrics] = []

  /// Opens or creates the file, and drops the lines after a step: an interrupted run had gone on past its checkpoint.
  init(path: String, keepingUpTo step: Int) throws(FileError) {
    self.path = path
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    if Folder.exists(path) {
      let lines = try InputFile.contents(of: path, limit: 1 << 30).split(separator: 0x0a)
      let kept = lines.prefix { line in
        let found = try? JSONDecoder().decode(StepOnly.self, from: Data(line))
        return found.map { (0...step).contains($0.step) } ?? false
      }
      try AtomicFile.write(kept.flatMap { $0 + [0x0a] }, to: path)
      self.kept = kept.compactMap { TrainingMetrics(line: Array($0)) }
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

extension TrainingMetrics {
  /// Reads a line of `metrics.jsonl`; nil where it is none.
  init?(line: [UInt8]) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let metrics = try? decoder.decode(TrainingMetrics.self, from: Data(line)) else {
      return nil
    }
    self = metrics
  }

  /// Reads the lines of the `metrics.jsonl` of a run; a last line that is not whole is left out.
  public static func read(_ path: String) throws(FileError) -> [TrainingMetrics] {
    let lines = try InputFile.contents(of: path, limit: 1 << 30).split(separator: 0x0a)
    var result: [TrainingMetrics] = []
    for (index, line) in lines.enumerated() {
      if let metrics = TrainingMetrics(line: Array(line)) {
        result.append(metrics)
      } else if index < lines.count - 1 {
        throw FileError(path: path, place: "line \(index + 1)", .malformed("is no line of metrics"))
      }
    }
    return result
  }
}
