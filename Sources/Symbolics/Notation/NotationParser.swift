import ExactArithmetic

/// Reads the tokens of infix or LaTeX text by operator precedence (Dijkstra 1961), without recursion.
///
/// Each token either is taken where an operand is expected or continues a complete operand; operators
/// wait on a stack until one of no higher precedence, or a closing bracket, releases them.
struct NotationParser {
  let tokens: [NotationToken]
  var position = 0
  private var operands: [NotationNode] = []
  private var pending: [Pending] = []
  /// The places of the open brackets in `pending`.
  private var openBrackets: [Int] = []
  /// The number of brackets a person sees among the open ones.
  private var visibleBrackets = 0
  private var expectsOperand = true

  private init(_ tokens: [NotationToken]) {
    self.tokens = tokens
  }

  /// The expression that the tokens, the last of kind `end`, write down.
  static func expression(of tokens: [NotationToken]) throws(InfixError) -> Expr {
    guard tokens.count > 1 else { throw InfixError(column: 0, message: "the expression is empty") }
    var parser = NotationParser(tokens)
    while true {
      let token = tokens[parser.position]
      if parser.expectsOperand {
        try parser.takeOperand(token)
      } else if token.kind == .end, parser.openBrackets.isEmpty {
        try parser.release(above: .bracket)
        return parser.operands[0].expr
      } else {
        try parser.takeContinuation(token)
      }
    }
  }
}

// MARK: - Where an operand is expected

extension NotationParser {
  private mutating func takeOperand(_ token: NotationToken) throws(InfixError) {
    position += 1
    switch token.kind {
    case .number(let value): finishOperand(NotationNode(leaf: .number(value)))
    case .symbol(let symbol): finishOperand(NotationNode(leaf: .symbol(symbol)))
    case .function(let function): try takeFunction(function, token)
    case .radical(let degree): push(.radical(degree: degree), token)
    case .plus, .minus: try takeSign(token)
    case .open(let bracket): try open(bracket, callee: nil, token)
    case .bar: try open(.bar, callee: nil, token)
    case .times, .divide, .caret, .close, .end: throw missingOperand(at: token)
    }
  }

  private mutating func finishOperand(_ node: NotationNode) {
    operands.append(node)
    expectsOperand = false
  }

  /// A sign reaches over the product behind it where a term begins (`-x*y`), and over the power
  /// behind it elsewhere (`x*-y`, `2^-x`, `sin -x`).
  private mutating func takeSign(_ token: NotationToken) throws(InfixError) {
    let previous = pending.last?.kind
    if case .radical = previous {
      throw InfixError(column: token.column, message: "put a bracket around what the root is of")
    }
    guard token.kind == .minus else { return }
    let beginsTerm = (previous?.precedence ?? .bracket) <= .negation
    push(beginsTerm ? .negation : .tightNegation, token)
  }

  private mutating func takeFunction(
    _ function: NotationFunction, _ token: NotationToken
  ) throws(InfixError) {
    let call = try readCall(of: function, token)
    let next = tokens[position]
    switch next.kind {
    case .open(let bracket) where bracket != .fraction:
      position += 1
      try open(bracket, callee: call, next)
    case .bar:
      position += 1
      try open(.bar, callee: call, next)
    case .number, .symbol, .function, .radical, .plus, .minus, .open:
      push(.application(call), token)
    case .times, .divide, .caret, .close, .end:
      throw InfixError(
        column: next.column,
        message: "\(token.text.quoted) needs an argument, as in \(call.function.name)(x)")
    }
  }

  private mutating func open(
    _ bracket: NotationToken.Bracket, callee: FunctionCall?, _ token: NotationToken
  ) throws(InfixError) {
    if bracket != .fraction { visibleBrackets += 1 }
    guard visibleBrackets <= NotationLimits.depth else {
      throw InfixError(
        column: token.column,
        message: "more than \(NotationLimits.depth) brackets are open; simplify the expression")
    }
    openBrackets.append(pending.count)
    push(.bracket(bracket, callee: callee), token)
  }

  private mutating func push(_ kind: Pending.Kind, _ token: NotationToken) {
    pending.append(Pending(kind: kind, token: token))
    expectsOperand = true
  }

  private func missingOperand(at token: NotationToken) -> InfixError {
    if token.kind == .end {
      return InfixError(
        column: token.column, message: "the expression ends where an operand is expected")
    }
    return InfixError(
      column: token.column,
      message: "unexpected \(token.text.quoted); expected a number, a name or an opening bracket")
  }
}

// MARK: - Behind a complete operand

extension NotationParser {
  private mutating func takeContinuation(_ token: NotationToken) throws(InfixError) {
    switch token.kind {
    case .plus, .minus:
      try continueChain(token.kind == .plus ? .addition : .subtraction, token)
    case .times, .divide:
      try continueChain(token.kind == .times ? .multiplication : .division, token)
    case .caret:
      // Powers wait for one another: they associate to the right.
      try release(above: .power)
      push(.power, token)
      position += 1
    case .close(let bracket): try close(bracket, token)
    case .bar: if closesBar { try close(.bar, token) } else { try juxtapose(token) }
    case .symbol, .function, .radical, .open: try juxtapose(token)
    case .number:
      throw InfixError(
        column: token.column,
        message: "the number \(token.text.quoted) follows an operand; write '*' or '^' between them"
      )
    case .end:
      // The caller has seen that a bracket is open.
      throw unclosedBracket(at: token)
    }
  }

  private mutating func continueChain(
    _ kind: Pending.Kind, _ token: NotationToken
  ) throws(InfixError) {
    try release(above: kind.precedence)
    push(kind, token)
    position += 1
  }

  /// Multiplies with the operand that begins at the token.
  ///
  /// Behind a function without brackets it belongs to the argument, as in `sin 2x`, unless it is
  /// itself a function, as in `sin x cos x`.
  private mutating func juxtapose(_ token: NotationToken) throws(InfixError) {
    if case .function = token.kind {
    } else {
      try release(above: .juxtaposition)
      let precedence = pending.last?.kind.precedence
      if precedence == .application || precedence == .juxtaposition {
        return push(.juxtaposition, token)
      }
    }
    try release(above: .product)
    push(.multiplication, token)
  }

  private var closesBar: Bool {
    guard let place = openBrackets.last, case .bracket(.bar, _) = pending[place].kind else {
      return false
    }
    return true
  }

  private mutating func close(
    _ bracket: NotationToken.Bracket, _ token: NotationToken
  ) throws(InfixError) {
    try release(above: .bracket)
    guard openBrackets.popLast() != nil, let opening = pending.popLast(),
      case .bracket(let opened, let callee) = opening.kind
    else {
      throw InfixError(column: token.column, message: "\(token.text.quoted) closes no bracket")
    }
    guard opened == bracket else {
      throw InfixError(
        column: token.column,
        message: "\(token.text.quoted) does not close the \(opening.token.text.quoted)"
          + " in column \(opening.token.column + 1)")
    }
    if bracket != .fraction { visibleBrackets -= 1 }
    position += 1
    if bracket == .bar { try replaceLast(1, token) { NotationNode(.abs, $0) } }
    if let callee { try replaceLast(1, token) { callee.applied(to: $0[0]) } }
  }

  private func unclosedBracket(at token: NotationToken) -> InfixError {
    let opening = openBrackets.last.map { pending[$0].token } ?? token
    let remedy = opening.text == "|" ? "; write abs(…) where bars are nested" : ""
    return InfixError(
      column: token.column,
      message: "the \(opening.text.quoted) in column \(opening.column + 1) is not closed\(remedy)")
  }
}

// MARK: - Building

extension NotationParser {
  /// Builds the operators on top of the stack that bind more tightly than the precedence.
  private mutating func release(above precedence: Precedence) throws(InfixError) {
    while let last = pending.last, last.kind.precedence > precedence { try build(last) }
  }

  private mutating func build(_ last: Pending) throws(InfixError) {
    switch last.kind {
    case .addition, .subtraction:
      let signs = popRun(of: .sum).map { $0 == .subtraction }
      try replaceLast(signs.count + 1, last.token) { .sum($0, isSubtracted: signs) }
    case .multiplication, .division:
      let divides = popRun(of: .product).map { $0 == .division }
      try replaceLast(divides.count + 1, last.token) { .product($0, isDivisor: divides) }
    case .juxtaposition:
      let divides = popRun(of: .juxtaposition).map { _ in false }
      try replaceLast(divides.count + 1, last.token) { .product($0, isDivisor: divides) }
    default:
      pending.removeLast()
      switch last.kind {
      case .power: try replaceLast(2, last.token) { .power($0[0], $0[1]) }
      case .application(let call): try replaceLast(1, last.token) { call.applied(to: $0[0]) }
      case .radical(let degree): try replaceLast(1, last.token) { $0[0].root(degree: degree) }
      default: try replaceLast(1, last.token) { $0[0].negated }
      }
    }
  }

  /// Removes the operators of one precedence from the top of the stack, and returns them in order.
  private mutating func popRun(of precedence: Precedence) -> [Pending.Kind] {
    var run: [Pending.Kind] = []
    while let last = pending.last, last.kind.precedence == precedence {
      run.append(last.kind)
      pending.removeLast()
    }
    return run.reversed()
  }

  /// Replaces the last operands by what is made of them, unless that is too deep.
  private mutating func replaceLast(
    _ count: Int, _ token: NotationToken, by make: ([NotationNode]) -> NotationNode
  ) throws(InfixError) {
    let node = make(Array(operands.suffix(count)))
    guard node.depth <= NotationLimits.depth else {
      throw InfixError(
        column: token.column,
        message: "the expression is more than \(NotationLimits.depth) operators deep; simplify it")
    }
    operands.removeLast(count)
    operands.append(node)
  }
}
