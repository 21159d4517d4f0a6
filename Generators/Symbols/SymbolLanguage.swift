import ExactArithmetic
import Tokenization

/// The tokens of the symbol tasks: letters, two answers, and integers in base 1000.
struct SymbolLanguage: Sendable {
  /// Says that a coefficient is 0, or that it is not.
  static let answers = ["zero", "nonzero"]
  private static let encoding = IntegerEncoding(base: 1000)

  static let vocabulary = Vocabulary(words: MatrixSymbol.letters + answers + encoding.words)

  private let coder: IntegerCoder
  private let firstLetter: TokenID
  private let zero: TokenID

  init() {
    guard let coder = IntegerCoder(Self.encoding, vocabulary: Self.vocabulary),
      let letter = Self.vocabulary.id(of: MatrixSymbol.letters[0]),
      let zero = Self.vocabulary.id(of: Self.answers[0])
    else { preconditionFailure("the vocabulary lacks its own words") }
    self.coder = coder
    firstLetter = letter
    self.zero = zero
  }

  func append(_ word: [UInt8], to tokens: inout [TokenID]) {
    tokens.append(contentsOf: word.map { firstLetter + TokenID($0) })
  }

  func append(_ coefficient: Int, to tokens: inout [TokenID]) {
    coder.append(coefficient, to: &tokens)
  }

  func append(isZero: Bool, to tokens: inout [TokenID]) { tokens.append(isZero ? zero : zero + 1) }

  /// The word that the tokens are, or nil; the empty word is none.
  func word(_ tokens: [TokenID]) -> [UInt8]? {
    let letters = firstLetter..<firstLetter + TokenID(MatrixSymbol.letters.count)
    guard !tokens.isEmpty, tokens.allSatisfy(letters.contains) else { return nil }
    return tokens.map { UInt8($0 - firstLetter) }
  }

  func integer(_ tokens: [TokenID]) -> BigInteger? { coder.integer(tokens) }

  /// What is said about a coefficient, or nil where the tokens are something else.
  func isZero(_ tokens: [TokenID]) -> Bool? {
    tokens == [zero] ? true : tokens == [zero + 1] ? false : nil
  }

  /// The integers that the tokens are, separated by blanks, or nil.
  func text(ofIntegers tokens: [TokenID]) -> String? {
    var texts: [String] = []
    var position = 0
    while position < tokens.count {
      guard let value = coder.read(tokens, at: &position) else { return nil }
      texts.append(value.description)
    }
    return texts.joined(separator: " ")
  }
}
