import ExactArithmetic
import Tokenization

extension ArithmeticNotation {
  /// An integer as it is written, without filling: canonical digits, most significant first.
  struct WrittenInteger: Hashable {
    var isNegative: Bool
    var digits: [Int]

    /// The value; `base` is that of the digits.
    func value(base: Int) -> BigInteger? {
      guard let magnitude = try? BigInteger(digits: digits, base: base) else { return nil }
      return isNegative ? -magnitude : magnitude
    }
  }

  /// A problem that was read.
  struct ReadProblem {
    var first: WrittenInteger
    var second: WrittenInteger
    var modulus: BigInteger?
  }

  /// What keeps tokens from being numbers.
  struct ReadingError: Error, Hashable {
    let reason: String
  }

  /// The integers of an answer, as many as the operation has.
  func readAnswer(_ tokens: [TokenID]) throws(ReadingError) -> [WrittenInteger] {
    var position = 0
    var numbers = [try readInteger(tokens, at: &position, order: format.answerOrder)]
    while numbers.count < operation.answerCount {
      try expect(percent, tokens, at: &position)
      numbers.append(try readInteger(tokens, at: &position, order: format.answerOrder))
    }
    try expectEnd(tokens, at: position)
    return numbers
  }

  /// The operands and the modulus of a problem.
  func readProblem(_ tokens: [TokenID]) throws(ReadingError) -> ReadProblem {
    let order = format.operandOrder
    var position = 0
    let first = try readInteger(tokens, at: &position, order: order)
    try expect(symbol, tokens, at: &position)
    let second = try readInteger(tokens, at: &position, order: order)
    var modulus = hiddenModulus.map { BigInteger($0) }
    if operation.isModular && modulus == nil {
      try expect(percent, tokens, at: &position)
      modulus = try readInteger(tokens, at: &position, order: order).value(base: format.base)
    }
    try expectEnd(tokens, at: position)
    return ReadProblem(first: first, second: second, modulus: modulus)
  }

  /// Reads the integer at a position and moves past it; filling may be missing or of any length.
  ///
  /// Zeros at the most significant end are read only where numbers are filled up with them, `minus 0` never.
  private func readInteger(
    _ tokens: [TokenID], at position: inout Int, order: IntegerEncoding.DigitOrder
  ) throws(ReadingError) -> WrittenInteger {
    var isNegative = false
    if format.hasSign {
      isNegative = position < tokens.count && tokens[position] == minus
      try expect(isNegative ? minus : plus, tokens, at: &position)
    }
    if format.padding?.filler == .tokensBefore { skipFilling(tokens, at: &position) }
    var digits: [Int] = []
    while position < tokens.count, isDigit(tokens[position]) {
      digits.append(Int(tokens[position] - zero))
      position += 1
    }
    guard !digits.isEmpty else { throw unexpected(tokens, at: position, wanted: "a digit") }
    if format.padding?.filler == .tokensAfter { skipFilling(tokens, at: &position) }

    if order == .leastSignificantFirst { digits.reverse() }
    let leadingZeros = digits.dropLast().prefix { $0 == 0 }.count
    guard leadingZeros == 0 || format.padding?.filler == .zeros else {
      throw ReadingError(reason: "the number that ends at token \(position) has leading zeros")
    }
    digits.removeFirst(leadingZeros)
    if isNegative && digits == [0] { throw ReadingError(reason: "0 has no sign minus") }
    return WrittenInteger(isNegative: isNegative, digits: digits)
  }

  private func skipFilling(_ tokens: [TokenID], at position: inout Int) {
    while position < tokens.count, tokens[position] == filler { position += 1 }
  }

  private func expect(
    _ token: TokenID, _ tokens: [TokenID], at position: inout Int
  ) throws(ReadingError) {
    guard position < tokens.count, tokens[position] == token else {
      throw unexpected(tokens, at: position, wanted: "'\(vocabulary[token])'")
    }
    position += 1
  }

  private func expectEnd(_ tokens: [TokenID], at position: Int) throws(ReadingError) {
    guard position == tokens.count else {
      throw unexpected(tokens, at: position, wanted: "the end")
    }
  }

  private func unexpected(_ tokens: [TokenID], at position: Int, wanted: String) -> ReadingError {
    guard position < tokens.count else {
      return ReadingError(reason: "expected \(wanted) after the last token")
    }
    let id = tokens[position]
    let found =
      vocabulary.tokens.indices.contains(Int(id)) ? "'\(vocabulary[id])'" : "the unknown id \(id)"
    return ReadingError(reason: "token \(position + 1) is \(found), expected \(wanted)")
  }
}
