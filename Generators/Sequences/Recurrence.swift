/// The right-hand side f of uₙ = f(n, uₙ₋₁, …, uₙ₋d), in prefix notation.
public struct Recurrence: Hashable, Sendable {
  /// A node of the expression.
  public enum Symbol: Hashable, Sendable {
    /// An operator, followed by its operands.
    case operation(SequenceOperator)
    /// An integer.
    case integer(Int)
    /// The index n of the term that is computed; the first term of a sequence, given or not, has index 1.
    case index
    /// The term this many places before, 1 or more.
    case previous(Int)
    /// A real number with a name.
    case constant(SequenceConstant)

    /// The number of operands.
    public var arity: Int {
      if case .operation(let operation) = self { operation.arity } else { 0 }
    }
  }

  /// The nodes in prefix order, which are one whole expression.
  public let symbols: [Symbol]
  /// The furthest term that is looked back to: the number of initial terms; 0 for a closed formula.
  public let degree: Int

  /// Creates the recurrence; nil where the symbols are not one whole expression.
  public init?(_ symbols: [Symbol]) {
    var open = 1
    for symbol in symbols {
      guard open > 0 else { return nil }
      open += symbol.arity - 1
    }
    guard open == 0 else { return nil }
    self.symbols = symbols
    degree = symbols.reduce(0) { degree, symbol in
      if case .previous(let offset) = symbol { max(degree, offset) } else { degree }
    }
  }

  /// The number of operators.
  public var operatorCount: Int { symbols.count { $0.arity > 0 } }
}

extension Recurrence: CustomStringConvertible {
  /// The formula as a person writes it, such as `u(n) = u(n-1) + n`.
  public var description: String {
    // Read from the right, operands come before their operator and the first of them last.
    var operands: [String] = []
    for symbol in symbols.reversed() {
      switch symbol {
      case .integer(let value): operands.append(value < 0 ? "(\(value))" : "\(value)")
      case .index: operands.append("n")
      case .previous(let offset): operands.append("u(n-\(offset))")
      case .constant(let constant): operands.append(constant.rawValue)
      case .operation(let operation):
        let first = operands.removeLast()
        if let sign = Self.infixSigns[operation] {
          operands.append("(\(first) \(sign) \(operands.removeLast()))")
        } else {
          operands.append("\(operation.rawValue)(\(first))")
        }
      }
    }
    var text = operands.first ?? ""
    if case .operation(let operation) = symbols.first, operation.arity == 2 {
      text = String(text.dropFirst().dropLast())
    }
    return "u(n) = " + text
  }

  private static let infixSigns: [SequenceOperator: String] = [
    .add: "+", .sub: "-", .mul: "*", .idiv: "//", .mod: "mod", .div: "/",
  ]
}
