import ExactArithmetic

/// Builds an expression from prefix tokens one at a time, without recursion.
struct PrefixParser {
  /// An operator that waits for operands.
  private struct Frame {
    let name: Operator
    let index: Int
    var operands: [Expr] = []
    /// The number of operands to come in all; a chain raises it.
    var expected: Int
  }

  /// An integer that is being read.
  fileprivate struct Integer {
    let isNegative: Bool
    let index: Int
    var digits: [UInt8] = []
  }

  private var frames: [Frame] = []
  private var integer: Integer?
  private var result: Expr?
  private var index = 0

  /// Takes the next token; nil is a token outside the vocabulary, whose text is for the message.
  mutating func take(
    _ token: PrefixToken?, text: @autoclosure () -> String
  ) throws(PrefixError) {
    defer { index += 1 }
    guard index < NotationLimits.tokens else {
      throw error(.tooLong(limit: NotationLimits.tokens), text())
    }
    guard let token else { throw error(.unknownToken, text()) }
    if case .digit(let digit) = token { return try take(digit: digit, text()) }
    try finishInteger(before: token.text)
    guard result == nil else { throw error(.trailingToken, token.text) }
    switch token {
    case .symbol(let symbol): finish(.symbol(symbol))
    case .sign(let isNegative): integer = Integer(isNegative: isNegative, index: index)
    case .apply(let name): try open(name)
    case .digit: break
    }
  }

  /// The expression, once the last token has been taken.
  mutating func finished() throws(PrefixError) -> Expr {
    if let integer, integer.digits.isEmpty {
      throw PrefixError(index: integer.index, token: integer.marker, reason: .missingDigit)
    }
    try finishInteger(before: "")
    if let frame = frames.last {
      throw PrefixError(
        index: frame.index, token: frame.name.name,
        reason: .missingOperand(count: frame.name.arity))
    }
    guard let result else { throw PrefixError(index: 0, token: "", reason: .empty) }
    return result
  }

  private func error(_ reason: PrefixError.Reason, _ token: String) -> PrefixError {
    PrefixError(index: index, token: token, reason: reason)
  }

  /// Opens an operator; a sum that ends a sum, or a product a product, lengthens the chain instead.
  private mutating func open(_ name: Operator) throws(PrefixError) {
    if name == .add || name == .mul, let last = frames.indices.last, frames[last].name == name,
      frames[last].operands.count == frames[last].expected - 1
    {
      frames[last].expected += 1
      return
    }
    guard frames.count < NotationLimits.depth else {
      throw error(.tooDeep(limit: NotationLimits.depth), name.name)
    }
    frames.append(Frame(name: name, index: index, expected: name.arity))
  }

  /// Gives a finished expression to the operator that waits for it, and so on outwards.
  private mutating func finish(_ expr: Expr) {
    var expr = expr
    while let last = frames.indices.last {
      frames[last].operands.append(expr)
      guard frames[last].operands.count == frames[last].expected else { return }
      expr = Self.applied(frames[last].name, frames[last].operands)
      frames.removeLast()
    }
    result = expr
  }

  /// An integer over one above 1 in lowest terms is how a rational number is written.
  private static func applied(_ name: Operator, _ operands: [Expr]) -> Expr {
    if name == .div, case .number(let p) = operands[0], case .number(let q) = operands[1],
      let fraction = Rational(lowestTerms: p, over: q)
    {
      return .number(fraction)
    }
    return .apply(name, operands)
  }
}

// MARK: - Integers

extension PrefixParser {
  private mutating func take(digit: UInt8, _ text: String) throws(PrefixError) {
    guard var current = integer else { throw error(.digitOutsideInteger, text) }
    if current.digits.first == 0 {
      throw PrefixError(index: index - 1, token: "0", reason: .leadingZero)
    }
    if current.isNegative, current.digits.isEmpty, digit == 0 { throw error(.negativeZero, text) }
    integer = nil  // The digits are not copied while they have one owner.
    current.digits.append(digit)
    integer = current
  }

  private mutating func finishInteger(before next: String) throws(PrefixError) {
    guard let current = integer else { return }
    guard !current.digits.isEmpty else {
      throw PrefixError(
        index: current.index, token: current.marker, reason: .expectedDigit(found: next))
    }
    integer = nil
    finish(.number(Rational(current.value)))
  }
}

extension PrefixParser.Integer {
  fileprivate var marker: String { isNegative ? "INT-" : "INT+" }

  fileprivate var value: BigInteger {
    // Up to 18 digits fit an `Int`, and nearly all numbers have one or two.
    let magnitude =
      digits.count <= 18
      ? BigInteger(digits.reduce(0) { $0 * 10 + Int($1) })
      : BigInteger(String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)) ?? .zero
    return isNegative ? -magnitude : magnitude
  }
}
