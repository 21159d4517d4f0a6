import ExactArithmetic

/// Reads the tokens of infix or LaTeX text by operator precedence (Dijkstra 1961), without recursion.
///
/// Each token either is taken where an operand is expected or continues a complete operand; operators
/// wait on a stack until one of no higher precedence, or a closing bracket, releases them.
struct NotationParser {
  let tokens: [NotationToken]
  var position = 0
  private let source: NotationCursor
  private var program: NotationProgram
  private var pending: [Pending] = []
  /// The places of the open brackets in `pending`.
  private var openBrackets: [Int] = []
  /// The number of brackets a person sees among the open ones.
  private var visibleBrackets = 0
  private var expectsOperand = true

  private init(_ tokens: [NotationToken], _ source: NotationCursor) {
    self.tokens = tokens
    self.source = source
    program = NotationProgram(capacity: tokens.count)
  }

  /// The steps that the tokens of a text, the last of kind `end`, write down.
  static func program(
    of tokens: [NotationToken], in source: NotationCursor
  ) throws(InfixError) -> NotationProgram {
    guard tokens.count > 1 else { throw InfixError(column: 0, message: "the expression is empty") }
    var parser = NotationParser(tokens, source)
    while true {
      let token = tokens[parser.position]
      if parser.expectsOperand {
        try parser.takeOperand(token)
      } else if token.kind == .end, parser.openBrackets.isEmpty {
        parser.release(above: .bracket)
        return parser.program
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
    case .number(let value): finishOperand(.number(value), token)
    case .symbol(let symbol): finishOperand(.symbol(symbol), token)
    case .function(let function): try takeFunction(function, token)
    case .radical(let degree): push(.radical(degree: degree), token)
    case .plus, .minus: try takeSign(token)
    case .open(let bracket): try open(bracket, callee: nil, token)
    case .bar: try open(.bar, callee: nil, token)
    case .times, .divide, .caret, .close, .end: throw missingOperand(at: token)
    }
  }

  private mutating func finishOperand(_ step: NotationProgram.Step, _ token: NotationToken) {
    program.append(step, column: token.column)
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
        message: "\(quoted(token)) needs an argument, as in \(call.function.name)(x)")
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

  /// The token as typed, for messages.
  private func quoted(_ token: NotationToken) -> String {
    source.text(token.column..<token.end).quoted
  }

  private func missingOperand(at token: NotationToken) -> InfixError {
    if token.kind == .end {
      return InfixError(
        column: token.column, message: "the expression ends where an operand is expected")
    }
    return InfixError(
      column: token.column,
      message: "unexpected \(quoted(token)); expected a number, a name or an opening bracket")
  }
}

// MARK: - Behind a complete operand

extension NotationParser {
  private mutating func takeContinuation(_ token: NotationToken) throws(InfixError) {
    switch token.kind {
    case .plus, .minus:
      release(above: .sum)
      push(token.kind == .plus ? .addition : .subtraction, token)
      position += 1
    case .times, .divide:
      continueProduct(token.kind == .times ? .multiplication : .division, token)
      position += 1
    case .caret:
      // Powers wait for one another: they associate to the right.
      release(above: .power)
      push(.power, token)
      position += 1
    case .close(let bracket): try close(bracket, token)
    case .bar: if closesBar { try close(.bar, token) } else { juxtapose(token) }
    case .symbol, .function, .radical, .open: juxtapose(token)
    case .number:
      throw InfixError(
        column: token.column,
        message: "the number \(quoted(token)) follows an operand; write '*' or '^' between them"
      )
    case .end:
      // The caller has seen that a bracket is open.
      throw unclosedBracket(at: token)
    }
  }

  /// Goes on with a product or quotient; a division takes, and is, one factor of what follows.
  private mutating func continueProduct(_ kind: Pending.Kind, _ token: NotationToken) {
    release(above: .product)
    if let last = pending.last, last.kind.precedence == .product,
      kind == .division || last.kind == .division
    {
      build(last)
    }
    push(kind, token)
  }

  /// Multiplies with the operand that begins at the token.
  ///
  /// Behind a function without brackets it belongs to the argument, as in `sin 2x`, unless it is
  /// itself a function, as in `sin x cos x`.
  private mutating func juxtapose(_ token: NotationToken) {
    if case .function = token.kind {
    } else {
      release(above: .juxtaposition)
      let precedence = pending.last?.kind.precedence
      if precedence == .application || precedence == .juxtaposition {
        return push(.juxtaposition, token)
      }
    }
    continueProduct(.multiplication, token)
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
    release(above: .bracket)
    guard openBrackets.popLast() != nil, let opening = pending.popLast(),
      case .bracket(let opened, let callee) = opening.kind
    else {
      throw InfixError(column: token.column, message: "\(quoted(token)) closes no bracket")
    }
    guard opened == bracket else {
      throw InfixError(
        column: token.column,
        message: "\(quoted(token)) does not close the \(quoted(opening.token))"
          + " in column \(opening.token.column + 1)")
    }
    if bracket != .fraction { visibleBrackets -= 1 }
    position += 1
    if bracket == .bar { program.append(.apply(.abs), column: token.column) }
    if let callee { appendCall(callee, token) }
  }

  private func unclosedBracket(at token: NotationToken) -> InfixError {
    let opening = openBrackets.last.map { pending[$0].token } ?? token
    let remedy = opening.kind == .bar ? "; write abs(…) where bars are nested" : ""
    return InfixError(
      column: token.column,
      message: "the \(quoted(opening)) in column \(opening.column + 1) is not closed\(remedy)")
  }
}

// MARK: - Building

extension NotationParser {
  /// Builds the operators on top of the stack that bind more tightly than the precedence.
  private mutating func release(above precedence: Precedence) {
    while let last = pending.last, last.kind.precedence > precedence { build(last) }
  }

  /// Appends the step of the operator on top of the stack, or of the chain that it ends.
  private mutating func build(_ last: Pending) {
    let column = last.token.column
    switch last.kind {
    case .addition, .subtraction:
      let start = startOfChain
      let signs = pending[start...].lazy.map { $0.kind == .subtraction }
      program.appendSum(isSubtracted: [false] + signs, column: column)
      pending.removeLast(pending.count - start)
    case .multiplication, .juxtaposition:
      let start = startOfChain
      program.append(.product(pending.count - start + 1), column: column)
      pending.removeLast(pending.count - start)
    default:
      pending.removeLast()
      switch last.kind {
      case .division: program.append(.division, column: column)
      case .power: program.append(.power, column: column)
      case .application(let call): appendCall(call, last.token)
      case .radical(let degree): appendRoot(degree: degree, last.token)
      default: program.append(.negation, column: column)
      }
    }
  }

  /// Where the operators begin that have the precedence of the last one and stand below it.
  private var startOfChain: Int {
    let precedence = pending[pending.count - 1].kind.precedence
    var start = pending.count - 1
    while start > 0, pending[start - 1].kind.precedence == precedence { start -= 1 }
    return start
  }

  private mutating func appendCall(_ call: FunctionCall, _ token: NotationToken) {
    switch call.function {
    case .named(let name): program.append(.apply(name), column: token.column)
    case .cubeRoot: appendRoot(degree: 3, token)
    }
    guard let power = call.power else { return }
    program.append(.number(power), column: token.column)
    program.append(.power, column: token.column)
  }

  /// A square root is a function, a cube root a power.
  private mutating func appendRoot(degree: Int, _ token: NotationToken) {
    if degree == 2 { return program.append(.apply(.sqrt), column: token.column) }
    program.append(.number(Rational(1, overNonzero: degree)), column: token.column)
    program.append(.power, column: token.column)
  }
}
