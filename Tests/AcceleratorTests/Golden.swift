import Foundation
import Testing

/// Texts that were recorded once.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  /// Compares a text with the recorded one, or records it if `RECORD_GOLDEN` is set.
  static func expect(_ text: String, _ name: String) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    // The first line that differs says more than two long texts.
    let difference = zip(
      text.split(separator: "\n"), recorded.split(separator: "\n")
    ).first { $0 != $1 }
    #expect(text == recorded, "\(difference.map { "\($0.0) instead of \($0.1)" } ?? "length")")
  }
}
