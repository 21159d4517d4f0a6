import ExactArithmetic
import Foundation

/// The definitions of the trigonometric and hyperbolic functions and of their inverses.
extension Operator {
  var trigonometric: Definition {
    let real: @Sendable (ExprArena.Facts) -> ExprArena.Facts = { $0.intersection(.real) }
    return switch self {
    case .sin:
      Definition(
        parity: .odd, function: .sin, real: Foundation.sin, complex: { $0.sine }, facts: real
      ) { $0.apply(.cos, $1) }
    case .cos:
      Definition(
        parity: .even, function: .cos, real: Foundation.cos, complex: { $0.cosine }, facts: real
      ) { $0.negate($0.apply(.sin, $1)) }
    case .tan:
      Definition(
        parity: .odd, function: .tan, real: Foundation.tan, complex: { $0.sine / $0.cosine },
        facts: real
      ) { $0.onePlusSquare($0.apply(.tan, $1)) }
    case .cot:
      Definition(
        parity: .odd, function: .cot, real: { 1 / Foundation.tan($0) },
        complex: { $0.cosine / $0.sine }, facts: real
      ) {
        $0.negate($0.onePlusSquare($0.apply(.cot, $1)))
      }
    case .sec:
      Definition(
        parity: .even, function: .sec, real: { 1 / Foundation.cos($0) },
        complex: { .one / $0.cosine }, facts: real
      ) {
        $0.multiply($0.apply(.sec, $1), $0.apply(.tan, $1))
      }
    default:
      Definition(
        parity: .odd, function: .csc, real: { 1 / Foundation.sin($0) }, complex: { .one / $0.sine },
        facts: real
      ) {
        $0.negate($0.multiply($0.apply(.csc, $1), $0.apply(.cot, $1)))
      }
    }
  }

  var inverseTrigonometric: Definition {
    switch self {
    case .asin:
      Definition(parity: .odd, function: .asin, real: Foundation.asin, complex: { $0.inverseSine })
      { $0.inverseRoot($0.oneMinusSquare($1)) }
    case .acos:
      Definition(function: .acos, real: Foundation.acos, complex: { $0.inverseCosine }) {
        $0.negate($0.inverseRoot($0.oneMinusSquare($1)))
      }
    case .atan:
      Definition(
        parity: .odd, function: .atan, real: Foundation.atan, complex: { $0.inverseTangent },
        facts: { $0 }
      ) {
        $0.power($0.onePlusSquare($1), .minusOne)
      }
    case .acot:
      Definition(
        parity: .odd, function: .acot, real: { $0 == 0 ? .nan : Foundation.atan(1 / $0) },
        complex: { (.one / $0).inverseTangent }, facts: { $0 }
      ) {
        $0.negate($0.power($0.onePlusSquare($1), .minusOne))
      }
    case .asec:
      // acos(1/u): 1/(u²·√(1 − u⁻²)), valid for either sign of u.
      Definition(
        function: .asec, real: { Foundation.acos(1 / $0) }, complex: { (.one / $0).inverseCosine }
      ) { arena, u in
        let square = arena.power(u, arena.integer(-2))
        return arena.multiply(square, arena.inverseRoot(arena.subtract(.one, square)))
      }
    default:
      Definition(
        parity: .odd, function: .acsc, real: { Foundation.asin(1 / $0) },
        complex: { (.one / $0).inverseSine }
      ) { arena, u in
        let square = arena.power(u, arena.integer(-2))
        return arena.negate(
          arena.multiply(square, arena.inverseRoot(arena.subtract(.one, square))))
      }
    }
  }

  var hyperbolic: Definition {
    let real: @Sendable (ExprArena.Facts) -> ExprArena.Facts = { $0.intersection(.real) }
    let positive: @Sendable (ExprArena.Facts) -> ExprArena.Facts = {
      $0.contains(.real) ? .positive : []
    }
    return switch self {
    case .sinh:
      Definition(
        parity: .odd, function: .sinh, real: Foundation.sinh, complex: { $0.hyperbolicSine },
        facts: { $0 }
      ) { $0.apply(.cosh, $1) }
    case .cosh:
      Definition(
        parity: .even, function: .cosh, real: Foundation.cosh, complex: { $0.hyperbolicCosine },
        facts: positive
      ) { $0.apply(.sinh, $1) }
    case .tanh:
      Definition(
        parity: .odd, function: .tanh, real: Foundation.tanh,
        complex: { $0.hyperbolicSine / $0.hyperbolicCosine }, facts: { $0 }
      ) {
        $0.oneMinusSquare($0.apply(.tanh, $1))
      }
    case .coth:
      Definition(
        parity: .odd, function: .coth, real: { 1 / Foundation.tanh($0) },
        complex: { $0.hyperbolicCosine / $0.hyperbolicSine }, facts: real
      ) {
        $0.oneMinusSquare($0.apply(.coth, $1))
      }
    case .sech:
      Definition(
        parity: .even, function: .sech, real: { 1 / Foundation.cosh($0) },
        complex: { .one / $0.hyperbolicCosine }, facts: positive
      ) {
        $0.negate($0.multiply($0.apply(.sech, $1), $0.apply(.tanh, $1)))
      }
    default:
      Definition(
        parity: .odd, function: .csch, real: { 1 / Foundation.sinh($0) },
        complex: { .one / $0.hyperbolicSine }, facts: real
      ) {
        $0.negate($0.multiply($0.apply(.csch, $1), $0.apply(.coth, $1)))
      }
    }
  }

  var inverseHyperbolic: Definition {
    switch self {
    case .asinh:
      Definition(
        parity: .odd, function: .asinh, real: Foundation.asinh,
        complex: { $0.inverseHyperbolicSine }, facts: { $0 }
      ) {
        $0.inverseRoot($0.onePlusSquare($1))
      }
    case .acosh:
      Definition(function: .acosh, real: Foundation.acosh, complex: { $0.inverseHyperbolicCosine })
      { arena, u in
        arena.inverseRoot(arena.subtract(arena.power(u, .two), .one))
      }
    case .atanh:
      Definition(
        parity: .odd, function: .atanh, real: Foundation.atanh,
        complex: { $0.inverseHyperbolicTangent }
      ) { $0.power($0.oneMinusSquare($1), .minusOne) }
    case .acoth:
      Definition(
        parity: .odd, function: .acoth, real: { Foundation.atanh(1 / $0) },
        complex: { (.one / $0).inverseHyperbolicTangent }
      ) { $0.power($0.oneMinusSquare($1), .minusOne) }
    case .asech:
      Definition(
        function: .asech, real: { Foundation.acosh(1 / $0) },
        complex: { (.one / $0).inverseHyperbolicCosine }
      ) { arena, u in
        let root = arena.inverseRoot(arena.oneMinusSquare(u))
        return arena.negate(arena.multiply(arena.power(u, .minusOne), root))
      }
    default:
      // asinh(1/u): −1/(u²·√(1 + u⁻²)), valid for either sign of u.
      Definition(
        parity: .odd, function: .acsch, real: { Foundation.asinh(1 / $0) },
        complex: { (.one / $0).inverseHyperbolicSine }, facts: { $0 }
      ) { arena, u in
        let square = arena.power(u, arena.integer(-2))
        return arena.negate(arena.multiply(square, arena.inverseRoot(arena.add(.one, square))))
      }
    }
  }
}
