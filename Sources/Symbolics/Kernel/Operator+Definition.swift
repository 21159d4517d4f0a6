import ExactArithmetic

extension Operator {
  /// How a function changes under a change of sign of its argument.
  enum Parity: Sendable { case odd, even, none }

  /// What is known about a function of one argument.
  struct Definition: Sendable {
    var parity = Parity.none
    /// The same function in multiple precision, also in double precision.
    var function: ElementaryFunction
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
      Definition(function: .sqrt) { arena, u in
        self == .exp ? arena.apply(.exp, u) : .undefined
      }
    case .ln:
      Definition(function: .ln, facts: { $0.isSuperset(of: [.real, .nonnegative]) ? .real : [] }) {
        $0.power($1, .minusOne)
      }
    case .abs:
      Definition(
        parity: .even, function: .abs,
        facts: { $0.intersection(.nonzero).union([.real, .nonnegative]) }
      ) { $0.apply(.sign, $1) }
    case .sign:
      Definition(parity: .odd, function: .sign, facts: { $0 }) { _, _ in .zero }
    case .sin, .cos, .tan, .cot, .sec, .csc: trigonometric
    case .asin, .acos, .atan, .acot, .asec, .acsc: inverseTrigonometric
    case .sinh, .cosh, .tanh, .coth, .sech, .csch: hyperbolic
    case .asinh, .acosh, .atanh, .acoth, .asech, .acsch: inverseHyperbolic
    }
  }

  private var trigonometric: Definition {
    let real: @Sendable (ExprArena.Facts) -> ExprArena.Facts = { $0.intersection(.real) }
    return switch self {
    case .sin: Definition(parity: .odd, function: .sin, facts: real) { $0.apply(.cos, $1) }
    case .cos:
      Definition(parity: .even, function: .cos, facts: real) { $0.negate($0.apply(.sin, $1)) }
    case .tan:
      Definition(parity: .odd, function: .tan, facts: real) { $0.onePlusSquare($0.apply(.tan, $1)) }
    case .cot:
      Definition(parity: .odd, function: .cot, facts: real) {
        $0.negate($0.onePlusSquare($0.apply(.cot, $1)))
      }
    case .sec:
      Definition(parity: .even, function: .sec, facts: real) {
        $0.multiply($0.apply(.sec, $1), $0.apply(.tan, $1))
      }
    default:
      Definition(parity: .odd, function: .csc, facts: real) {
        $0.negate($0.multiply($0.apply(.csc, $1), $0.apply(.cot, $1)))
      }
    }
  }

  private var inverseTrigonometric: Definition {
    switch self {
    case .asin:
      Definition(parity: .odd, function: .asin) { $0.inverseRoot($0.oneMinusSquare($1)) }
    case .acos: Definition(function: .acos) { $0.negate($0.inverseRoot($0.oneMinusSquare($1))) }
    case .atan:
      Definition(parity: .odd, function: .atan, facts: { $0 }) {
        $0.power($0.onePlusSquare($1), .minusOne)
      }
    case .acot:
      Definition(parity: .odd, function: .acot, facts: { $0 }) {
        $0.negate($0.power($0.onePlusSquare($1), .minusOne))
      }
    case .asec:
      // acos(1/u): 1/(u²·√(1 − u⁻²)), valid for either sign of u.
      Definition(function: .asec) { arena, u in
        let square = arena.power(u, arena.integer(-2))
        return arena.multiply(square, arena.inverseRoot(arena.subtract(.one, square)))
      }
    default:
      Definition(parity: .odd, function: .acsc) { arena, u in
        let square = arena.power(u, arena.integer(-2))
        return arena.negate(
          arena.multiply(square, arena.inverseRoot(arena.subtract(.one, square))))
      }
    }
  }

  private var hyperbolic: Definition {
    let real: @Sendable (ExprArena.Facts) -> ExprArena.Facts = { $0.intersection(.real) }
    let positive: @Sendable (ExprArena.Facts) -> ExprArena.Facts = {
      $0.contains(.real) ? .positive : []
    }
    return switch self {
    case .sinh: Definition(parity: .odd, function: .sinh, facts: { $0 }) { $0.apply(.cosh, $1) }
    case .cosh: Definition(parity: .even, function: .cosh, facts: positive) { $0.apply(.sinh, $1) }
    case .tanh:
      Definition(parity: .odd, function: .tanh, facts: { $0 }) {
        $0.oneMinusSquare($0.apply(.tanh, $1))
      }
    case .coth:
      Definition(parity: .odd, function: .coth, facts: real) {
        $0.oneMinusSquare($0.apply(.coth, $1))
      }
    case .sech:
      Definition(parity: .even, function: .sech, facts: positive) {
        $0.negate($0.multiply($0.apply(.sech, $1), $0.apply(.tanh, $1)))
      }
    default:
      Definition(parity: .odd, function: .csch, facts: real) {
        $0.negate($0.multiply($0.apply(.csch, $1), $0.apply(.coth, $1)))
      }
    }
  }

  private var inverseHyperbolic: Definition {
    switch self {
    case .asinh:
      Definition(parity: .odd, function: .asinh, facts: { $0 }) {
        $0.inverseRoot($0.onePlusSquare($1))
      }
    case .acosh:
      Definition(function: .acosh) { arena, u in
        arena.inverseRoot(arena.subtract(arena.power(u, .two), .one))
      }
    case .atanh, .acoth:
      Definition(parity: .odd, function: self == .atanh ? .atanh : .acoth) {
        $0.power($0.oneMinusSquare($1), .minusOne)
      }
    case .asech:
      Definition(function: .asech) { arena, u in
        let root = arena.inverseRoot(arena.oneMinusSquare(u))
        return arena.negate(arena.multiply(arena.power(u, .minusOne), root))
      }
    default:
      // asinh(1/u): −1/(u²·√(1 + u⁻²)), valid for either sign of u.
      Definition(parity: .odd, function: .acsch, facts: { $0 }) { arena, u in
        let square = arena.power(u, arena.integer(-2))
        return arena.negate(arena.multiply(square, arena.inverseRoot(arena.add(.one, square))))
      }
    }
  }
}

extension ExprArena {
  mutating func onePlusSquare(_ u: Node) -> Node { add(.one, power(u, .two)) }
  mutating func oneMinusSquare(_ u: Node) -> Node { subtract(.one, power(u, .two)) }
  mutating func inverseRoot(_ u: Node) -> Node { power(u, negateNumber(.half)) }
}
