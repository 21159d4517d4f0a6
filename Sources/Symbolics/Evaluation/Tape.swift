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
  /// The registers whose sum is the value, for a sum at the root; else the last register alone.
  private(set) var addends: [Int] = []
  private var registers: [ExprArena.Node: Int] = [:]

  /// Compiles a defined node.
  package init(_ node: ExprArena.Node, in arena: inout ExprArena) {
    let record = arena[node]
    if record.kind == .sum {
      for addend in arena.addends(node) { addends.append(emit(addend, &arena)) }
      let total = addends.dropFirst().reduce(addends[0]) { append(.add($0, $1)) }
      registers[node] = total
    } else {
      addends = [emit(node, &arena)]
    }
  }

  private mutating func append(_ instruction: Instruction) -> Int {
    instructions.append(instruction)
    return instructions.count - 1
  }

  private mutating func emit(_ node: ExprArena.Node, _ arena: inout ExprArena) -> Int {
    if let register = registers[node] { return register }
    let record = arena[node]
    let result: Int
    switch record.kind {
    case .undefined, .number: result = append(.number(arena.rational(node)))
    case .symbol: result = append(.symbol(Symbol(rawValue: record.code) ?? .x))
    case .function:
      let argument = emit(ExprArena.Node(id: record.first), &arena)
      result = append(.function(Operator(rawValue: record.code) ?? .abs, argument))
    case .power:
      result = emitPower(
        ExprArena.Node(id: record.first), ExprArena.Node(id: record.second), &arena)
    case .sum:
      var parts: [Int] = []
      for term in arena.terms[arena.range(record)] {
        let base = emit(term.base, &arena)
        parts.append(
          term.weight == .one
            ? base : append(.multiply(emit(term.weight, &arena), base)))
      }
      if record.scalar != .zero { parts.append(emit(record.scalar, &arena)) }
      result = parts.dropFirst().reduce(parts[0]) { append(.add($0, $1)) }
    case .product:
      var parts: [Int] = []
      if record.scalar != .one { parts.append(emit(record.scalar, &arena)) }
      for factor in arena.terms[arena.range(record)] {
        parts.append(emitPower(factor.base, factor.weight, &arena))
      }
      result = parts.dropFirst().reduce(parts[0]) { append(.multiply($0, $1)) }
    }
    registers[node] = result
    return result
  }

  private mutating func emitPower(
    _ base: ExprArena.Node, _ exponent: ExprArena.Node, _ arena: inout ExprArena
  ) -> Int {
    if exponent == .one { return emit(base, &arena) }
    if base == .e { return append(.exponential(emit(exponent, &arena))) }
    let inner = emit(base, &arena)
    if exponent == .half { return append(.squareRoot(inner)) }
    if arena.isInteger(exponent), let power = arena.rational(exponent).asInt {
      return append(.integerPower(inner, power))
    }
    return append(.power(inner, emit(exponent, &arena)))
  }
}
