/// Why a line of infix or LaTeX text is not an expression, and where.
public struct InfixError: Error, Hashable, Sendable {
  /// The place in the text, counted in characters from 0; the length of the text stands for its end.
  public let column: Int
  /// What was found there, and what to do about it: one line without the place.
  public let message: String

  /// Creates an error at a character offset.
  public init(column: Int, message: String) {
    self.column = column
    self.message = message
  }

  /// The line that failed with a caret under the column, two lines without a final line break.
  ///
  /// Control characters are shown as spaces. Of a line longer than 72 characters only the part
  /// around the column is shown, with `…` where something was left out.
  public func diagram(for text: String) -> String {
    let width = 72
    let characters = text.map { $0.isShownAsSpace ? " " : $0 }
    let place = min(max(column, 0), characters.count)
    guard characters.count > width else {
      return String(characters) + "\n" + String(repeating: " ", count: place) + "^"
    }
    let start = min(max(place - width / 2, 0), characters.count - width)
    let end = start + width
    let head = start > 0 ? "…" : ""
    let tail = end < characters.count ? "…" : ""
    let indent = String(repeating: " ", count: place - start + head.count)
    return head + String(characters[start..<end]) + tail + "\n" + indent + "^"
  }
}

extension InfixError: CustomStringConvertible {
  /// The message after the column, here counted from 1 as editors do.
  public var description: String { "column \(column + 1): \(message)" }
}

extension Character {
  /// Whether the character would move the cursor by anything but one step to the right.
  var isShownAsSpace: Bool {
    isWhitespace || unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
  }
}

extension StringProtocol {
  /// The text in single quotes for a one-line message: at most 24 characters, none of them control characters.
  var quoted: String {
    let shown = String(prefix(24).map { $0.isShownAsSpace ? " " : $0 })
    return dropFirst(24).isEmpty ? "'\(shown)'" : "'\(shown)…'"
  }
}
