import Tokenization

/// A token of prefix notation.
enum PrefixToken: Hashable, Sendable {
  case apply(Operator)
  case symbol(Symbol)
  /// `INT+` or `INT-`, which begins an integer.
  case sign(isNegative: Bool)
  /// A digit 0 to 9 of an integer, the most significant first.
  case digit(UInt8)

  /// All tokens in the order of the vocabulary: operators, symbols, signs, digits.
  static let all: [PrefixToken] =
    Operator.allCases.map { .apply($0) } + Symbol.allCases.map { .symbol($0) }
    + [.sign(isNegative: false), .sign(isNegative: true)] + (0...9).map { .digit($0) }

  /// The tokens by their text.
  static let byText = Dictionary(uniqueKeysWithValues: all.map { ($0.text, $0) })

  /// The token with an id of ``Vocabulary/symbolic``; nil for special tokens and unknown ids.
  init?(id: TokenID) {
    let index = Int(id) - Vocabulary.Special.allCases.count
    guard Self.all.indices.contains(index) else { return nil }
    self = Self.all[index]
  }

  /// The text of the token, such as `mul`, `x`, `INT-` or `7`.
  var text: String {
    switch self {
    case .apply(let name): name.name
    case .symbol(let symbol): symbol.token
    case .sign(let isNegative): isNegative ? "INT-" : "INT+"
    case .digit(let digit): Self.digits[Int(digit)]
    }
  }

  /// The id in ``Vocabulary/symbolic``.
  var id: TokenID {
    let index =
      switch self {
      case .apply(let name): Int(name.rawValue)
      case .symbol(let symbol): Self.firstSymbol + Int(symbol.rawValue)
      case .sign(let isNegative): Self.firstSign + (isNegative ? 1 : 0)
      case .digit(let digit): Self.firstSign + 2 + Int(digit)
      }
    return TokenID(Vocabulary.Special.allCases.count + index)
  }

  private static let digits = (0...9).map { String($0) }
  private static let firstSymbol = Operator.allCases.count
  private static let firstSign = firstSymbol + Symbol.allCases.count
}
