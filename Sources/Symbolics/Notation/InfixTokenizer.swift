import ExactArithmetic
import Tokenization

/// Cuts infix text into tokens.
struct InfixTokenizer {
  private var cursor: NotationCursor
  private var tokens: [NotationToken] = []

  private init(_ text: String) throws(InfixError) {
    cursor = try NotationCursor(text)
  }

  /// The steps that a line writes down.
  static func program(of text: String) throws(InfixError) -> NotationProgram {
    var tokenizer = try InfixTokenizer(text)
    tokenizer.tokens.reserveCapacity(tokenizer.cursor.count + 1)
    while tokenizer.cursor.position < tokenizer.cursor.count { try tokenizer.readToken() }
    tokenizer.append(.end, from: tokenizer.cursor.position)
    return try NotationParser.program(of: tokenizer.tokens, in: tokenizer.cursor)
  }

  private mutating func append(_ kind: NotationToken.Kind, from start: Int) {
    tokens.append(NotationToken(kind: kind, column: start, end: cursor.position))
  }

  private mutating func readToken() throws(InfixError) {
    let start = cursor.position
    let code = cursor.code(at: start)
    if code.isLatinLetter {
      try readWord()
    } else if let kind = Self.sign(code) {
      cursor.position += 1
      // `**` is another way to write `^`.
      if code == UInt8(ascii: "*"), cursor.take("*") {
        append(.caret, from: start)
      } else {
        append(kind, from: start)
      }
    } else if code.isDecimalDigit
      || code == UInt8(ascii: ".") && cursor.code(at: start + 1).isDecimalDigit
    {
      let mantissa = cursor.takeNumber()
      let power = try cursor.takeDecimalExponent()
      append(.number(power.isOne ? mantissa : mantissa * power), from: start)
    } else {
      try readRareCharacter()
    }
  }

  /// Reads what few lines have in them: spaces, and characters beyond ASCII.
  private mutating func readRareCharacter() throws(InfixError) {
    guard let character = cursor.current else { return }
    let start = cursor.position
    if character.isWhitespace {
      cursor.position += 1
    } else if Self.superscripts[character] != nil {
      try readSuperscript()
    } else if let kind = Self.signs[character] {
      cursor.position += 1
      append(kind, from: start)
    } else {
      throw InfixError(column: start, message: Self.complaint(about: character))
    }
  }

  private static func sign(_ code: UInt8) -> NotationToken.Kind? {
    switch UnicodeScalar(code) {
    case "(": .open(.parenthesis)
    case ")": .close(.parenthesis)
    case "+": .plus
    case "-": .minus
    case "*": .times
    case "/": .divide
    case "^": .caret
    case "[": .open(.square)
    case "]": .close(.square)
    case "{": .open(.brace)
    case "}": .close(.brace)
    case "|": .bar
    default: nil
    }
  }

  private static let signs: [Character: NotationToken.Kind] = [
    "−": .minus, "–": .minus, "·": .times, "⋅": .times, "∙": .times, "×": .times, "∗": .times,
    "÷": .divide, "∕": .divide, "⁄": .divide,
    "√": .radical(degree: 2), "∛": .radical(degree: 3), "π": .symbol(.pi),
  ]

  private static func complaint(about character: Character) -> String {
    switch character {
    case "!": "the factorial '!' is not supported"
    case "=": "'=' does not belong in an expression; give one side of the equation"
    case ",": "unexpected ','; write decimals with a point and no thousands separators"
    case "'", "′", "’", "″": "only Y takes a prime, as in Y' and Y''"
    default: "unexpected character \(String(character).quoted)"
    }
  }
}

// MARK: - Superscripts

extension InfixTokenizer {
  private static let superscripts: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁻": "-", "⁺": "+",
  ]

  /// Reads `²` or `⁻¹` as `^2` or `^-1`.
  private mutating func readSuperscript() throws(InfixError) {
    let start = cursor.position
    let text = cursor.take { Self.superscripts[$0] != nil }
    var digits = String(text.compactMap { Self.superscripts[$0] })
    append(.caret, from: start)
    if digits.hasPrefix("-") || digits.hasPrefix("+") {
      append(digits.hasPrefix("-") ? .minus : .plus, from: start)
      digits.removeFirst()
    }
    guard digits.allSatisfy(\.isDecimalDigit), let value = BigInteger(digits) else {
      throw InfixError(
        column: start, message: "\(text.quoted) is not a raised integer; write the power with '^'")
    }
    append(.number(Rational(value)), from: start)
  }
}

// MARK: - Words

extension InfixTokenizer {
  /// Reads a run of letters: a name, a coefficient, or letters side by side.
  private mutating func readWord() throws(InfixError) {
    let start = cursor.position
    if !cursor.code(at: start + 1).isLatinLetter,
      let symbol = NotationWords.symbol(letter: cursor.code(at: start))
    {
      cursor.position += 1
      return try appendSymbol(symbol, from: start)
    }
    let word = cursor.takeLetters()
    let last = cursor.position - 1
    if cursor.current?.isDecimalDigit == true, word.last == "a",
      try readLetters(word.dropLast(), from: start)
    {
      cursor.position = last
      return try readCoefficient()
    }
    if cursor.current?.isDecimalDigit == true, word.lowercased() == "log" {
      throw InfixError(
        column: start,
        message: "a digit follows 'log'; write log(2*x), or ln(x)/ln(2) for the logarithm to base 2"
      )
    }
    switch NotationWords.meaning(of: word) {
    case .function(let function)?: append(.function(function), from: start)
    case .symbol(let symbol)?: try appendSymbol(symbol, from: start)
    case nil:
      if try readLetters(word[...], from: start) { return }
      if try readLettersAndFunction(word, from: start) { return }
      throw InfixError(column: start, message: Self.complaint(about: word))
    }
  }

  /// Appends the letters as symbols side by side and returns true, or returns false if some letter
  /// is not a symbol.
  private mutating func readLetters(
    _ letters: Substring, from start: Int
  ) throws(InfixError) -> Bool {
    let symbols = letters.compactMap { NotationWords.letters[String($0)] }
    guard symbols.count == letters.count else { return false }
    for (offset, symbol) in symbols.enumerated() {
      cursor.position = start + offset + 1
      try appendSymbol(symbol, from: start + offset)
    }
    return true
  }

  /// Reads `xsin` before a bracket as `x sin`: variables side by side, then a function.
  private mutating func readLettersAndFunction(
    _ word: String, from start: Int
  ) throws(InfixError) -> Bool {
    var next = cursor.position
    while cursor.character(at: next)?.isWhitespace == true { next += 1 }
    guard cursor.character(at: next) == "(" else { return false }
    let end = cursor.position
    let letters = word.prefix { NotationWords.letters[String($0)]?.isVariable == true }
    for count in stride(from: 1, through: letters.count, by: 1) {
      guard let function = NotationWords.function(named: String(word.dropFirst(count))) else {
        continue
      }
      _ = try readLetters(word.prefix(count), from: start)
      cursor.position = end
      append(.function(function), from: start + count)
      return true
    }
    return false
  }

  /// Appends a symbol that ends at the cursor; `Y` and `y` take primes.
  private mutating func appendSymbol(_ symbol: Symbol, from start: Int) throws(InfixError) {
    guard symbol == .unknown || symbol == .y else { return append(.symbol(symbol), from: start) }
    let primes = cursor.take(while: { $0 == "'" || $0 == "′" || $0 == "’" || $0 == "″" })
    switch primes.reduce(0, { $0 + ($1 == "″" ? 2 : 1) }) {
    case 0: append(.symbol(symbol), from: start)
    case 1: append(.symbol(.unknownPrime), from: start)
    case 2: append(.symbol(.unknownSecond), from: start)
    default:
      throw InfixError(column: start, message: "derivatives go up to the second, Y''")
    }
  }

  /// Reads `a0` to `a9`; the cursor is at the letter and a digit follows.
  private mutating func readCoefficient() throws(InfixError) {
    let start = cursor.position
    cursor.position += 1
    let digits = cursor.take(while: \.isDecimalDigit)
    guard let index = Int(digits), digits.utf8.count == 1 else {
      throw InfixError(
        column: start,
        message: "unknown coefficient \("a\(digits)".quoted); coefficients are a0 to a9")
    }
    append(.symbol(Symbol.coefficients[index]), from: start)
  }

  private static func complaint(about word: String) -> String {
    if let spaced = NotationWords.split(word) {
      return "unknown name \(word.quoted); did you mean '\(spaced)'?"
    }
    if let suggestion = nearestName(to: word, among: NotationWords.names) {
      return "unknown name \(word.quoted); did you mean '\(suggestion)'?"
    }
    return "unknown name \(word.quoted); names are x, y, z, t, a0 to a9, pi, e, Y"
      + " and functions such as sin, ln, sqrt"
  }
}
