import FoundationEssentials
import Glibc

/// The file of a run that TensorBoard reads: the numbers of `metrics.jsonl`, which it repeats.
///
/// A class because it owns a file descriptor.
final class EventsLog {
  private let path: String
  private let descriptor: Int32

  /// Writes the lines of metrics that a run has, and keeps the file open for more.
  ///
  /// What an interrupted run had written after its checkpoint is gone with the lines of metrics.
  init(path: String, repeating metrics: [TrainingMetrics]) throws(FileError) {
    self.path = path
    let header = EventRecord.header(time: metrics.first?.time ?? Date().timeIntervalSince1970)
    try AtomicFile.write(header.bytes + metrics.flatMap { $0.eventRecord.bytes }, to: path)
    descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("open", path) }
  }

  deinit { _ = close(descriptor) }

  /// Appends a line of metrics, in one write.
  func append(_ metrics: TrainingMetrics) throws(FileError) {
    let bytes = metrics.eventRecord.bytes
    try unsafe descriptor.writeAll(bytes.span.bytes, to: path)
  }
}

extension TrainingMetrics {
  /// The numbers with the names that TensorBoard groups them by.
  var eventRecord: EventRecord {
    var values = [
      ("train/loss", loss), ("train/token_accuracy", tokenAccuracy),
      ("train/learning_rate", learningRate), ("train/gradient_norm", gradientNorm),
      ("progress/examples", Double(examples)), ("progress/epoch", epoch),
      ("speed/examples_per_second", examplesPerSecond),
      ("speed/tokens_per_second", tokensPerSecond),
    ]
    if let waitingShare { values.append(("speed/waiting_share", waitingShare)) }
    if let validation {
      values += [
        ("validation/loss", validation.loss),
        ("validation/token_accuracy", validation.tokenAccuracy),
        ("validation/exact_match", validation.exactMatch),
      ]
    }
    if let verified {
      values.append(("verified/all", verified.share))
      for part in verified.parts where verified.parts.count > 1 {
        values.append(("verified/\(part.task)", VerifiedResult(parts: [part]).share))
      }
    }
    return EventRecord(time: time ?? 0, step: step, values: values)
  }
}
