import ExactArithmetic

/// What infix or LaTeX text says, as steps in postfix order: operands stand before their operator.
///
/// The trees of ``Expr`` and the nodes of an ``ExprArena`` are built from the same steps.
struct NotationProgram {
  enum Step {
    case number(Rational)
    case symbol(Symbol)
    /// A function of the last operand.
    case apply(Operator)
    case negation
    case power
    /// A quotient of two operands.
    case division
    /// A product of so many operands.
    case product(Int)
    /// A sum or difference; the place in `isSubtracted` of each term.
    case sum(Range<Int>)
  }

  private(set) var steps: [Step] = []
  /// The column that a message about a step names.
  private(set) var columns: [Int] = []
  /// The signs of the terms of all sums.
  private(set) var isSubtracted: [Bool] = []

  init(capacity: Int) {
    steps.reserveCapacity(capacity)
    columns.reserveCapacity(capacity)
  }

  mutating func append(_ step: Step, column: Int) {
    steps.append(step)
    columns.append(column)
  }

  /// Appends a sum with the signs of its terms.
  mutating func appendSum(isSubtracted signs: some Sequence<Bool>, column: Int) {
    let start = isSubtracted.count
    isSubtracted.append(contentsOf: signs)
    append(.sum(start..<isSubtracted.count), column: column)
  }

  /// The error of a step that makes the expression too deep.
  func tooDeep(_ step: Int) -> InfixError {
    InfixError(
      column: columns[step],
      message: "the expression is more than \(NotationLimits.depth) operators deep; simplify it")
  }
}

extension NotationProgram {
  /// The tree that the steps build.
  func expression() throws(InfixError) -> Expr {
    var operands: [NotationNode] = []
    for (index, step) in steps.enumerated() {
      let count = step.operandCount
      let node = node(step, Array(operands.suffix(count)))
      guard node.depth <= NotationLimits.depth else { throw tooDeep(index) }
      operands.removeLast(count)
      operands.append(node)
    }
    return operands[0].expr
  }

  private func node(_ step: Step, _ operands: [NotationNode]) -> NotationNode {
    switch step {
    case .number(let value): NotationNode(leaf: .number(value))
    case .symbol(let symbol): NotationNode(leaf: .symbol(symbol))
    case .apply(let function): NotationNode(function, operands)
    case .negation: operands[0].negated
    case .power: .power(operands[0], operands[1])
    case .division: .quotient(operands[0], operands[1])
    case .product: .product(operands)
    case .sum(let terms): .sum(operands, isSubtracted: Array(isSubtracted[terms]))
    }
  }
}

extension NotationProgram.Step {
  var operandCount: Int {
    switch self {
    case .number, .symbol: 0
    case .apply, .negation: 1
    case .power, .division: 2
    case .product(let count): count
    case .sum(let terms): terms.count
    }
  }
}
