import ExactArithmetic
public import Tokenization

extension Expr {
  /// The tokens in prefix order (Lample and Charton 2020, section 2; the released code's shapes).
  ///
  /// Sums and products of more than two operands are right-associated chains (`add a add b c`);
  /// integers are `INT+` or `INT-` and decimal digits, the most significant first; a rational number
  /// is `div INT- 1 INT+ 2`; a power with exponent 1/2 is `sqrt`.
  public var prefixTokens: [String] { prefix.map(\.text) }

  /// The ids of ``prefixTokens`` in ``Vocabulary/symbolic``, without a closing token.
  public var prefixIDs: [TokenID] { prefix.map(\.id) }

  private var prefix: [PrefixToken] {
    enum Piece {
      case token(PrefixToken)
      case expr(Expr)
    }
    var result: [PrefixToken] = []
    var waiting: [Piece] = [.expr(self)]
    while let piece = waiting.popLast() {
      switch piece {
      case .token(let token): result.append(token)
      case .expr(.symbol(let symbol)): result.append(.symbol(symbol))
      case .expr(.number(let value)): value.appendPrefix(to: &result)
      case .expr(let expr):
        guard case .apply(let name, let operands) = expr else { continue }
        if let base = expr.squareRootBase {
          result.append(.apply(.sqrt))
          waiting.append(.expr(base))
          continue
        }
        // Last operand first, as the stack turns the order round.
        let isChain = name.arity == 2
        if !isChain { result.append(.apply(name)) }
        for (index, operand) in operands.enumerated().reversed() {
          waiting.append(.expr(operand))
          if isChain, index < operands.count - 1 { waiting.append(.token(.apply(name))) }
        }
      }
    }
    return result
  }

  /// Reads prefix tokens, the inverse of ``prefixTokens``.
  ///
  /// A chain is read as one n-ary sum or product, and `div` of two integers in lowest terms, the second
  /// above 1, as a rational number.
  ///
  /// - Throws: An error with the index of the token for anything that is not exactly one expression,
  ///   for more than 100,000 tokens, and for more than 1,000 operators inside one another (a chain
  ///   counts once, a rational number as one).
  public init(prefix tokens: some Collection<some StringProtocol>) throws(PrefixError) {
    var parser = PrefixParser()
    for token in tokens {
      let text = String(token)
      try parser.take(PrefixToken.byText[text], text: text)
    }
    self = try parser.finished()
  }

  /// Reads ids of ``Vocabulary/symbolic``, the inverse of ``prefixIDs``; special tokens are refused.
  public init(prefixIDs ids: some Collection<TokenID>) throws(PrefixError) {
    var parser = PrefixParser()
    for id in ids {
      try parser.take(PrefixToken(id: id), text: Vocabulary.symbolic.text(of: id))
    }
    self = try parser.finished()
  }
}

extension Vocabulary {
  fileprivate func text(of id: TokenID) -> String {
    id >= 0 && id < count ? self[id] : "id \(id)"
  }
}

extension Rational {
  /// Appends the tokens of the number.
  fileprivate func appendPrefix(to tokens: inout [PrefixToken]) {
    if !isInteger { tokens.append(.apply(.div)) }
    numerator.appendPrefix(to: &tokens)
    if !isInteger { denominator.appendPrefix(to: &tokens) }
  }
}

extension BigInteger {
  fileprivate func appendPrefix(to tokens: inout [PrefixToken]) {
    tokens.append(.sign(isNegative: isNegative))
    for byte in magnitude.description.utf8 { tokens.append(.digit(byte - UInt8(ascii: "0"))) }
  }
}
