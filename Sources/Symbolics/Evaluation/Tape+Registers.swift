import ExactArithmetic

extension Tape {
  /// Why a tape has no value at a point.
  enum Failure: Error {
    /// A part is not a real number, or has a pole there.
    case undefined
    /// A part is too large or too small for the registers.
    case outOfRange
    /// More bits may give a value: an angle is too large to be reduced.
    case tooCoarse
    /// More bits may give a value: an argument is too near to a branch cut or a jump to tell its side.
    case onJump
  }

  /// Runs the tape in real multiple precision; false where a part is not a finite real number.
  func run(on registers: RealRegisters, at values: [Symbol: Rational]) -> Bool {
    failure(on: registers, watchesJumps: false) { $0.set($1, to: $2, from: values) } == nil
  }

  /// Runs the tape in complex multiple precision; false where a part is not finite.
  func run(on registers: ComplexRegisters, at point: (real: Double, imaginary: Double)) -> Bool {
    failure(on: registers, watchesJumps: false) { $0.set($1, to: $2, near: point) } == nil
  }

  /// Runs the tape in real multiple precision; nil where every part is a real number away from jumps.
  func failure(on registers: RealRegisters, at values: [Symbol: Rational]) -> Failure? {
    failure(on: registers, watchesJumps: hasJumps) { $0.set($1, to: $2, from: values) }
  }

  /// Runs the tape with a complex x and real values of the other symbols; nil where every part is finite and
  /// no argument that changes with the point lies on a branch cut.
  func failure(
    on registers: ComplexRegisters, at x: (real: Double, imaginary: Double),
    others: [Symbol: Rational]
  ) -> Failure? {
    failure(on: registers, watchesJumps: hasJumps) { registers, register, symbol in
      if symbol == .x { return registers.set(register, to: symbol, near: x) }
      guard let value = others[symbol] else { return false }
      registers.set(register, to: value)
      return true
    }
  }

  private func failure<Registers: JumpingRegisters>(
    on registers: Registers, watchesJumps: Bool, setSymbol: (Registers, Int, Symbol) -> Bool
  ) -> Failure? {
    registers.grow(to: instructions.count)
    // What rounding may have left of a sum that is zero is judged by the largest number seen so far.
    var scale = 0
    for (index, instruction) in instructions.enumerated() {
      if watchesJumps, let (jump, argument) = instruction.jump,
        registers.isNear(jump, at: argument, scale: scale, isConstant: isConstant[argument])
      {
        return .onJump
      }
      switch instruction {
      case .number(let number): registers.set(index, to: number)
      case .symbol(.pi): registers.setPi(index)
      case .symbol(.e): registers.setE(index)
      case .symbol(let symbol):
        guard setSymbol(registers, index, symbol) else { return .undefined }
      case .add(let a, let b): registers.add(index, a, b)
      case .multiply(let a, let b): registers.multiply(index, a, b)
      case .power(let a, let b): registers.power(index, a, b)
      case .integerPower(let a, let n): registers.power(index, a, integer: n)
      case .exponential(let a): registers.apply(.exp, to: a, into: index)
      case .squareRoot(let a): registers.apply(.sqrt, to: a, into: index)
      case .function(let op, let a):
        registers.apply(op.definition.function, to: a, into: index)
      }
      guard registers.isFinite(index) else { return failure(of: instruction, on: registers) }
      if watchesJumps, let exponent = registers.exponent(index) { scale = max(scale, exponent) }
    }
    return nil
  }

  /// Why an instruction with finite operands has no value.
  private func failure(of instruction: Instruction, on registers: some JumpingRegisters) -> Failure
  {
    switch instruction {
    case .number, .symbol, .add, .multiply, .exponential: .outOfRange
    case .squareRoot: .undefined
    case .integerPower(let a, _): registers.exponent(a) == nil ? .undefined : .outOfRange
    case .power(let a, _): registers.isPositive(a) ? .outOfRange : .undefined
    case .function(let op, _):
      switch op {
      case .sin, .cos, .tan, .cot, .sec, .csc: .tooCoarse
      case .sinh, .cosh, .tanh, .sech: .outOfRange
      default: .undefined
      }
    }
  }
}

extension RealRegisters {
  fileprivate func set(_ register: Int, to symbol: Symbol, from values: [Symbol: Rational]) -> Bool
  {
    guard let value = values[symbol] else { return false }
    set(register, to: value)
    return true
  }
}

extension ComplexRegisters {
  /// Each symbol has a place of its own; the imaginary part stays small.
  fileprivate func set(
    _ register: Int, to symbol: Symbol, near point: (real: Double, imaginary: Double)
  ) -> Bool {
    let shift = Double(symbol.rawValue) * 0.37
    set(register, to: point.real + shift, imaginary: point.imaginary)
    return true
  }
}
