import ExactArithmetic
import Foundation

extension Operator {
  /// How a function changes under a change of sign of its argument.
  enum Parity: Sendable { case odd, even, none }

  /// What is known about a function of one argument.
  struct Definition: Sendable {
    var parity = Parity.none
    /// The function in multiple precision.
    var function: ElementaryFunction
    /// The real value in double precision; NaN outside the real domain.
    var real: @Sendable (Double) -> Double
    /// The principal value in double precision.
    var complex: @Sendable (ComplexDouble) -> ComplexDouble
    /// What is known of the value from what is known of the argument.
    var facts: @Sendable (ExprArena.Facts) -> ExprArena.Facts = { _ in [] }
    /// The derivative at a node u, without the inner derivative u′.
    var derivative: @Sendable (inout ExprArena, ExprArena.Node) -> ExprArena.Node
  }

  /// The definition; the switch makes a forgotten operator a compile error.
  var definition: Definition { Self.definitions[Int(rawValue)] }

  private static let definitions: [Definition] = allCases.map { $0.makeDefinition() }

  private func makeDefinition() -> Definition {
    switch self {
    case .add, .sub, .mul, .div, .pow, .sqrt, .exp:
      // Sums, products and powers have rules of their own in the arena.
      Definition(function: .sqrt, real: { _ in .nan }, complex: { _ in ComplexDouble(.nan) }) {
        _, _ in .undefined
      }
    case .ln:
      Definition(
        function: .ln, real: { $0 == 0 ? .nan : log($0) }, complex: { $0.logarithm },
        facts: { $0.isSuperset(of: [.real, .nonnegative]) ? .real : [] }
      ) {
        $0.power($1, .minusOne)
      }
    case .abs:
      Definition(
        parity: .even, function: .abs, real: { Swift.abs($0) },
        complex: { ComplexDouble($0.magnitude) },
        facts: { $0.intersection(.nonzero).union([.real, .nonnegative]) }
      ) { $0.apply(.sign, $1) }
    case .sign:
      Definition(
        parity: .odd, function: .sign, real: { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 },
        complex: { $0.magnitude == 0 ? $0 : $0 / ComplexDouble($0.magnitude) }, facts: { $0 }
      ) { _, _ in .zero }
    case .sin, .cos, .tan, .cot, .sec, .csc: trigonometric
    case .asin, .acos, .atan, .acot, .asec, .acsc: inverseTrigonometric
    case .sinh, .cosh, .tanh, .coth, .sech, .csch: hyperbolic
    case .asinh, .acosh, .atanh, .acoth, .asech, .acsch: inverseHyperbolic
    }
  }
}

extension ExprArena {
  mutating func onePlusSquare(_ u: Node) -> Node { add(.one, power(u, .two)) }
  mutating func oneMinusSquare(_ u: Node) -> Node { subtract(.one, power(u, .two)) }
  mutating func inverseRoot(_ u: Node) -> Node { power(u, negateNumber(.half)) }
}
