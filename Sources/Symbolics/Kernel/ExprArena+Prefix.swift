import ExactArithmetic
public import Tokenization

/// Where the tokens of expressions stand in `Vocabulary.symbolic`: operators, symbols, signs, digits.
enum PrefixLayout {
  static let operators = TokenID(Vocabulary.Special.allCases.count)
  static let symbols = operators + TokenID(Operator.allCases.count)
  static let positive = symbols + TokenID(Symbol.allCases.count)
  static let negative = positive + 1
  static let digits = negative + 1

  static func token(_ op: Operator) -> TokenID { operators + TokenID(op.rawValue) }
  static func token(_ symbol: Symbol) -> TokenID { symbols + TokenID(symbol.rawValue) }
}

extension ExprArena {
  /// Appends the prefix form of a node as ids of `Vocabulary.symbolic` (Lample and Charton 2020, section 2).
  ///
  /// Sums and products are right-associated chains, a fraction is `div` of two integers, a negative
  /// term has an explicit factor. Nothing is appended for the undefined node.
  public func appendPrefix(of node: Node, to tokens: inout [TokenID]) {
    let record = self[node]
    switch record.kind {
    case .undefined: return
    case .number: appendNumber(node, to: &tokens)
    case .symbol: tokens.append(PrefixLayout.symbols + TokenID(record.code))
    case .function:
      tokens.append(PrefixLayout.operators + TokenID(record.code))
      appendPrefix(of: Node(id: record.first), to: &tokens)
    case .power: appendPower(Node(id: record.first), Node(id: record.second), to: &tokens)
    case .sum:
      let last = record.scalar == .zero ? range(record).upperBound - 1 : -1
      for index in range(record) {
        if index != last { tokens.append(PrefixLayout.token(.add)) }
        let term = terms[index]
        if term.weight != .one {
          tokens.append(PrefixLayout.token(.mul))
          appendNumber(term.weight, to: &tokens)
        }
        appendPrefix(of: term.base, to: &tokens)
      }
      if record.scalar != .zero { appendNumber(record.scalar, to: &tokens) }
    case .product:
      if record.scalar != .one {
        tokens.append(PrefixLayout.token(.mul))
        appendNumber(record.scalar, to: &tokens)
      }
      let last = range(record).upperBound - 1
      for index in range(record) {
        if index != last { tokens.append(PrefixLayout.token(.mul)) }
        appendPower(terms[index].base, terms[index].weight, to: &tokens)
      }
    }
  }

  private func appendPower(_ base: Node, _ exponent: Node, to tokens: inout [TokenID]) {
    if exponent == .one { return appendPrefix(of: base, to: &tokens) }
    if base == .e {
      tokens.append(PrefixLayout.token(.exp))
      return appendPrefix(of: exponent, to: &tokens)
    }
    if exponent == .half {
      tokens.append(PrefixLayout.token(.sqrt))
      return appendPrefix(of: base, to: &tokens)
    }
    tokens.append(PrefixLayout.token(.pow))
    appendPrefix(of: base, to: &tokens)
    appendPrefix(of: exponent, to: &tokens)
  }

  private func appendNumber(_ node: Node, to tokens: inout [TokenID]) {
    let value = small(node)
    guard !value.isBig else {
      let rational = rational(node)
      if !rational.isInteger { tokens.append(PrefixLayout.token(.div)) }
      appendDigits(
        rational.numerator.magnitude.description, rational.isNegative, to: &tokens)
      if !rational.isInteger {
        appendDigits(rational.denominator.description, false, to: &tokens)
      }
      return
    }
    if value.denominator != 1 { tokens.append(PrefixLayout.token(.div)) }
    append(value.numerator, to: &tokens)
    if value.denominator != 1 { append(value.denominator, to: &tokens) }
  }

  private func append(_ value: Int, to tokens: inout [TokenID]) {
    tokens.append(value < 0 ? PrefixLayout.negative : PrefixLayout.positive)
    let start = tokens.count
    var rest = value.magnitude
    repeat {
      tokens.append(PrefixLayout.digits + TokenID(rest % 10))
      rest /= 10
    } while rest > 0
    tokens[start...].reverse()
  }

  private func appendDigits(_ text: String, _ isNegative: Bool, to tokens: inout [TokenID]) {
    tokens.append(isNegative ? PrefixLayout.negative : PrefixLayout.positive)
    for byte in text.utf8 { tokens.append(PrefixLayout.digits + TokenID(byte - 48)) }
  }
}

extension ExprArena {
  /// The canonical form of a prefix sequence of ids of `Vocabulary.symbolic`, or nil where it is malformed.
  ///
  /// Reads from the right with a stack, so no input can exhaust the call stack here; sequences of more
  /// than 100,000 tokens and results deeper than ``Expr/maximumDepth`` are refused.
  public mutating func node(prefix tokens: some BidirectionalCollection<TokenID>) -> Node? {
    var stack: [Node] = []
    var digits: [TokenID] = []
    guard tokens.count <= Expr.maximumTokenCount else { return nil }
    for token in tokens.reversed() {
      if token >= PrefixLayout.digits {
        guard token < PrefixLayout.digits + 10 else { return nil }
        digits.append(token - PrefixLayout.digits)
        continue
      }
      if token >= PrefixLayout.positive {
        guard let value = integer(reversedDigits: digits) else { return nil }
        stack.append(token == PrefixLayout.negative ? negateNumber(value) : value)
        digits.removeAll(keepingCapacity: true)
        continue
      }
      guard digits.isEmpty else { return nil }
      if let symbol = Symbol(rawValue: UInt8(truncatingIfNeeded: token - PrefixLayout.symbols)),
        token >= PrefixLayout.symbols
      {
        stack.append(self.symbol(symbol))
        continue
      }
      let code = UInt8(truncatingIfNeeded: token - PrefixLayout.operators)
      guard token >= PrefixLayout.operators, let op = Operator(rawValue: code),
        let first = stack.popLast()
      else { return nil }
      if op.arity == 1 {
        stack.append(apply(op, first))
      } else {
        guard let second = stack.popLast() else { return nil }
        stack.append(apply(op, first, second))
      }
      if let top = stack.last, depth(top) > Expr.maximumDepth { return nil }
    }
    return stack.count == 1 && digits.isEmpty ? stack[0] : nil
  }

  /// The number whose decimal digits are given, last first; nil without digits.
  private mutating func integer(reversedDigits digits: [TokenID]) -> Node? {
    guard !digits.isEmpty else { return nil }
    guard digits.count > 18 else {
      return integer(digits.reversed().reduce(0) { $0 * 10 + Int($1) })
    }
    guard digits.count <= Expr.maximumDigitCount,
      let value = BigInteger(String(digits.reversed().map { Character("\($0)") }))
    else { return nil }
    return number(Rational(value))
  }
}
