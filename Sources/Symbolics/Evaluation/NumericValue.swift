import ExactArithmetic

/// The value of an expression without variables, to a number of significant digits.
public enum NumericValue: Hashable, Sendable {
  /// A real number in decimal.
  case real(String)
  /// A number off the real axis, its parts in decimal.
  case complex(real: String, imaginary: String)
  /// Smaller in magnitude than this power of ten, perhaps zero: the digits cancel at every precision tried.
  case vanishing(exponent: Int)
  /// No finite value: a pole, or beyond the range of magnitudes about 10^(±3·10⁸).
  case none
}

extension ExprArena {
  /// The numbers of digits that can be asked for.
  public static var digitRange: ClosedRange<Int> { 1...10_000 }

  /// The principal value of a node without variables, computed at a precision and at twice that until both agree.
  public mutating func numericValue(of node: Node, digits: Int) -> NumericValue {
    precondition(
      Self.digitRange.contains(digits), "\(digits) digits are outside \(Self.digitRange)")
    guard node != .undefined, isConstant(node) else { return .none }
    if node == .zero { return .real("0") }
    let tape = Tape(node, in: &self)
    let last = tape.instructions.count - 1
    var bits = 64 + digits * 10 / 3
    let limit = 8 * bits + 4096
    let registers = ComplexRegisters(count: tape.instructions.count, bits: bits)
    var earlier: (real: String, imaginary: String)?
    var smallest = Int.max
    while bits <= limit {
      registers.setPrecision(bits)
      guard tape.run(on: registers, at: (0, 0)) else { return .none }
      smallest = min(smallest, registers.exponent(last) ?? -bits)
      if let text = registers.decimalText(last, digits: digits) {
        let isReal = registers.imaginaryIsNegligible(last)
        let shown = (real: text.real, imaginary: isReal ? "0" : text.imaginary)
        if let earlier, earlier == shown {
          return isReal
            ? .real(shown.real) : .complex(real: shown.real, imaginary: shown.imaginary)
        }
        earlier = shown
      }
      bits *= 2
    }
    // log₁₀ 2 ≈ 0.30103; rounded towards zero, so that the bound is safe.
    return .vanishing(exponent: smallest * 30_102 / 100_000)
  }
}

extension NumericValue: CustomStringConvertible {
  public var description: String {
    switch self {
    case .real(let text): text
    case .complex("0", let imaginary): imaginary + "*i"
    case .complex(let real, let imaginary):
      imaginary.hasPrefix("-")
        ? "\(real) - \(imaginary.dropFirst())*i" : "\(real) + \(imaginary)*i"
    case .vanishing(let exponent): "0 (or less than 1e\(exponent) in magnitude)"
    case .none: "no finite value"
    }
  }
}
