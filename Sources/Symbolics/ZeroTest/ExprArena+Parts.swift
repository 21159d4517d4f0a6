/// The parts of an expression that decide where it has a value and where it may jump.
extension ExprArena {
  /// The arguments, holding x, of signs and absolute values.
  mutating func signArguments(in function: Node) -> [Node] {
    parts(of: function) { arena, node in
      guard let (op, argument) = arena.functionCall(node), op == .sign || op == .abs else {
        return nil
      }
      return argument
    }
  }

  /// What is divided by, holding x: bases of negative powers.
  mutating func denominators(in function: Node) -> [Node] {
    parts(of: function) { arena, node in arena.divisor(node) }
  }

  /// The arguments, holding x, of all functions.
  mutating func functionArguments(in function: Node) -> [Node] {
    parts(of: function) { arena, node in arena.functionCall(node)?.argument }
  }

  /// What roots are taken of, holding x: bases of powers with a fraction for exponent.
  mutating func radicands(in function: Node) -> [Node] {
    parts(of: function) { arena, node in
      let record = arena[node]
      guard record.kind == .power else { return nil }
      let exponent = Node(id: record.second)
      return arena.isNumber(exponent) && !arena.isInteger(exponent) ? Node(id: record.first) : nil
    }
  }

  /// A part that is zero everywhere, though it is divided by or its logarithm or the like is taken, if there is one.
  ///
  /// Such an expression has no value anywhere: x²/2 + 1/(sin² x + cos² x − 1) is the antiderivative of nothing.
  mutating func vanishingPart(of node: Node) -> Node? {
    let numeric = NumericZeroTest()
    let suspects = parts(of: node, holdingX: false) { arena, part in
      if let (op, argument) = arena.functionCall(part), Self.undefinedAtZero.contains(op) {
        return argument
      }
      return arena.divisor(part)
    }
    for part in suspects
    where self[part].kind != .symbol && numeric.seemsZero(part, &self) {
      if zeroTestOnRealLine(part).isVerified { return part }
    }
    return nil
  }

  /// What is divided by in a node that is a negative power.
  private func divisor(_ node: Node) -> Node? {
    let record = self[node]
    guard record.kind == .power, isLeadingNegative(Node(id: record.second)) else { return nil }
    return Node(id: record.first)
  }

  private static let undefinedAtZero: [Operator] = [
    .ln, .cot, .csc, .coth, .csch, .acsc, .asec, .asech, .acsch,
  ]

  /// What a choice finds in an expression and its parts, each once.
  private mutating func parts(
    of function: Node, holdingX: Bool = true, _ choose: (borrowing ExprArena, Node) -> Node?
  ) -> [Node] {
    var (seen, found, waiting): (Set<Node>, [Node], [Node]) = ([function], [], [function])
    var chosen: Set<Node> = []
    while let node = waiting.popLast() {
      if holdingX && isFree(node) { continue }
      if let part = choose(self, node), !(holdingX && isFree(part)), chosen.insert(part).inserted {
        found.append(part)
      }
      for operand in operands(of: node) where seen.insert(operand).inserted {
        waiting.append(operand)
      }
    }
    return found
  }
}
