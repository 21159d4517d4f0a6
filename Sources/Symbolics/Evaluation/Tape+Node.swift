import ExactArithmetic

extension Tape {
  /// Compiles a defined node.
  ///
  /// A node is made after its operands, so ascending ids are an order of evaluation and no recursion is needed.
  package init(_ node: ExprArena.Node, in arena: inout ExprArena) {
    self.init()
    var compiler = NodeCompiler(root: node)
    compiler.mark(in: arena)
    for id in 0...Int(node.id) where compiler.isNeeded[id] {
      let parts = compiler.parts(of: ExprArena.Node(id: UInt32(id)), in: arena, &self)
      compiler.register[id] = total(of: parts, isSum: arena.records[id].kind == .sum)
      if id == Int(node.id) {
        addends = arena.records[id].kind == .sum ? parts : [instructions.count - 1]
      }
    }
  }
}

/// What the compilation of a node needs to know: which nodes get registers, and which they got.
private struct NodeCompiler {
  var isNeeded: [Bool]
  var register: [Int]

  init(root: ExprArena.Node) {
    isNeeded = [Bool](repeating: false, count: Int(root.id) + 1)
    register = [Int](repeating: -1, count: Int(root.id) + 1)
    isNeeded[Int(root.id)] = true
  }

  /// Marks what the root is made of, from the root down.
  mutating func mark(in arena: borrowing ExprArena) {
    for id in isNeeded.indices.reversed() where isNeeded[id] {
      let record = arena.records[id]
      switch record.kind {
      case .undefined, .number, .symbol: break
      case .function: isNeeded[Int(record.first)] = true
      case .power:
        markPower(
          ExprArena.Node(id: record.first), ExprArena.Node(id: record.second), in: arena)
      case .sum:
        for term in arena.terms[arena.range(record)] {
          isNeeded[Int(term.base.id)] = true
          if term.weight != .one { isNeeded[Int(term.weight.id)] = true }
        }
        if record.scalar != .zero { isNeeded[Int(record.scalar.id)] = true }
      case .product:
        for factor in arena.terms[arena.range(record)] {
          markPower(factor.base, factor.weight, in: arena)
        }
        if record.scalar != .one { isNeeded[Int(record.scalar.id)] = true }
      }
    }
  }

  private mutating func markPower(
    _ base: ExprArena.Node, _ exponent: ExprArena.Node, in arena: borrowing ExprArena
  ) {
    if base != .e || exponent == .one { isNeeded[Int(base.id)] = true }
    if !arena.isNumber(exponent) || base == .e && exponent != .one {
      isNeeded[Int(exponent.id)] = true
    }
  }

  /// Emits the terms of a sum, the factors of a product, or a node of another kind alone.
  func parts(
    of node: ExprArena.Node, in arena: borrowing ExprArena, _ tape: inout Tape
  ) -> [Int] {
    let record = arena[node]
    switch record.kind {
    case .undefined, .number: return [tape.append(.number(arena.rational(node)))]
    case .symbol: return [tape.append(.symbol(Symbol(rawValue: record.code) ?? .x))]
    case .function:
      return [
        tape.append(.function(Operator(rawValue: record.code) ?? .abs, register[Int(record.first)]))
      ]
    case .power:
      let (base, exponent) = (
        ExprArena.Node(id: record.first), ExprArena.Node(id: record.second)
      )
      return [power(base, exponent, in: arena, &tape)]
    case .sum:
      var parts: [Int] = []
      for term in arena.terms[arena.range(record)] {
        let (base, weight) = (register[Int(term.base.id)], register[Int(term.weight.id)])
        parts.append(term.weight == .one ? base : tape.append(.multiply(weight, base)))
      }
      if record.scalar != .zero { parts.append(register[Int(record.scalar.id)]) }
      return parts
    case .product:
      var parts: [Int] = record.scalar == .one ? [] : [register[Int(record.scalar.id)]]
      for factor in arena.terms[arena.range(record)] {
        parts.append(power(factor.base, factor.weight, in: arena, &tape))
      }
      return parts
    }
  }

  private func power(
    _ base: ExprArena.Node, _ exponent: ExprArena.Node, in arena: borrowing ExprArena,
    _ tape: inout Tape
  ) -> Int {
    if exponent == .one { return register[Int(base.id)] }
    if base == .e { return tape.append(.exponential(register[Int(exponent.id)])) }
    if arena.isNumber(exponent) {
      return tape.appendPower(register[Int(base.id)], arena.rational(exponent))
    }
    return tape.append(.power(register[Int(base.id)], register[Int(exponent.id)]))
  }
}
