import ExactArithmetic

extension Tape.Instruction {
  /// The function with a jump or branch cut that the instruction applies, and the register of its argument.
  var jumpingFunction: (ElementaryFunction, argument: Int)? {
    switch self {
    case .squareRoot(let a): (.sqrt, a)
    // b^e is e^(e·ln b).
    case .power(let a, _): (.ln, a)
    case .function(let op, let a):
      switch op {
      case .ln, .sign, .asin, .acos, .atan, .acot, .asec, .acsc, .asinh, .acosh, .atanh, .acoth,
        .asech, .acsch:
        (op.definition.function, a)
      default: nil
      }
    default: nil
    }
  }

  var hasJump: Bool { jumpingFunction != nil }
}

/// Registers that can tell when rounding decides on which side of a jump an argument lies.
protocol JumpingRegisters: RegisterMachine {
  /// Whether the argument is too near to a jump of the function to tell its side.
  ///
  /// `scale` is the binary exponent of the largest number from which the argument may have been left by
  /// cancellation: less than half of the bits below it, nothing is known.
  func isNearJump(of function: ElementaryFunction, at register: Int, scale: Int, isConstant: Bool)
    -> Bool

  /// Whether the register holds a number above 0.
  func isPositive(_ register: Int) -> Bool
}

extension RealRegisters: JumpingRegisters {
  /// On the real line only sign u and acot u jump within their domains, both at 0.
  func isNearJump(of function: ElementaryFunction, at register: Int, scale: Int, isConstant: Bool)
    -> Bool
  {
    guard function == .sign || function == .acot else { return false }
    guard let exponent = exponent(register) else { return function == .sign ? !isConstant : false }
    return exponent < scale - bits / 2
  }

  func isPositive(_ register: Int) -> Bool {
    isFinite(register) && !isZero(register) && !isNegative(register)
  }
}

extension ComplexRegisters: JumpingRegisters {
  /// Off the real line the cuts are those of ``ElementaryFunction``.
  ///
  /// A constant that is exactly real lies on a cut by definition, and its value there is defined.
  func isNearJump(of function: ElementaryFunction, at register: Int, scale: Int, isConstant: Bool)
    -> Bool
  {
    if isConstant && isReal(register) { return false }
    let limit = scale - bits / 2
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
