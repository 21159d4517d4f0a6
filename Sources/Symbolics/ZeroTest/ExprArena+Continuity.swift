/// Jumps that derivatives do not see, since that of sign u is 0.
extension ExprArena {
  /// A value of x at which a function jumps by a sign in it, though a problem has a value there; nil where none is found.
  ///
  /// An antiderivative or a solution must be continuous where its problem is defined. The signs looked at are
  /// those whose argument can be solved for its zeros; poles, and jumps of inverse functions there, do not count.
  public mutating func jump(of function: Node, whereDefined problem: Node) -> Node? {
    let arguments = signArguments(in: function)
    for argument in arguments {
      for zero in uncheckedSolutions(for: .x, of: argument, equalTo: .zero) {
        // Where the problem has no real value the answer is free to jump.
        guard value(of: zero, at: 0).isFinite,
          realPointCount(substituting(zero, for: .x, in: problem)) > 0
        else { continue }
        let height = height(ofJumpIn: function, at: zero, arguments)
        if height == .undefined || realPointCount(height) == 0 { continue }
        if case .refuted = zeroTest(height) { return zero }
      }
    }
    return nil
  }

  /// What a function gains at a place by the signs whose arguments are zero there.
  private mutating func height(
    ofJumpIn function: Node, at place: Node, _ arguments: [Node]
  ) -> Node {
    let x = value(of: place, at: 0)
    let distance = 1e-6 * (1 + abs(x))
    var (before, after) = (function, function)
    for argument in arguments {
      if case .refuted = zeroTest(substituting(place, for: .x, in: argument)) { continue }
      let (left, right) = (
        value(of: argument, at: x - distance), value(of: argument, at: x + distance)
      )
      before = settingSign(of: argument, to: left < 0 ? .minusOne : .one, in: before)
      after = settingSign(of: argument, to: right < 0 ? .minusOne : .one, in: after)
    }
    return subtract(
      substituting(place, for: .x, in: after), substituting(place, for: .x, in: before))
  }

  /// The arguments, holding x, of signs and absolute values.
  mutating func signArguments(in function: Node) -> [Node] {
    var (seen, found, waiting): (Set<Node>, [Node], [Node]) = ([function], [], [function])
    while let node = waiting.popLast() {
      if isFree(node) { continue }
      if let (op, argument) = functionCall(node), op == .sign || op == .abs,
        !found.contains(argument)
      {
        found.append(argument)
      }
      for operand in operands(of: node) where seen.insert(operand).inserted {
        waiting.append(operand)
      }
    }
    return found
  }
}
