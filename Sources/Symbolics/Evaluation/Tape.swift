import ExactArithmetic

/// An expression compiled to a list of instructions, each distinct subexpression once.
///
/// Register i holds the value of instruction i; the last one is the value of the expression.
package struct Tape {
  enum Instruction {
    case number(Rational)
    case symbol(Symbol)
    case add(Int, Int)
    case multiply(Int, Int)
    case power(Int, Int)
    case integerPower(Int, Int)
    case exponential(Int)
    case squareRoot(Int)
    case function(Operator, Int)
  }

  private(set) var instructions: [Instruction] = []
  /// Whether the register is the same at every point, one entry an instruction.
  private(set) var isConstant: [Bool] = []
  /// The registers whose sum is the value, for a sum at the root; else the last register alone.
  var addends: [Int] = []
  /// Whether some instruction has a place where it jumps.
  private(set) var hasJumps = false

  /// Compiles a defined node.
  ///
  /// A node is made after its operands, so ascending ids are an order of evaluation and no recursion is needed.
  package init(_ node: ExprArena.Node, in arena: inout ExprArena) {
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

  /// An empty tape, to be filled instruction by instruction.
  init() {}

  mutating func append(_ instruction: Instruction) -> Int {
    instructions.append(instruction)
    isConstant.append(hasConstantOperands(instruction))
    hasJumps = hasJumps || instruction.hasJump
    addends = [instructions.count - 1]
    return instructions.count - 1
  }

  private func hasConstantOperands(_ instruction: Instruction) -> Bool {
    switch instruction {
    case .number: true
    case .symbol(let symbol): symbol.isConstant
    case .add(let a, let b), .multiply(let a, let b), .power(let a, let b):
      isConstant[a] && isConstant[b]
    case .integerPower(let a, _), .exponential(let a), .squareRoot(let a), .function(_, let a):
      isConstant[a]
    }
  }

  /// The register of the sum or product of registers.
  private mutating func total(of parts: [Int], isSum: Bool) -> Int {
    parts.dropFirst().reduce(parts[0]) { append(isSum ? .add($0, $1) : .multiply($0, $1)) }
  }

  /// The register of a base to an exponent that is a number.
  mutating func appendPower(_ base: Int, _ exponent: Rational) -> Int {
    if exponent == Rational(1, overNonzero: 2) { return append(.squareRoot(base)) }
    if let power = exponent.asInt { return append(.integerPower(base, power)) }
    let register = append(.number(exponent))
    return append(.power(base, register))
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
