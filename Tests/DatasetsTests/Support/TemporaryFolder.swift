import Foundation

/// A folder that is removed with the value that owns it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "calque-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a file or folder in it.
  func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

  /// The sorted names in a folder of it; empty where there is none.
  func names(in name: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path(name))) ?? []).sorted()
  }

  /// The bytes of a file.
  func contents(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: path(name))) }

  /// Replaces the bytes of a file.
  func write(_ data: Data, to name: String) throws {
    try data.write(to: URL(filePath: path(name)))
  }
}
