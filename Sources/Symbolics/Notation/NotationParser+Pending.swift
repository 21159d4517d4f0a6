import ExactArithmetic

extension NotationParser {
  /// How tightly an operator binds.
  enum Precedence: Int, Comparable {
    case bracket, sum, negation, product, application, juxtaposition, tightNegation, power, radical

    static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
  }

  /// An operator or bracket that waits for its operands.
  struct Pending {
    enum Kind: Equatable {
      case bracket(NotationToken.Bracket, callee: FunctionCall?)
      case addition, subtraction
      /// The sign of a term.
      case negation
      case multiplication, division
      /// A function without brackets.
      case application(FunctionCall)
      /// The unwritten product in the argument of a function without brackets.
      case juxtaposition
      /// The sign of a factor, an exponent or an argument.
      case tightNegation
      case power
      case radical(degree: Int)

      var precedence: Precedence {
        switch self {
        case .bracket: .bracket
        case .addition, .subtraction: .sum
        case .negation: .negation
        case .multiplication, .division: .product
        case .application: .application
        case .juxtaposition: .juxtaposition
        case .tightNegation: .tightNegation
        case .power: .power
        case .radical: .radical
        }
      }
    }

    let kind: Kind
    let token: NotationToken
  }

  /// A function and the power to which its value is raised, 2 for `sin^2`.
  struct FunctionCall: Equatable {
    let function: NotationFunction
    let power: Rational?
  }
}

extension NotationFunction {
  /// The name for messages.
  var name: String {
    switch self {
    case .named(let name): name.token
    case .cubeRoot: "cbrt"
    }
  }
}

// MARK: - Powers of functions

extension NotationParser {
  /// Reads the power behind a function name: `sin^2`, `sin^{2}`, and `sin^-1` for the inverse.
  mutating func readCall(
    of function: NotationFunction, _ token: NotationToken
  ) throws(InfixError) -> FunctionCall {
    guard tokens[position].kind == .caret else {
      return FunctionCall(function: function, power: nil)
    }
    position += 1
    let start = tokens[position]
    var closing: NotationToken.Kind?
    if case .open(let bracket) = start.kind, bracket != .fraction {
      closing = .close(bracket)
      position += 1
    }
    let sign = tokens[position].kind
    if sign == .minus || sign == .plus { position += 1 }
    guard case .number(let magnitude) = tokens[position].kind, magnitude.isInteger,
      closing == nil || tokens[position + 1].kind == closing
    else {
      throw InfixError(
        column: start.column,
        message: "the power of a function name is an integer, as in \(function.name)^2(x);"
          + " write (\(function.name)(x))^… otherwise")
    }
    position += closing == nil ? 1 : 2
    guard sign == .minus else { return FunctionCall(function: function, power: magnitude) }
    guard magnitude.isOne, let inverse = function.inverse else {
      throw InfixError(
        column: start.column,
        message: "a negative power of a function name is ambiguous;"
          + " write 1/\(function.name)(x)^\(magnitude)")
    }
    return FunctionCall(function: inverse, power: nil)
  }
}
