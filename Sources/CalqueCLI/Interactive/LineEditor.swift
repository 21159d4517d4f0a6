import CLineEditor
import Glibc

/// Reads lines that a person types, with editing and a history that lasts (libedit).
///
/// libedit keeps its state in globals, so there must be one editor at a time, used from one thread.
package struct LineEditor {
  private static let historyLength: Int32 = 2_000

  private let historyPath: String?

  /// Begins a session with the history of earlier ones; without a path nothing is remembered.
  init(historyPath: String?) {
    self.historyPath = historyPath
    Self.chooseTextEncoding()
    // libedit keeps the pointer, so the copy lives as long as the process.
    unsafe line_editor_set_program(strdup("calque"))
    Self.completeWords()
    using_history()
    stifle_history(Self.historyLength)
    // A missing history is an empty one.
    if let historyPath { unsafe _ = read_history(historyPath) }
  }

  /// The next line, or nil when the person ends the input (Ctrl-D).
  func readLine(prompt: String) -> String? {
    guard let bytes = unsafe readline(prompt) else { return nil }
    defer { unsafe free(bytes) }
    let line = unsafe String(cString: bytes)
    remember(line)
    return line
  }

  /// Saves at once, so that a session that is killed loses nothing; a history that cannot be saved must
  /// not disturb the session.
  private func remember(_ line: String) {
    guard line.contains(where: { !$0.isWhitespace }) else { return }
    unsafe _ = add_history(line)
    guard let historyPath else { return }
    Self.createParentFolders(of: historyPath)
    unsafe _ = write_history(historyPath)
  }

  /// Lets the Tab key complete words; libedit asks for one candidate after another and keeps the pointers.
  private static func completeWords() {
    unsafe line_editor_set_completion(strdup(ReplCompletion.wordBreaks)) { text, index in
      guard let text = unsafe text.map({ unsafe String(cString: $0) }) else { return nil }
      let candidates = ReplCompletion.candidates(for: text)
      guard candidates.indices.contains(Int(index)) else { return nil }
      return unsafe strdup(candidates[Int(index)])
    }
  }

  /// Lets libedit read UTF-8 (`√`, `·`, `−`) even where the locale says plain ASCII.
  private static func chooseTextEncoding() {
    unsafe _ = setlocale(LC_CTYPE, "")
    let encoding = unsafe String(cString: nl_langinfo(Int32(CODESET)))
    if encoding != "UTF-8" { unsafe _ = setlocale(LC_CTYPE, "C.UTF-8") }
  }

  private static func createParentFolders(of path: String) {
    for index in path.indices.dropFirst() where path[index] == "/" {
      unsafe _ = mkdir(String(path[..<index]), 0o700)
    }
  }

  /// The history file: `$XDG_STATE_HOME/calque/history`, by default under `~/.local/state`
  /// (XDG base directory specification 0.8); nil where there is no home.
  package static func defaultHistoryPath(environment: (String) -> String?) -> String? {
    // The specification asks to ignore relative paths.
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      return "\(state)/calque/history"
    }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return "\(home)/.local/state/calque/history"
  }
}
