/// What the real and the complex registers have in common: all that evaluating an expression needs.
public protocol RegisterMachine: AnyObject {
  /// Makes room for this many registers.
  func grow(to newCount: Int)
  /// Changes the precision of all registers.
  func setPrecision(_ newBits: Int)
  /// Sets a register to a rational number, rounded.
  func set(_ register: Int, to value: Rational)
  /// Sets a register to π.
  func setPi(_ register: Int)
  /// Sets a register to e.
  func setE(_ register: Int)
  /// Sets a register to the sum of two.
  func add(_ destination: Int, _ a: Int, _ b: Int)
  /// Sets a register to the product of two.
  func multiply(_ destination: Int, _ a: Int, _ b: Int)
  /// Sets a register to the power of one to another.
  func power(_ destination: Int, _ a: Int, _ b: Int)
  /// Sets a register to an integer power of one.
  func power(_ destination: Int, _ a: Int, integer exponent: Int)
  /// Sets a register to a function of another.
  func apply(_ function: ElementaryFunction, to source: Int, into destination: Int)
  /// Whether the register holds a number.
  func isFinite(_ register: Int) -> Bool
  /// The binary exponent of the magnitude; nil for zero.
  func exponent(_ register: Int) -> Int?
}

extension RealRegisters: RegisterMachine {}
extension ComplexRegisters: RegisterMachine {}
