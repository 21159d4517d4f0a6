import ExactArithmetic

/// Cuts LaTeX text into the tokens of infix notation.
///
/// `\frac{a}{b}` becomes a bracket with a division in it, and `\sqrt[n]{a}` one with a power.
struct LaTeXTokenizer {
  /// What a pair of braces is for.
  enum BraceUse: Equatable {
    case group, numerator, denominator
    /// The radicand of a root with this degree.
    case radicand(degree: Rational)
  }

  var cursor: NotationCursor
  private(set) var tokens: [NotationToken] = []
  private var openBraces: [BraceUse] = []

  private init(_ text: String) throws(InfixError) {
    cursor = try NotationCursor(text)
  }

  /// The steps that a text writes down.
  static func program(of text: String) throws(InfixError) -> NotationProgram {
    var tokenizer = try LaTeXTokenizer(text)
    while tokenizer.cursor.current != nil { try tokenizer.readToken() }
    tokenizer.append(.end, from: tokenizer.cursor.position)
    return try NotationParser.program(of: tokenizer.tokens, in: tokenizer.cursor)
  }

  mutating func append(_ kind: NotationToken.Kind, from start: Int) {
    tokens.append(NotationToken(kind: kind, column: start, end: cursor.position))
  }

  private mutating func readToken() throws(InfixError) {
    guard let character = cursor.current else { return }
    let start = cursor.position
    if character.isWhitespace || character == "~" {
      cursor.position += 1
    } else if character == "\\" {
      try readCommand()
    } else if character.isDecimalDigit
      || character == "." && cursor.character(at: start + 1)?.isDecimalDigit == true
    {
      try readNumber()
    } else if character.isLatinLetter {
      try readLetter()
    } else if let kind = Self.signs[character] {
      cursor.position += 1
      append(kind, from: start)
      if kind == .open(.brace) { openBraces.append(.group) }
      if kind == .close(.brace), let use = openBraces.popLast() { try finish(use) }
    } else {
      throw InfixError(column: start, message: Self.complaint(about: character))
    }
  }

  private static let signs: [Character: NotationToken.Kind] = [
    "+": .plus, "-": .minus, "−": .minus, "*": .times, "/": .divide, "^": .caret,
    "(": .open(.parenthesis), ")": .close(.parenthesis), "[": .open(.square),
    "]": .close(.square), "{": .open(.brace), "}": .close(.brace), "|": .bar, "π": .symbol(.pi),
  ]

  private static func complaint(about character: Character) -> String {
    switch character {
    case "!": "the factorial '!' is not supported"
    case "=": "'=' does not belong in an expression; give one side of the equation"
    case "_": "only the coefficients take an index, as in a_{0}"
    case "'": "only Y takes a prime, as in Y' and Y''"
    default: "unexpected character \(String(character).quoted)"
    }
  }
}

// MARK: - Numbers and letters

extension LaTeXTokenizer {
  /// Reads a number; directly behind `^` LaTeX takes a single digit.
  private mutating func readNumber() throws(InfixError) {
    let start = cursor.position
    let value = cursor.takeNumber()
    if tokens.last?.kind == .caret, cursor.position - start > 1 {
      let digits = cursor.text(start..<cursor.position)
      throw InfixError(
        column: start,
        message: "LaTeX raises only the first digit of \(digits.quoted); write ^{…}")
    }
    append(.number(value), from: start)
  }

  /// Reads a letter; every letter is a symbol of its own.
  private mutating func readLetter() throws(InfixError) {
    let start = cursor.position
    guard let letter = cursor.current else { return }
    if letter == "a", try readCoefficient() { return }
    guard let symbol = NotationWords.letters[String(letter)] else {
      let word = cursor.take(while: \.isLatinLetter)
      let isName = NotationWords.meaning(of: word) != nil
      throw InfixError(
        column: start,
        message: "unknown letter \(String(letter).quoted); "
          + (isName
            ? "did you mean '\\\(word)'?" : "letters are x, y, z, t, e, Y and a_{0} to a_{9}"))
    }
    cursor.position += 1
    guard symbol == .unknown || symbol == .y else { return append(.symbol(symbol), from: start) }
    switch cursor.take(while: { $0 == "'" }).count {
    case 0: append(.symbol(symbol), from: start)
    case 1: append(.symbol(.unknownPrime), from: start)
    case 2: append(.symbol(.unknownSecond), from: start)
    default: throw InfixError(column: start, message: "derivatives go up to the second, Y''")
    }
  }

  /// Reads `a_{0}`, `a_0` or `a0`, or nothing and returns false.
  private mutating func readCoefficient() throws(InfixError) -> Bool {
    let start = cursor.position
    var place = start + 1
    if cursor.character(at: place) == "_" { place += 1 }
    let hasBrace = cursor.character(at: place) == "{" && place == start + 2
    if hasBrace { place += 1 }
    guard let digit = cursor.character(at: place), digit.isDecimalDigit,
      let index = digit.wholeNumberValue
    else { return false }
    let next = cursor.character(at: place + 1)
    guard hasBrace ? next == "}" : next?.isDecimalDigit != true else {
      throw InfixError(column: start, message: "coefficients are a_{0} to a_{9}")
    }
    cursor.position = place + (hasBrace ? 2 : 1)
    append(.symbol(Symbol.coefficients[index]), from: start)
    return true
  }
}

// MARK: - Fractions and roots

extension LaTeXTokenizer {
  /// Reads what `\frac` is followed by.
  mutating func beginFraction(from start: Int) throws(InfixError) {
    append(.open(.fraction), from: start)
    try readArgument(.numerator)
  }

  /// Reads what `\sqrt` is followed by.
  mutating func beginRoot(from start: Int) throws(InfixError) {
    cursor.skipSpace()
    let bracket = cursor.position
    if cursor.take("[") {
      let text = cursor.take { $0 != "]" }.filter { !$0.isWhitespace }
      guard cursor.take("]"), let degree = BigInteger(text), degree > .one else {
        throw InfixError(
          column: bracket, message: "the degree of a root is an integer above 1, as in \\sqrt[3]{x}"
        )
      }
      if degree != BigInteger(2) {
        append(.open(.fraction), from: start)
        return try readArgument(.radicand(degree: Rational(degree)))
      }
      cursor.skipSpace()
    }
    append(cursor.current == "{" ? .function(.named(.sqrt)) : .radical(degree: 2), from: start)
  }

  /// Reads an argument: an opening brace, whose content is then read as usual, or one token.
  private mutating func readArgument(_ use: BraceUse) throws(InfixError) {
    cursor.skipSpace()
    let start = cursor.position
    if cursor.take("{") {
      append(.open(.brace), from: start)
      openBraces.append(use)
    } else if let character = cursor.current, character.isDecimalDigit {
      cursor.position += 1
      append(.number(Rational(character.wholeNumberValue ?? 0)), from: start)
      try finish(use)
    } else if cursor.current?.isLatinLetter == true {
      try readLetter()
      try finish(use)
    } else {
      throw InfixError(column: start, message: "expected '{', as in \\frac{1}{2} or \\sqrt[3]{x}")
    }
  }

  /// Appends what follows the argument that has just ended.
  private mutating func finish(_ use: BraceUse) throws(InfixError) {
    let end = cursor.position
    switch use {
    case .group: return
    case .numerator:
      append(.divide, from: end)
      try readArgument(.denominator)
    case .denominator:
      append(.close(.fraction), from: end)
    case .radicand(let degree):
      for kind: NotationToken.Kind in [
        .caret, .open(.brace), .number(.one), .divide, .number(degree), .close(.brace),
        .close(.fraction),
      ] {
        append(kind, from: end)
      }
    }
  }
}
