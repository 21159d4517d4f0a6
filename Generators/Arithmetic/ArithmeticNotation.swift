import ExactArithmetic
import Tokenization

/// The tokens of arithmetic problems with what writes them.
///
/// The vocabulary depends on the magnitude of the base alone, so that problems of several operations and formats
/// can be learned together.
struct ArithmeticNotation: Sendable {
  let operation: ArithmeticOperation
  let format: DigitFormat
  /// The modulus where it is always the same and not part of problems.
  let hiddenModulus: Int?
  let vocabulary: Vocabulary
  let radix: LimbRadix

  let plus: TokenID
  let minus: TokenID
  let filler: TokenID
  let symbol: TokenID
  let percent: TokenID
  /// The digit 0; the others follow.
  let zero: TokenID

  static let words = ["plus", "minus", "_", "+", "-", "*", "/", "%"]

  init(_ operation: ArithmeticOperation, _ law: ArithmeticLaw) {
    self.operation = operation
    format = law.format
    hiddenModulus = law.modulus.flatMap { $0.isShown ? nil : $0.constant }
    let base = abs(format.base)
    radix = LimbRadix(base: base)
    let vocabulary = Vocabulary(words: Self.words + (0..<base).map(String.init))
    func id(_ word: String) -> TokenID { vocabulary.id(of: word) ?? -1 }
    (plus, minus, filler) = (id("plus"), id("minus"), id("_"))
    (symbol, percent, zero) = (id(operation.symbol), id("%"), id("0"))
    self.vocabulary = vocabulary
  }

  /// Whether an id is that of a digit.
  func isDigit(_ token: TokenID) -> Bool { token >= zero && Int(token) < vocabulary.count }

  /// Appends a number, filled up to a width where there is one.
  func append(
    _ number: Limbs, isNegative: Bool = false, order: IntegerEncoding.DigitOrder, width: Int = 0,
    to tokens: inout [TokenID]
  ) {
    if format.hasSign { tokens.append(isNegative ? minus : plus) }
    let count = radix.digitCount(number)
    let total = max(count, width)
    let isReversed = order == .leastSignificantFirst
    // Where the digits begin among all places: zeros are digits, at the most significant end.
    let filling: (token: TokenID, before: Int) =
      switch format.padding?.filler {
      case .zeros, nil: (zero, isReversed ? 0 : total - count)
      case .tokensBefore: (filler, total - count)
      case .tokensAfter: (filler, 0)
      }
    let start = tokens.count
    tokens.append(contentsOf: repeatElement(filling.token, count: total))
    let first = start + filling.before
    write(
      number, count: count, at: isReversed ? first : first + count - 1,
      by: isReversed ? 1 : -1, to: &tokens)
  }

  /// Writes digits from the units on at places that are there.
  private func write(
    _ number: Limbs, count: Int, at place: Int, by step: Int, to tokens: inout [TokenID]
  ) {
    // Zero has no limbs.
    if number.isEmpty { tokens[place] = zero }
    var places = tokens.mutableSpan
    let limbs = number.span
    var (place, left) = (place, count)
    for index in limbs.indices {
      var rest = UInt64(limbs[index])
      for _ in 0..<min(radix.digitsPerLimb, left) {
        let (quotient, digit) = radix.split(rest)
        places[place] = zero &+ TokenID(truncatingIfNeeded: digit)
        place &+= step
        rest = quotient
      }
      left -= radix.digitsPerLimb
    }
  }

  /// The significance of each token among digits that stand together, in this order.
  func significance(of tokens: [TokenID], order: IntegerEncoding.DigitOrder) -> [Int] {
    var result = [Int](repeating: 0, count: tokens.count)
    var start = 0
    while start < tokens.count {
      var end = start
      while end < tokens.count, isDigit(tokens[end]) { end += 1 }
      for place in start..<end {
        result[place] = order == .leastSignificantFirst ? place - start + 1 : end - place
      }
      start = end + 1
    }
    return result
  }
}
