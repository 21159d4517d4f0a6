import ExactArithmetic

/// A binary operation on a finite set, whose whole table is the data (Power and others 2022, appendix A.1.1).
public enum GrokkingOperation: String, CaseIterable, Codable, Hashable, Sendable {
  case addition = "x+y"
  case subtraction = "x-y"
  case multiplication = "x*y"
  /// Pairs with y = 0 are left out.
  case division = "x/y"
  case squares = "x^2+y^2"
  case quadraticForm = "x^2+x*y+y^2"
  case quadratic = "x^2+x*y+y^2+x"
  case cubic = "x^3+x*y"
  case cubicForm = "x^3+x*y^2+y"
  case divisionOrSubtraction = "y-odd:x/y,x-y"
  case additionOrMultiplication = "x-even:x+y,x*y"
  case additionOrSubtraction = "x-even:x+y,x-y"
  /// Permutations of five things, the first applied first.
  case composition = "x.y"
  case conjugation = "x.y.x^-1"
  case sandwich = "x.y.x"

  /// Whether the operands are permutations rather than residues.
  public var actsOnPermutations: Bool {
    switch self {
    case .composition, .conjugation, .sandwich: true
    default: false
    }
  }

  /// Whether the modulus must be a prime, because the operation divides.
  public var divides: Bool { self == .division || self == .divisionOrSubtraction }

  /// The result for two residues, or nil where there is none.
  func residue(_ x: UInt, _ y: UInt, modulo p: UInt) -> UInt? {
    func sum(_ terms: UInt...) -> UInt { terms.reduce(0, +) % p }
    func product(_ factors: UInt...) -> UInt { factors.reduce(1) { $0 * $1 % p } }
    let difference = sum(x, p - y)
    switch self {
    case .addition: return sum(x, y)
    case .subtraction: return difference
    case .multiplication: return product(x, y)
    case .division: return y.inverse(modulo: p).map { product(x, $0) }
    case .squares: return sum(product(x, x), product(y, y))
    case .quadraticForm: return sum(product(x, x), product(x, y), product(y, y))
    case .quadratic: return sum(product(x, x), product(x, y), product(y, y), x)
    case .cubic: return sum(product(x, x, x), product(x, y))
    case .cubicForm: return sum(product(x, x, x), product(x, y, y), y)
    case .divisionOrSubtraction:
      return y % 2 == 1 ? y.inverse(modulo: p).map { product(x, $0) } : difference
    case .additionOrMultiplication: return x % 2 == 0 ? sum(x, y) : product(x, y)
    case .additionOrSubtraction: return x % 2 == 0 ? sum(x, y) : difference
    case .composition, .conjugation, .sandwich: return nil
    }
  }

  /// The result for two permutations, or nil where the operation is one of residues.
  func permutation(_ x: Permutation, _ y: Permutation) -> Permutation? {
    switch self {
    case .composition: x.followed(by: y)
    case .conjugation: x.followed(by: y).followed(by: x.inverse)
    case .sandwich: x.followed(by: y).followed(by: x)
    default: nil
    }
  }
}
