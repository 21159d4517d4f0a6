import ExactArithmetic

/// A part of a text of arithmetic.
enum ArithmeticWord: Hashable {
  case integer(BigInteger)
  /// `+`, `-`, `*`, `/`, `div`, `mod` or `%`.
  case sign(String)
  case open, close

  /// The words of a text; nil where it has anything else, such as a variable.
  ///
  /// - Throws: An error for an integer of too many digits.
  static func words(of text: String) throws(ProblemTextError) -> [ArithmeticWord]? {
    var words: [ArithmeticWord] = []
    var rest = text[...]
    while let character = rest.first {
      let run: Substring
      if character.isWhitespace {
        rest.removeFirst()
        continue
      } else if isDigit(character) {
        run = rest.prefix(while: isDigit)
        guard let value = try TypedInteger.read(run) else { return nil }
        words.append(.integer(value))
      } else if character.isLetter {
        run = rest.prefix(while: \.isLetter)
        guard run == "mod" || run == "div" else { return nil }
        words.append(.sign(String(run)))
      } else {
        run = rest.prefix(1)
        guard let word = symbols[character] else { return nil }
        words.append(word)
      }
      rest = rest.dropFirst(run.count)
      // No one writes more than a few words; longer texts are not arithmetic.
      if words.count > 64 { return nil }
    }
    return words
  }

  private static func isDigit(_ character: Character) -> Bool { "0"..."9" ~= character }

  private static let symbols: [Character: ArithmeticWord] = [
    "+": .sign("+"), "-": .sign("-"), "−": .sign("-"), "*": .sign("*"), "×": .sign("*"),
    "·": .sign("*"), "/": .sign("/"), "÷": .sign("/"), "%": .sign("%"), "(": .open,
    ")": .close,
  ]
}
