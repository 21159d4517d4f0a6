import Files
import Glibc
import Synchronization

/// A text stream read line by line, with a limit on the length of a line.
///
/// It is a class because it owns the place in the stream.
public final class LineReader: Sendable {
  /// The longest line that is read, in bytes; a stream without line ends must not fill the memory.
  public static let maximumLineLength = 1 << 20

  /// The name for messages: a path or `standard input`.
  public let name: String

  private struct State {
    var buffer: [UInt8] = []
    var start = 0
    var isAtEnd = false
    var lineNumber = 0
    var bytesRead = 0
  }
  private let state = Mutex(State())
  private let read: @Sendable () throws(LineError) -> [UInt8]
  private let ownedDescriptor: Int32?

  /// Reads from an open file, which stays open.
  public convenience init(name: String, descriptor: Int32) {
    self.init(name: name, descriptor: descriptor, isOwned: false)
  }

  /// Opens a file for reading.
  public convenience init(path: String) throws(LineError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw LineError(name: path, line: nil, errorNumber: errno) }
    self.init(name: path, descriptor: descriptor, isOwned: true)
  }

  /// Reads from a text in memory.
  public init(name: String, text: String) {
    self.name = name
    let pending = Mutex(Array(text.utf8))
    ownedDescriptor = nil
    read = { () throws(LineError) in
      pending.withLock { bytes in
        defer { bytes = [] }
        return bytes
      }
    }
  }

  private init(name: String, descriptor: Int32, isOwned: Bool) {
    self.name = name
    ownedDescriptor = isOwned ? descriptor : nil
    read = { () throws(LineError) in
      while true {
        var count = 0
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { bytes, initialized in
          count = unsafe Glibc.read(descriptor, bytes.baseAddress, bytes.count)
          initialized = max(0, count)
        }
        if count >= 0 { return chunk }
        guard errno == EINTR else { throw LineError(name: name, line: nil, errorNumber: errno) }
      }
    }
  }

  deinit {
    if let ownedDescriptor { close(ownedDescriptor) }
  }

  /// The number of the line last returned, from 1.
  public var lineNumber: Int { state.withLock { $0.lineNumber } }

  /// The number of bytes of the lines returned so far.
  public var consumedByteCount: Int {
    state.withLock { $0.bytesRead - ($0.buffer.count - $0.start) }
  }

  /// Whether the next line can be returned without reading from the stream.
  public var hasBufferedLine: Bool {
    state.withLock { $0.buffer[$0.start...].contains(UInt8(ascii: "\n")) }
  }

  /// The next line without its line end (`\n` or `\r\n`), or nil at the end of the stream.
  ///
  /// After an error that names a line, the line after it can be read.
  public func next() throws(LineError) -> String? {
    try state.withLock { (state) throws(LineError) in
      var searched = state.start
      while true {
        if let end = state.buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
          let bytes = state.buffer[state.start..<end]
          state.start = end + 1
          return try line(bytes, in: &state)
        }
        let pending = state.buffer.count - state.start
        guard pending <= Self.maximumLineLength else {
          try skipLine(in: &state)
          throw tooLong(state)
        }
        if state.isAtEnd {
          guard pending > 0 else { return nil }
          let bytes = state.buffer[state.start...]
          state.start = state.buffer.count
          return try line(bytes, in: &state)
        }
        state.buffer.removeSubrange(..<state.start)
        state.start = 0
        searched = pending
        let chunk = try read()
        state.isAtEnd = chunk.isEmpty
        state.bytesRead += chunk.count
        state.buffer += chunk
      }
    }
  }

  /// Moves behind the end of a line of which the buffer holds the beginning.
  private func skipLine(in state: inout State) throws(LineError) {
    state.lineNumber += 1
    (state.buffer, state.start) = ([], 0)
    while !state.isAtEnd {
      state.buffer = try read()
      state.bytesRead += state.buffer.count
      state.isAtEnd = state.buffer.isEmpty
      if let end = state.buffer.firstIndex(of: UInt8(ascii: "\n")) {
        state.start = end + 1
        return
      }
    }
    state.buffer = []
  }

  private func line(_ bytes: ArraySlice<UInt8>, in state: inout State) throws(LineError) -> String {
    state.lineNumber += 1
    guard bytes.count <= Self.maximumLineLength else { throw tooLong(state) }
    let content = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
    guard let text = String(validating: content, as: UTF8.self) else {
      throw LineError(name: name, line: state.lineNumber, reason: "not valid UTF-8 text")
    }
    return text
  }

  private func tooLong(_ state: State) -> LineError {
    LineError(
      name: name, line: state.lineNumber,
      reason: "longer than \(Self.maximumLineLength) bytes")
  }
}

/// A stream that cannot be read as lines of text.
public struct LineError: Error, Hashable, CustomStringConvertible {
  /// The path, or `standard input`.
  public let name: String
  /// The line, from 1, where one is at fault.
  public let line: Int?
  /// What is wrong.
  public let reason: String

  init(name: String, line: Int?, reason: String) {
    self.name = name
    self.line = line
    self.reason = reason
  }

  init(name: String, line: Int?, errorNumber: Int32) {
    self.init(name: name, line: line, reason: SystemError.text(of: errorNumber))
  }

  public var description: String {
    "\(name):" + (line.map { "\($0):" } ?? "") + " \(reason)"
  }
}
