import CGMP

/// A bank of real numbers in multiple precision, addressed by index, and the operations on them.
///
/// Results are correctly rounded to the precision of the bank (MPFR: Fousse et al. 2007). What is
/// not a real number, is infinite, or is too large or small to be computed at bounded cost is NaN,
/// and so is all that is computed from it. Registers start as NaN. No operation allocates once the
/// registers exist, apart from the working memory inside MPFR.
///
/// Destination and operands may be the same register. An index outside `0..<count` is a
/// programming error and traps. Not thread-safe: every worker owns its bank.
@safe public final class RealRegisters {
  private var base: UnsafeMutablePointer<__mpfr_struct>
  private var euler: UnsafeMutablePointer<__mpfr_struct>
  private var eulerIsKnown = false

  /// The number of registers.
  public private(set) var count: Int

  /// The precision of every register, in bits.
  public private(set) var bits: Int

  /// Creates registers of a precision of 64 to 2²⁰ bits.
  public init(count: Int, bits: Int) {
    precondition(count >= 0, "a bank cannot have \(count) registers")
    precondition(
      RegisterLimits.bits.contains(bits), "\(bits) bits are outside \(RegisterLimits.bits)")
    self.count = count
    self.bits = bits
    unsafe base = .allocate(capacity: count)
    unsafe euler = .allocate(capacity: 1)
    unsafe mpfr_init2(euler, bits)
    for index in 0..<count { unsafe mpfr_init2(base + index, bits) }
  }

  deinit {
    for index in 0..<count { unsafe mpfr_clear(base + index) }
    unsafe mpfr_clear(euler)
    unsafe base.deallocate()
    unsafe euler.deallocate()
  }

  /// Adds registers until there are at least this many; the others keep their values.
  public func grow(to newCount: Int) {
    guard newCount > count else { return }
    let capacity = max(newCount, 2 * count)
    let larger = UnsafeMutablePointer<__mpfr_struct>.allocate(capacity: capacity)
    unsafe larger.moveInitialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
    for index in count..<capacity { unsafe mpfr_init2(base + index, bits) }
    count = capacity
  }

  /// Changes the precision of all registers, which become NaN.
  public func setPrecision(_ newBits: Int) {
    precondition(
      RegisterLimits.bits.contains(newBits), "\(newBits) bits are outside \(RegisterLimits.bits)")
    guard newBits != bits else { return }
    bits = newBits
    eulerIsKnown = false
    unsafe mpfr_set_prec(euler, bits)
    for index in 0..<count { unsafe mpfr_set_prec(base + index, bits) }
  }

  /// The storage of a register.
  func pointer(_ register: Int) -> mpfr_ptr {
    precondition(
      register >= 0 && register < count, "register \(register) is outside 0..<\(count)")
    return unsafe base + register
  }

  /// Writes a register through the body and settles the result.
  func write(_ register: Int, _ body: (mpfr_ptr) -> Void) {
    let result = unsafe pointer(register)
    mpfr_clear_underflow()
    unsafe body(result)
    unsafe settle(result)
  }

  /// Sets a register to a rational number.
  public func set(_ register: Int, to value: Rational) {
    unsafe write(register) { unsafe ExactArithmetic.set($0, to: value) }
  }

  /// Sets a register to an integer, which is exact.
  public func set(_ register: Int, to value: Int) {
    unsafe write(register) { unsafe mpfr_set_si($0, value, MPFR_RNDN) }
  }

  /// Sets a register to a floating-point number, which is exact.
  public func set(_ register: Int, to value: Double) {
    unsafe write(register) { unsafe mpfr_set_d($0, value, MPFR_RNDN) }
  }

  /// Sets a register to π.
  public func setPi(_ register: Int) {
    unsafe write(register) { unsafe mpfr_const_pi($0, MPFR_RNDN) }
  }

  /// Sets a register to e, the base of the natural logarithm.
  public func setE(_ register: Int) {
    if !eulerIsKnown {
      unsafe mpfr_set_si(euler, 1, MPFR_RNDN)
      unsafe mpfr_exp(euler, euler, MPFR_RNDN)
      eulerIsKnown = true
    }
    unsafe write(register) { unsafe mpfr_set($0, euler, MPFR_RNDN) }
  }

  /// Copies the source into the destination.
  public func copy(_ destination: Int, _ source: Int) {
    unsafe mpfr_set(pointer(destination), pointer(source), MPFR_RNDN)
  }

  /// Whether the register holds a real number.
  public func isFinite(_ register: Int) -> Bool { unsafe mpfr_number_p(pointer(register)) != 0 }

  /// Whether the register holds exactly 0.
  public func isZero(_ register: Int) -> Bool { unsafe mpfr_is_zero(pointer(register)) != 0 }

  /// Whether the register holds an integer.
  public func isInteger(_ register: Int) -> Bool { unsafe mpfr_integer_p(pointer(register)) != 0 }

  /// Whether the register holds a number below 0.
  public func isNegative(_ register: Int) -> Bool {
    unsafe isFinite(register) && mpfr_has_minus(pointer(register)) != 0
  }

  /// The value rounded to the nearest floating-point number.
  public func double(_ register: Int) -> Double { unsafe mpfr_get_d(pointer(register), MPFR_RNDN) }

  /// The exponent e with 2^(e-1) ≤ |value| < 2^e; nil for zero and `Int.max` for NaN.
  public func exponent(_ register: Int) -> Int? { unsafe reportedExponent(pointer(register)) }
}
