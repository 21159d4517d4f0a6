public import Tokenization

extension Vocabulary {
  /// The tokens of expressions in prefix notation: operators, symbols, `INT+`, `INT-` and the digits.
  ///
  /// The order is that of ``Operator`` and ``Symbol`` and is part of every trained model.
  public static let symbolic = Vocabulary(words: PrefixToken.all.map(\.text))
}
