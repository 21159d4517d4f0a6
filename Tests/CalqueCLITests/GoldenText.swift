import Foundation
import Testing

/// Compares texts with files under `Golden/`; with `RECORD_GOLDEN=1` in the environment it writes them instead.
enum GoldenText {
  static func expect(
    _ text: String, equals name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(text == golden, "RECORD_GOLDEN=1 rewrites \(name)", sourceLocation: sourceLocation)
  }
}
