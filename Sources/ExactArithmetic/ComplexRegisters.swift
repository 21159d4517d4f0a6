import CGMP

/// A bank of complex numbers in multiple precision, addressed by index, and the operations on them.
///
/// Both parts of a result are correctly rounded to the precision of the bank (MPC: Enge et al.
/// 2012), except for some powers and reciprocal functions, which are the rounded function of a
/// rounded value. What is infinite, undefined, or too large or small to be computed at bounded cost
/// is NaN, and so is all that is computed from it. Zeros have no sign; on a branch cut the value is
/// the one that ``ElementaryFunction`` names. Registers start as NaN.
///
/// Destination and operands may be the same register. An index outside `0..<count` is a
/// programming error and traps. Not thread-safe: every worker owns its bank.
@safe public final class ComplexRegisters {
  private var base: UnsafeMutablePointer<__mpc_struct>
  private var euler: UnsafeMutablePointer<__mpfr_struct>
  private var eulerIsKnown = false

  /// Room for one real number, such as an absolute value on the way to a sign.
  let scratch: UnsafeMutablePointer<__mpfr_struct>

  /// Room for the real numbers of a ``Workspace``.
  let workspace: UnsafeMutablePointer<__mpfr_struct>

  /// The number of registers.
  public private(set) var count: Int

  /// The precision of every part of every register, in bits.
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
    unsafe scratch = .allocate(capacity: 1)
    unsafe workspace = .allocate(capacity: Workspace.count)
    unsafe mpfr_init2(euler, bits)
    unsafe mpfr_init2(scratch, bits)
    for index in 0..<Workspace.count {
      unsafe mpfr_init2(workspace + index, bits + Workspace.guardBits)
    }
    for index in 0..<count { unsafe mpc_init2(base + index, bits) }
  }

  deinit {
    for index in 0..<count { unsafe mpc_clear(base + index) }
    unsafe mpfr_clear(euler)
    unsafe mpfr_clear(scratch)
    for index in 0..<Workspace.count { unsafe mpfr_clear(workspace + index) }
    unsafe base.deallocate()
    unsafe euler.deallocate()
    unsafe scratch.deallocate()
    unsafe workspace.deallocate()
  }

  /// Adds registers until there are at least this many; the others keep their values.
  public func grow(to newCount: Int) {
    guard newCount > count else { return }
    let capacity = max(newCount, 2 * count)
    let larger = UnsafeMutablePointer<__mpc_struct>.allocate(capacity: capacity)
    unsafe larger.moveInitialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
    for index in count..<capacity { unsafe mpc_init2(base + index, bits) }
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
    unsafe mpfr_set_prec(scratch, bits)
    for index in 0..<Workspace.count {
      unsafe mpfr_set_prec(workspace + index, bits + Workspace.guardBits)
    }
    for index in 0..<count { unsafe mpc_set_prec(base + index, bits) }
  }

  /// The storage of a register.
  func pointer(_ register: Int) -> mpc_ptr {
    precondition(
      register >= 0 && register < count, "register \(register) is outside 0..<\(count)")
    return unsafe base + register
  }

  /// The real part of a register, in place.
  func realPart(_ register: Int) -> mpfr_ptr { unsafe mpc_real_part(pointer(register)) }

  /// The imaginary part of a register, in place.
  func imaginaryPart(_ register: Int) -> mpfr_ptr { unsafe mpc_imaginary_part(pointer(register)) }

  /// Writes a register through the body and settles the result; one part NaN makes both NaN.
  func write(_ register: Int, _ body: (mpc_ptr) -> Void) {
    let result = unsafe pointer(register)
    mpfr_clear_underflow()
    unsafe body(result)
    unsafe settle(mpc_real_part(result))
    unsafe settle(mpc_imaginary_part(result))
    if !isFinite(register) { unsafe mpc_set_nan(result) }
  }

  /// Sets a register to a rational number.
  public func set(_ register: Int, to value: Rational) {
    unsafe write(register) { result in
      unsafe ExactArithmetic.set(mpc_real_part(result), to: value)
      unsafe mpfr_set_zero(mpc_imaginary_part(result), 1)
    }
  }

  /// Sets a register to an integer, which is exact.
  public func set(_ register: Int, to value: Int) {
    unsafe write(register) { unsafe mpc_set_si($0, value, MPC_NEAREST) }
  }

  /// Sets a register to real + imaginary·i, which is exact.
  public func set(_ register: Int, to real: Double, imaginary: Double = 0) {
    unsafe write(register) { unsafe mpc_set_d_d($0, real, imaginary, MPC_NEAREST) }
  }

  /// Sets a register to π.
  public func setPi(_ register: Int) {
    unsafe write(register) { result in
      unsafe mpfr_const_pi(mpc_real_part(result), MPFR_RNDN)
      unsafe mpfr_set_zero(mpc_imaginary_part(result), 1)
    }
  }

  /// Sets a register to e, the base of the natural logarithm.
  public func setE(_ register: Int) {
    if !eulerIsKnown {
      unsafe mpfr_set_si(euler, 1, MPFR_RNDN)
      unsafe mpfr_exp(euler, euler, MPFR_RNDN)
      eulerIsKnown = true
    }
    unsafe write(register) { unsafe mpc_set_fr($0, euler, MPC_NEAREST) }
  }

  /// Copies the source into the destination.
  public func copy(_ destination: Int, _ source: Int) {
    unsafe mpc_set(pointer(destination), pointer(source), MPC_NEAREST)
  }
}
