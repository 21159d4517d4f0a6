import FoundationEssentials
import Glibc

/// A folder that is removed with its content when the last reference goes.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/calque-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, in folders that are made where they are missing, and returns its path.
  func file(_ name: String, _ content: String) throws -> String {
    let file = "\(path)/\(name)"
    if let slash = file.lastIndex(of: "/") {
      try FileManager.default.createDirectory(
        atPath: String(file[..<slash]), withIntermediateDirectories: true)
    }
    try Data(content.utf8).write(to: URL(filePath: file))
    return file
  }

  /// The paths of all files below a folder of this one.
  func files(in folder: String) throws -> [String] {
    let folder = "\(path)/\(folder)"
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .map { "\(folder)/\($0)" }
  }
}

extension String {
  /// The text of a file.
  init(contentsOf path: String) throws {
    self = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  /// The text with one occurrence of a word replaced.
  func replacingOnce(_ word: String, with other: String) -> String {
    guard let range = firstRange(of: word) else { return self }
    return replacingCharacters(in: range, with: other)
  }

  private func replacingCharacters(in range: Range<Index>, with other: String) -> String {
    var text = self
    text.replaceSubrange(range, with: other)
    return text
  }
}
