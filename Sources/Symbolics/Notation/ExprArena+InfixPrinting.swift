import ExactArithmetic

extension ExprArena {
  /// The text of a node as ``Expr/infix`` writes its tree, without making the tree; nil for the
  /// undefined node.
  public func infix(_ node: Node) -> String? {
    guard node != .undefined else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(4 * prefixLength(node))
    append(node, atLeast: .sum, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends a node, in brackets if it binds less tightly than the level.
  private func append(_ node: Node, atLeast minimum: PrintLevel, to text: inout [UInt8]) {
    let record = self[node]
    switch record.kind {
    case .undefined: return
    case .number:
      let level: PrintLevel =
        isNegativeNumber(node) ? .negative : isInteger(node) ? .atom : .product
      bracketed(level < minimum, &text) { text in
        if level == .negative { text.append(UInt8(ascii: "-")) }
        appendMagnitude(node, to: &text)
      }
    case .symbol: text.append(contentsOf: InfixNames.symbols[Int(record.code)])
    case .function:
      appendCall(InfixNames.operators[Int(record.code)], Node(id: record.first), to: &text)
    case .power:
      let (base, exponent) = (Node(id: record.first), Node(id: record.second))
      appendPower(base, exponent, atLeast: minimum, to: &text)
    case .sum: bracketed(.sum < minimum, &text) { appendSum(record, to: &$0) }
    case .product:
      let level: PrintLevel = isNegativeNumber(record.scalar) ? .negative : .product
      bracketed(level < minimum, &text) { text in
        if level == .negative { text.append(UInt8(ascii: "-")) }
        appendQuotient(record.scalar, terms[range(record)], to: &text)
      }
    }
  }

  private func bracketed(
    _ condition: Bool, _ text: inout [UInt8], _ body: (inout [UInt8]) -> Void
  ) {
    if condition { text.append(UInt8(ascii: "(")) }
    body(&text)
    if condition { text.append(UInt8(ascii: ")")) }
  }

  private func appendCall(_ name: [UInt8], _ argument: Node, to text: inout [UInt8]) {
    text.append(contentsOf: name)
    text.append(UInt8(ascii: "("))
    append(argument, atLeast: .sum, to: &text)
    text.append(UInt8(ascii: ")"))
  }

  /// Negative terms but the first are subtracted.
  private func appendSum(_ record: Record, to text: inout [UInt8]) {
    for index in range(record) {
      let term = terms[index]
      let isNegative = isNegativeNumber(term.weight)
      appendSign(isNegative: isNegative, isFirst: index == Int(record.first), to: &text)
      if term.weight == .one {
        append(term.base, atLeast: .product, to: &text)
      } else {
        appendTerm(term, to: &text)
      }
    }
    guard record.scalar != .zero else { return }
    appendSign(isNegative: isNegativeNumber(record.scalar), isFirst: false, to: &text)
    appendMagnitude(record.scalar, to: &text)
  }

  private func appendSign(isNegative: Bool, isFirst: Bool, to text: inout [UInt8]) {
    if isFirst {
      if isNegative { text.append(UInt8(ascii: "-")) }
    } else {
      text.append(UInt8(ascii: " "))
      text.append(isNegative ? UInt8(ascii: "-") : UInt8(ascii: "+"))
      text.append(UInt8(ascii: " "))
    }
  }

  /// The size of c·t.
  private func appendTerm(_ term: Term, to text: inout [UInt8]) {
    let base = self[term.base]
    switch base.kind {
    case .product: appendQuotient(term.weight, terms[range(base)], to: &text)
    case .power:
      let factor = Term(base: Node(id: base.first), weight: Node(id: base.second))
      appendQuotient(term.weight, CollectionOfOne(factor), to: &text)
    default:
      let factor = Term(base: term.base, weight: .one)
      appendQuotient(term.weight, CollectionOfOne(factor), to: &text)
    }
  }

  /// The size of a coefficient times factors: what has a negative number as exponent, and the
  /// denominator of the coefficient, stands below the line.
  private func appendQuotient(
    _ coefficient: Node, _ factors: some Collection<Term>, to text: inout [UInt8]
  ) {
    let (numerator, denominator) = magnitudes(coefficient)
    var isFirst = true
    if numerator != "1" {
      text.append(contentsOf: numerator.utf8)
      isFirst = false
    }
    var belowCount = denominator == nil ? 0 : 1
    for factor in factors {
      if isBelow(factor) {
        belowCount += 1
        continue
      }
      if !isFirst { text.append(UInt8(ascii: "*")) }
      appendPower(factor.base, factor.weight, atLeast: isFirst ? .product : .power, to: &text)
      isFirst = false
    }
    if isFirst { text.append(UInt8(ascii: "1")) }
    guard belowCount > 0 else { return }
    text.append(UInt8(ascii: "/"))
    bracketed(belowCount > 1, &text) { text in
      var isFirst = true
      if let denominator {
        text.append(contentsOf: denominator.utf8)
        isFirst = false
      }
      for factor in factors where isBelow(factor) {
        if !isFirst { text.append(UInt8(ascii: "*")) }
        let minimum: PrintLevel = isFirst && belowCount > 1 ? .product : .power
        appendInverse(factor.base, factor.weight, atLeast: minimum, to: &text)
        isFirst = false
      }
    }
  }

  private func isBelow(_ factor: Term) -> Bool {
    factor.base != .e && isNegativeNumber(factor.weight)
  }

  private func appendPower(
    _ base: Node, _ exponent: Node, atLeast minimum: PrintLevel, to text: inout [UInt8]
  ) {
    if exponent == .one { return append(base, atLeast: minimum, to: &text) }
    if base == .e {
      return appendCall(InfixNames.operators[Int(Operator.exp.rawValue)], exponent, to: &text)
    }
    if exponent == .half {
      return appendCall(InfixNames.operators[Int(Operator.sqrt.rawValue)], base, to: &text)
    }
    if isNegativeNumber(exponent) {
      bracketed(.product < minimum, &text) { text in
        text.append(contentsOf: [UInt8(ascii: "1"), UInt8(ascii: "/")])
        appendInverse(base, exponent, atLeast: .power, to: &text)
      }
    } else {
      bracketed(.power < minimum, &text) { text in
        append(base, atLeast: .atom, to: &text)
        text.append(UInt8(ascii: "^"))
        append(exponent, atLeast: .power, to: &text)
      }
    }
  }

  /// The power with the negative of the exponent, which is a negative number.
  private func appendInverse(
    _ base: Node, _ exponent: Node, atLeast minimum: PrintLevel, to text: inout [UInt8]
  ) {
    if exponent == .minusOne { return append(base, atLeast: minimum, to: &text) }
    if small(exponent) == SmallRational(-1, 2) {
      return appendCall(InfixNames.operators[Int(Operator.sqrt.rawValue)], base, to: &text)
    }
    append(base, atLeast: .atom, to: &text)
    text.append(UInt8(ascii: "^"))
    bracketed(!isInteger(exponent), &text) { appendMagnitude(exponent, to: &$0) }
  }

  /// The number without its sign.
  private func appendMagnitude(_ number: Node, to text: inout [UInt8]) {
    let (numerator, denominator) = magnitudes(number)
    text.append(contentsOf: numerator.utf8)
    guard let denominator else { return }
    text.append(UInt8(ascii: "/"))
    text.append(contentsOf: denominator.utf8)
  }

  /// The digits of a number's parts; no denominator where it is an integer.
  private func magnitudes(_ number: Node) -> (numerator: String, denominator: String?) {
    let small = small(number)
    guard small.isBig else {
      return (
        String(small.numerator.magnitude), small.denominator == 1 ? nil : String(small.denominator)
      )
    }
    let value = bigNumbers[small.numerator]
    return (
      value.numerator.magnitude.description, value.isInteger ? nil : value.denominator.description
    )
  }
}

/// The names that infix text has for operators and symbols, by raw value.
private enum InfixNames {
  static let operators = Operator.allCases.map { Array($0.token.utf8) }
  static let symbols = Symbol.allCases.map { Array(($0 == .e ? "e" : $0.token).utf8) }
}
