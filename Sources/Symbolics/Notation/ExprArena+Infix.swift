import ExactArithmetic

extension ExprArena {
  /// The canonical form of infix text as ``Expr/init(infix:)`` reads it, without a tree in between.
  ///
  /// The undefined node where the expression has no value.
  ///
  /// - Throws: An error with the column for anything that is not an expression, for a text of more than
  ///   100,000 characters, and for canonical forms more than ``Expr/maximumDepth`` deep.
  public mutating func node(infix text: String) throws(InfixError) -> Node {
    let program = try InfixTokenizer.program(of: text)
    var operands = PendingOperands()
    for index in program.steps.indices {
      take(program.steps[index], program.isSubtracted, &operands)
      if let last = operands.nodes.last, depth(last) > Expr.maximumDepth {
        throw program.tooDeep(index)
      }
    }
    return closed(&operands)
  }

  /// The operands that wait for their operator.
  ///
  /// A product that may still grow is a run of factors, so that brackets within products change
  /// nothing, as in trees.
  private struct PendingOperands {
    var nodes: [Node] = []
    /// The number of nodes of each operand.
    var lengths: [Int] = []

    mutating func append(_ node: Node) {
      nodes.append(node)
      lengths.append(1)
    }
  }

  private mutating func take(
    _ step: NotationProgram.Step, _ isSubtracted: [Bool], _ operands: inout PendingOperands
  ) {
    switch step {
    case .number(let value): operands.append(number(value))
    case .symbol(let symbol): operands.append(self.symbol(symbol))
    case .apply(let function):
      operands.append(apply(function, closed(&operands)))
    case .negation:
      operands.nodes.append(.minusOne)
      operands.lengths[operands.lengths.count - 1] += 1
    case .power:
      let exponent = closed(&operands)
      operands.append(power(closed(&operands), exponent))
    case .division:
      let divisor = closed(&operands)
      operands.append(divide(closed(&operands), by: divisor))
    case .product(let count):
      let length = operands.lengths.suffix(count).reduce(0, +)
      operands.lengths.removeLast(count)
      operands.lengths.append(length)
    case .sum(let terms):
      let node = sum(isSubtracted[terms], &operands)
      operands.append(node)
    }
  }

  /// Removes the last operand, and returns it as one node.
  private mutating func closed(_ operands: inout PendingOperands) -> Node {
    let length = operands.lengths.removeLast()
    if length == 1 { return operands.nodes.removeLast() }
    let mark = scratch.count
    var coefficient = Node.one
    var isDefined = true
    for node in operands.nodes.suffix(length) where isDefined {
      isDefined = pushFactor(node, to: .one, coefficient: &coefficient)
    }
    operands.nodes.removeLast(length)
    return isDefined ? finishProduct(from: mark, coefficient: coefficient) : abandon(mark)
  }

  /// Removes the terms of a sum from the end, and returns it.
  private mutating func sum(
    _ isSubtracted: ArraySlice<Bool>, _ operands: inout PendingOperands
  ) -> Node {
    let mark = scratch.count
    var constant = Node.zero
    var isDefined = true
    for isSubtracted in isSubtracted.reversed() {
      let term = closed(&operands)
      let sign = isSubtracted ? Node.minusOne : .one
      isDefined = isDefined && pushTerm(term, times: sign, constant: &constant)
    }
    return isDefined ? finishSum(from: mark, constant: constant) : abandon(mark)
  }
}
