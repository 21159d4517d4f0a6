import ExactArithmetic

extension Tape {
  /// Runs the tape in real multiple precision; false where a part is not a finite real number.
  func run(on registers: RealRegisters, at values: [Symbol: Rational]) -> Bool {
    run(on: registers) { register, symbol in
      guard let value = values[symbol] else { return false }
      registers.set(register, to: value)
      return true
    }
  }

  /// Runs the tape in complex multiple precision; false where a part is not finite.
  func run(on registers: ComplexRegisters, at point: (real: Double, imaginary: Double)) -> Bool {
    run(on: registers) { register, symbol in
      // Each symbol at a place of its own; the imaginary part stays small.
      let shift = Double(symbol.rawValue) * 0.37
      registers.set(register, to: point.real + shift, imaginary: point.imaginary)
      return true
    }
  }

  private func run(
    on registers: some RegisterMachine, setSymbol: (Int, Symbol) -> Bool
  ) -> Bool {
    registers.grow(to: instructions.count)
    for (index, instruction) in instructions.enumerated() {
      switch instruction {
      case .number(let number): registers.set(index, to: number)
      case .symbol(.pi): registers.setPi(index)
      case .symbol(.e): registers.setE(index)
      case .symbol(let symbol):
        guard setSymbol(index, symbol) else { return false }
      case .add(let a, let b): registers.add(index, a, b)
      case .multiply(let a, let b): registers.multiply(index, a, b)
      case .power(let a, let b): registers.power(index, a, b)
      case .integerPower(let a, let n): registers.power(index, a, integer: n)
      case .exponential(let a): registers.apply(.exp, to: a, into: index)
      case .squareRoot(let a): registers.apply(.sqrt, to: a, into: index)
      case .function(let op, let a):
        registers.apply(op.definition.function, to: a, into: index)
      }
      guard registers.isFinite(index) else { return false }
    }
    return true
  }
}
