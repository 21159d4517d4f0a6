import Tokenization

extension LaTeXTokenizer {
  /// Reads a command, a backslash with a run of letters or one other character.
  mutating func readCommand() throws(InfixError) {
    let start = cursor.position
    cursor.position += 1
    var name = cursor.take(while: \.isLatinLetter)
    if name.isEmpty, let character = cursor.current {
      name = String(character)
      cursor.position += 1
    }
    if Self.ignored.contains(name) { return }
    if let kind = Self.signs[name] { return append(kind, from: start) }
    if Self.nameCommands.contains(name) { return try readName(from: start) }
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac": try beginFraction(from: start)
    case "sqrt": try beginRoot(from: start)
    case "left": try readDelimiter(from: start, opens: true)
    case "right": try readDelimiter(from: start, opens: false)
    default:
      guard name.utf8.count > 1, let meaning = NotationWords.meaning(of: name) else {
        throw InfixError(column: start, message: Self.complaint(about: name))
      }
      append(meaning.kind, from: start)
    }
  }

  /// Spacing, size and style, which say nothing about the expression.
  private static let ignored: Set<String> = [
    ",", ";", ":", "!", ">", " ", "\n", "\t", "quad", "qquad", "thinspace", "displaystyle",
    "textstyle", "limits", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl",
    "biggr", "Biggl", "Biggr", "mathstrut", "strut",
  ]

  /// Commands whose argument is a name in letters.
  private static let nameCommands: Set<String> = [
    "operatorname", "mathrm", "mathop", "text", "textrm", "mathit", "mathsf",
  ]

  private static let signs: [String: NotationToken.Kind] = [
    "cdot": .times, "times": .times, "ast": .times, "div": .divide, "lvert": .open(.bar),
    "rvert": .close(.bar), "vert": .bar, "{": .open(.parenthesis), "}": .close(.parenthesis),
    "lbrace": .open(.parenthesis), "rbrace": .close(.parenthesis), "lbrack": .open(.square),
    "rbrack": .close(.square), "lparen": .open(.parenthesis), "rparen": .close(.parenthesis),
  ]

  /// Reads the delimiter of `\left` or `\right`.
  private mutating func readDelimiter(from start: Int, opens: Bool) throws(InfixError) {
    cursor.skipSpace()
    let delimiter = cursor.position
    var name = cursor.take("\\") ? "\\" : ""
    let letters = name.isEmpty ? "" : cursor.take(while: \.isLatinLetter)
    if !letters.isEmpty {
      name += letters
    } else if let character = cursor.current {
      name.append(character)
      cursor.position += 1
    }
    let bracket: NotationToken.Bracket
    switch name {
    case "(", ")", "\\{", "\\}", "\\lbrace", "\\rbrace": bracket = .parenthesis
    case "[", "]": bracket = .square
    case "|", "\\vert", "\\lvert", "\\rvert": bracket = .bar
    default:
      throw InfixError(
        column: delimiter,
        message: "unknown delimiter \(name.quoted); use ( ) [ ] | or \\{ \\}")
    }
    append(opens ? .open(bracket) : .close(bracket), from: start)
  }

  /// Reads the braces of `\operatorname{…}` and the like.
  private mutating func readName(from start: Int) throws(InfixError) {
    cursor.skipSpace()
    let brace = cursor.position
    guard cursor.take("{") else {
      throw InfixError(column: brace, message: "expected '{', as in \\operatorname{arsinh}")
    }
    let name = cursor.take { $0 != "}" }.filter { !$0.isWhitespace }
    guard cursor.take("}"), let meaning = NotationWords.meaning(of: name) else {
      throw InfixError(
        column: brace + 1,
        message: "unknown name \(name.quoted)"
          + (nearestName(to: name, among: NotationWords.names).map {
            "; did you mean '\($0)'?"
          } ?? ""))
    }
    append(meaning.kind, from: start)
  }

  private static func complaint(about name: String) -> String {
    if name.isEmpty { return "a backslash ends the line; write a command such as \\sin" }
    let commands = ["frac", "sqrt", "cdot", "left", "right", "operatorname"] + NotationWords.names
    let suggestion = nearestName(to: name, among: commands)
    return "unknown command \("\\\(name)".quoted)"
      + (suggestion.map { "; did you mean '\\\($0)'?" } ?? "")
  }
}

extension NotationWords.Meaning {
  /// The token of a word with this meaning.
  var kind: NotationToken.Kind {
    switch self {
    case .function(let function): .function(function)
    case .symbol(let symbol): .symbol(symbol)
    }
  }
}

extension Expr {
  /// Reads an expression in LaTeX as used in mathematics mode.
  ///
  /// The grammar is that of ``init(infix:)``, with a letter for every symbol and a command for every
  /// function: `\frac`, `\sqrt` (also with a degree), `\cdot`, `\times`, `\div`, `\left` and `\right` with
  /// `( ) [ ] | \{ \}`, braces, `\pi`, `a_{0}`, `\ln`, `\arcsin` and the like, `\operatorname{…}` and
  /// `\mathrm{…}` with a name; spacing and sizing commands are skipped.
  ///
  /// - Throws: An error with the column for anything else, and under the limits of ``init(infix:)``.
  public init(latex text: String) throws(InfixError) {
    self = try LaTeXTokenizer.program(of: text).expression()
  }
}
