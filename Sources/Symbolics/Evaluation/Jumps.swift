import ExactArithmetic

extension Tape {
  /// What in an instruction makes a small error of its argument matter.
  enum Jump {
    /// A branch cut or jump of the function, or an end of its real domain at 0.
    case function(ElementaryFunction)
    /// The pole at 0.
    case reciprocal
    /// That of ln, since b^e is e^(e·ln b); on the real line also whether the exponent is an integer.
    case power(exponent: Int)
  }
}

extension Tape.Instruction {
  /// The jump of the instruction and the register of its argument.
  var jump: (Tape.Jump, argument: Int)? {
    switch self {
    case .squareRoot(let a): (.function(.sqrt), a)
    case .power(let a, let b): (.power(exponent: b), a)
    case .integerPower(let a, let n): n < 0 ? (.reciprocal, a) : nil
    case .function(let op, let a):
      switch op {
      case .ln, .sign, .asin, .acos, .atan, .acot, .asec, .acsc, .asinh, .acosh, .atanh, .acoth,
        .asech, .acsch:
        (.function(op.definition.function), a)
      default: nil
      }
    default: nil
    }
  }
}

/// Registers that can tell when rounding decides on which side of a jump an argument lies.
protocol JumpingRegisters: RegisterMachine {
  /// Whether the argument is too near to a jump to tell its side.
  ///
  /// `scale` is the binary exponent of the largest number from which the argument may have been left by
  /// cancellation: less than half of the bits below it, nothing is known.
  func isNear(_ jump: Tape.Jump, at register: Int, scale: Int, isConstant: Bool) -> Bool

  /// Whether the register holds a number above 0.
  func isPositive(_ register: Int) -> Bool
}

extension RealRegisters: JumpingRegisters {
  func isNear(_ jump: Tape.Jump, at register: Int, scale: Int, isConstant: Bool) -> Bool {
    switch jump {
    case .function(.sign):
      guard let exponent = exponent(register) else { return !isConstant }
      return exponent < scale - bits / 2
    case .function(.sqrt):
      // Zero may be what rounding left of a negative number, as of 1 − coth(u)² for a large u.
      guard let exponent = exponent(register) else { return !isConstant }
      return exponent < scale - bits / 2
    case .function(.acot), .function(.ln), .reciprocal:
      return exponent(register).map { $0 < scale - bits / 2 } ?? false
    case .power(let exponent):
      // A negative number has real powers only to integers, which rounding hides.
      guard isNegative(register), !isInteger(exponent) else { return false }
      let value = double(exponent)
      return abs(value - value.rounded()) < 0x1p-30
    default: return false
    }
  }

  func isPositive(_ register: Int) -> Bool {
    isFinite(register) && !isZero(register) && !isNegative(register)
  }
}

extension ComplexRegisters: JumpingRegisters {
  /// The cuts are those of ``ElementaryFunction``.
  ///
  /// A constant that is exactly real lies on a cut by definition, and its value there is defined.
  func isNear(_ jump: Tape.Jump, at register: Int, scale: Int, isConstant: Bool) -> Bool {
    let limit = scale - bits / 2
    switch jump {
    case .reciprocal: return exponent(register).map { $0 < limit } ?? false
    case .power:
      return !(isConstant && isReal(register)) && isNearCut(of: .ln, at: register, limit)
    case .function(let function):
      return !(isConstant && isReal(register)) && isNearCut(of: function, at: register, limit)
    }
  }

  private func isNearCut(of function: ElementaryFunction, at register: Int, _ limit: Int) -> Bool {
    let (real, imaginary) = partExponents(register)
    let isNearRealAxis = imaginary.map { $0 < limit } ?? true
    let isNearImaginaryAxis = real.map { $0 < limit } ?? true
    let (x, y) = double(register)
    // An argument near ±1 or 0 counts as on the cut: its side is as little known.
    let margin = 1e-9
    switch function {
    case .sqrt, .ln: return isNearRealAxis && (x < 0 || isNearImaginaryAxis)
    case .asin, .acos, .atanh: return isNearRealAxis && abs(x) > 1 - margin
    case .acosh: return isNearRealAxis && x < 1 + margin
    case .atan, .asinh: return isNearImaginaryAxis && abs(y) > 1 - margin
    case .asec, .acsc, .acoth: return isNearRealAxis && abs(x) < 1 + margin
    case .asech: return isNearRealAxis && (x < margin || x > 1 - margin)
    case .acot, .acsch: return isNearImaginaryAxis && abs(y) < 1 + margin
    default: return false
    }
  }

  func isPositive(_ register: Int) -> Bool { !(isReal(register) && double(register).real <= 0) }
}
