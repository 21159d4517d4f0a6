import Files
import Glibc

/// A file or folder of a run that cannot be read or written: one line with the place and the remedy.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The operating system refused; the operation as a verb and the error number.
    case system(operation: String, code: Int32)
    /// Another process is writing to the folder.
    case inUse
    /// The folder holds something that must not be overwritten.
    case notEmpty(found: String)
    /// The file is larger than any of its kind.
    case tooLarge(limit: Int)
    /// The file ends too early.
    case truncated(expected: Int, found: Int)
    /// The bytes are not the ones that were written.
    case checksum(stated: String, found: String)
    /// A parameter has other extents than the model.
    case shape(expected: [Int], found: [Int])
    /// A parameter of the model is not in the file.
    case missing
    /// The model has no parameter of this name.
    case unknown
    /// The content makes no sense, in words.
    case malformed(String)
  }

  /// The file or folder.
  public let path: String
  /// The tensor, field or line in the file, where one is known.
  public let place: String?
  /// What is wrong.
  public let reason: Reason

  /// Creates the error.
  public init(path: String, place: String? = nil, _ reason: Reason) {
    self.path = path
    self.place = place
    self.reason = reason
  }

  public var description: String {
    [path, place, reason.description].compactMap(\.self).joined(separator: ": ")
  }

  /// The error of the last failed system call.
  static func system(_ operation: String, _ path: String) -> FileError {
    FileError(path: path, .system(operation: operation, code: errno))
  }
}

extension FileError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .system(let operation, let code):
      return "cannot \(operation): \(SystemError.text(of: code))"
    case .inUse: return "another process is training in this folder; wait for it or use another"
    case .notEmpty(let found):
      return "holds '\(found)' already; resume that run or choose another folder"
    case .tooLarge(let limit): return "larger than \(limit) bytes, which no such file is"
    case .truncated(let expected, let found):
      return "ends after \(found) of \(expected) bytes; the file is cut off, use a whole copy"
    case .checksum(let stated, let found):
      return "checksum \(found) instead of \(stated): the file is damaged, use a good copy"
    case .shape(let expected, let found):
      return "expected shape \(expected), found \(found)"
    case .missing: return "the model needs this tensor, the file lacks it"
    case .unknown: return "the model has no parameter of this name"
    case .malformed(let problem): return problem
    }
  }
}
