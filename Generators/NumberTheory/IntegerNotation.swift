import ExactArithmetic
import Tokenization

/// What a few integers look like as tokens (Int2Int's data types).
public enum IntegerForm: Hashable, Sendable {
  /// One integer: `+ 1 24`.
  case integer
  /// This many integers after a token that says how many: `V2 + 1 24 + 16`.
  case array(Int)
  /// One to this many integers after such a token.
  case list(upTo: Int)
  /// The integer 0 or 1 as a token of its own.
  case truth

  /// The numbers of integers that have a token.
  var lengths: ClosedRange<Int>? {
    switch self {
    case .integer, .truth: nil
    case .array(let count): count...count
    case .list(let most): 1...most
    }
  }

  /// What is expected, for messages.
  var name: String {
    switch self {
    case .integer: "an integer"
    case .array(let count): "an array of \(count) integers"
    case .list(let most): "a list of 1 to \(most) integers"
    case .truth: "0 or 1"
    }
  }
}

/// Writes and reads arrays of integers; the vocabulary has the tokens of lengths, then signs and digits.
struct IntegerNotation: Sendable {
  let vocabulary: Vocabulary
  private let coder: IntegerCoder
  private let lengthTokens: [Int: TokenID]

  /// Prepares the notation of integers in these forms; the encoding must be valid and have signs.
  init(_ encoding: IntegerEncoding, forms: [IntegerForm]) {
    let lengths = Set(forms.compactMap(\.lengths).joined()).sorted()
    vocabulary = Vocabulary(words: lengths.map { "V\($0)" } + encoding.words)
    guard encoding.hasSign, let coder = IntegerCoder(encoding, vocabulary: vocabulary) else {
      preconditionFailure("\(encoding) cannot separate the integers of an array")
    }
    self.coder = coder
    lengthTokens = Dictionary(
      uniqueKeysWithValues: zip(lengths, TokenID(Vocabulary.Special.allCases.count)...))
  }

  /// Replaces the tokens by those of the values, whose number must be that of the form.
  func write(_ values: [BigInteger], as form: IntegerForm, to tokens: inout [TokenID]) {
    tokens.removeAll(keepingCapacity: true)
    if form == .truth {
      tokens.append(coder.zero + (values == [1] ? 1 : 0))
      return
    }
    if form != .integer, let token = lengthTokens[values.count] { tokens.append(token) }
    for value in values { coder.append(value, to: &tokens) }
  }

  /// The values that tokens stand for, or nil where the tokens do not have the form.
  func read(_ tokens: [TokenID], as form: IntegerForm) -> [BigInteger]? {
    if form == .truth {
      guard tokens == [coder.zero] || tokens == [coder.zero + 1] else { return nil }
      return [tokens == [coder.zero] ? 0 : 1]
    }
    var position = 0
    var count = 1
    if let lengths = form.lengths {
      guard let first = tokens.first,
        let length = lengths.first(where: { lengthTokens[$0] == first })
      else { return nil }
      (position, count) = (1, length)
    }
    var values: [BigInteger] = []
    while values.count < count {
      guard let value = coder.read(tokens, at: &position) else { return nil }
      values.append(value)
    }
    return position == tokens.count ? values : nil
  }
}
