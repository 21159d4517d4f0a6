import Glibc
import Synchronization

/// Where a command reads and writes: the streams of the process, or buffers in a test.
public struct Console: Sendable {
  /// Writes text to the standard output.
  public var write: @Sendable (String) -> Void
  /// Writes text to the standard error.
  public var writeError: @Sendable (String) -> Void
  /// The standard input.
  public var input: LineReader
  /// The value of an environment variable.
  public var environment: @Sendable (String) -> String?
  /// Whether a person types the input.
  public var inputIsTerminal = false
  /// Whether a person reads the output.
  public var outputIsTerminal = false
  /// Whether a person reads the standard error.
  public var errorIsTerminal = false

  /// Creates a console, by default one without a person behind it.
  public init(
    write: @escaping @Sendable (String) -> Void,
    writeError: @escaping @Sendable (String) -> Void,
    input: LineReader,
    environment: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.write = write
    self.writeError = writeError
    self.input = input
    self.environment = environment
  }

  /// Writes one line to the standard output.
  public func print(_ line: String = "") { write(line + "\n") }

  /// Writes one line to the standard error.
  public func printError(_ line: String) { writeError(line + "\n") }

  /// The text in a style, or the bare text where the output is no terminal or colours are not wanted.
  ///
  /// Colours are unwanted where `NO_COLOR` is set to anything (no-color.org) or `TERM` is `dumb`.
  public func styled(_ text: String, _ style: TextStyle) -> String {
    guard outputIsTerminal, (environment("NO_COLOR") ?? "").isEmpty, environment("TERM") != "dumb"
    else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }
}

/// A way to set text apart on a terminal; the raw value is the ANSI code.
public enum TextStyle: Int, Sendable {
  case bold = 1
  case dim = 2
  case red = 31
  case green = 32
  case yellow = 33
}

/// The streams of this process.
public enum ProcessStreams {
  private static let firstOutputError = Mutex<Int32>(0)

  /// The console on the streams of this process.
  public static func console() -> Console {
    var console = Console(
      write: { text in
        let code = write(text, to: STDOUT_FILENO)
        guard code != 0 else { return }
        firstOutputError.withLock { if $0 == 0 { $0 = code } }
      },
      // Where the standard error cannot be written, nobody is left to tell.
      writeError: { text in _ = write(text, to: STDERR_FILENO) },
      input: LineReader(name: "standard input", descriptor: STDIN_FILENO),
      environment: { name in unsafe getenv(name).map { unsafe String(cString: $0) } })
    console.inputIsTerminal = isatty(STDIN_FILENO) == 1
    console.outputIsTerminal = isatty(STDOUT_FILENO) == 1
    console.errorIsTerminal = isatty(STDERR_FILENO) == 1
    return console
  }

  /// What went wrong first while writing the standard output, such as a full disk; nil where all went well.
  public static var outputError: String? {
    let code = firstOutputError.withLock { $0 }
    return code == 0 ? nil : "standard output: \(unsafe String(cString: strerror(code)))"
  }

  /// Writes all bytes; returns the error number, 0 for success.
  private static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start...])
        let written = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
        if written > 0 {
          start += written
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}
