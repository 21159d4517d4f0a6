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
  /// The bits of the largest numerator or denominator.
  private(set) var largestLiteral = 0
  /// Whether some instruction has a place where it jumps.
  private(set) var hasJumps = false
  /// Whether a symbol other than x, π and e occurs.
  private(set) var hasParameters = false

  /// An empty tape, to be filled instruction by instruction.
  init() {}

  mutating func append(_ instruction: Instruction) -> Int {
    instructions.append(instruction)
    isConstant.append(hasConstantOperands(instruction))
    if case .number(let value) = instruction {
      let bits = max(value.numerator.bitCount, value.denominator.bitCount)
      largestLiteral = max(largestLiteral, bits)
    }
    if case .symbol(let symbol) = instruction, symbol != .x, !symbol.isConstant {
      hasParameters = true
    }
    hasJumps = hasJumps || instruction.jump != nil
    addends = [instructions.count - 1]
    return instructions.count - 1
  }

  /// By how many powers of two the parts of a sum differ in size, at most, where the registers hold their values.
  ///
  /// The size of a part that is itself a sum is that of its largest part, which may have cancelled. Functions that are
  /// about 1 at 0, or at infinity, are sums too: exp u is 1 + u for a small u, tanh u is 1 − 2exp(−2u) for a large one.
  func spread(on registers: some RegisterMachine) -> Int {
    var (sizes, spread): ([Int?], Int) = ([], 0)
    for (index, instruction) in instructions.enumerated() {
      let own = registers.exponent(index).flatMap { $0 == Int.max ? nil : $0 }
      switch instruction {
      case .add(let a, let b):
        if let first = sizes[a], let second = sizes[b] {
          spread = max(spread, abs(first - second))
          sizes.append(max(first, second))
        } else {
          sizes.append(sizes[a] ?? sizes[b])
        }
        continue
      case .exponential(let a), .power(_, let a): spread = max(spread, -(sizes[a] ?? 0))
      case .function(let op, let a):
        guard let size = sizes[a] else { break }
        switch op {
        case .exp, .cos, .cosh, .sec, .sech: spread = max(spread, -2 * size)
        case .tanh, .coth:
          // Farther out the difference is beyond all bits that are tried.
          if (1...13).contains(size) { spread = max(spread, 3 << size) }
        default: break
        }
      default: break
      }
      sizes.append(own)
    }
    return spread
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
  mutating func total(of parts: [Int], isSum: Bool) -> Int {
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
