import ExactArithmetic
import Foundation
import Symbolics
import Testing

/// What double precision says of a family in an equation: no substitution, no zero test, just values.
struct NumericSolutionCheck {
  /// Points at which the equation holds, and at which it does not.
  private(set) var (agreeing, differing) = (0, 0)
  /// Points at which the values of y (and y′) determine a constant (two constants), and at which they do not.
  private(set) var (determined, undetermined) = (0, 0)

  private static let points: [[Symbol: Double]] = (0..<40).map { index in
    func place(_ factor: Double, _ reach: Double) -> Double {
      let fraction = (Double(index + 1) * factor).truncatingRemainder(dividingBy: 1)
      return (fraction - 0.45) * reach
    }
    return [
      .x: place(0.618_034, index % 2 == 0 ? 3 : 9), .a8: place(0.414_214, 6),
      .a9: place(0.732_051, 5),
    ]
  }

  /// The constants of the family are a8 and a9, as far as they occur.
  init(_ family: Expr, in equation: Expr, order: Int) throws {
    let first = try #require(family.derivative())
    let second = try #require(first.derivative())
    let slopes = [Symbol.a8, .a9].map { family.derivative(withRespectTo: $0) ?? .integer(0) }
    let changes = slopes.map { $0.derivative() ?? .integer(0) }
    let terms = if case .apply(.add, let addends) = equation { addends } else { [equation] }
    for point in Self.points {
      var values = point
      values[.unknown] = family.plainValue(at: point)
      values[.unknownPrime] = first.plainValue(at: point)
      values[.unknownSecond] = second.plainValue(at: point)
      guard values.values.allSatisfy({ abs($0) < 1e6 }) else { continue }
      let sizes = terms.map { abs($0.plainValue(at: values)) }
      guard sizes.allSatisfy({ $0 < 1e9 }), let size = sizes.max() else { continue }
      // Products of sums lose digits inside their factors, hence the absolute part.
      if abs(equation.plainValue(at: values)) <= 1e-6 * max(size, 1) {
        agreeing += 1
      } else {
        differing += 1
      }
      let slope = slopes.map { $0.plainValue(at: point) }
      let change = changes.map { $0.plainValue(at: point) }
      let products = [slope[0] * change[1], slope[1] * change[0]]
      let isDetermined =
        order == 1
        ? slope.contains { abs($0) > 1e-9 }
        : abs(products[0] - products[1]) > 1e-9 * (abs(products[0]) + abs(products[1]))
      if isDetermined { determined += 1 } else { undetermined += 1 }
    }
  }
}

extension Expr {
  /// The value by plain recursion over the tree; NaN where a part is not real.
  func plainValue(at values: [Symbol: Double]) -> Double {
    switch self {
    case .number(let number): return number.doubleValue
    case .symbol(.pi): return .pi
    case .symbol(.e): return M_E
    case .symbol(let symbol): return values[symbol] ?? .nan
    case .apply(let op, let operands):
      let parts = operands.map { $0.plainValue(at: values) }
      switch op {
      case .add: return parts.reduce(0, +)
      case .mul: return parts.reduce(1, *)
      default: return op.plainValue(parts[0], parts.count > 1 ? parts[1] : .nan)
      }
    }
  }
}

extension Symbolics.Operator {
  fileprivate func plainValue(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .add: a + b
    case .sub: a - b
    case .mul: a * b
    case .div: a / b
    case .pow: Foundation.pow(a, b)
    case .sqrt: a.squareRoot()
    case .exp: Foundation.exp(a)
    case .ln: Foundation.log(a)
    case .abs: Swift.abs(a)
    case .sign: a > 0 ? 1 : a < 0 ? -1 : 0
    case .sin: Foundation.sin(a)
    case .cos: Foundation.cos(a)
    case .tan: Foundation.tan(a)
    case .cot: 1 / Foundation.tan(a)
    case .sec: 1 / Foundation.cos(a)
    case .csc: 1 / Foundation.sin(a)
    case .asin: Foundation.asin(a)
    case .acos: Foundation.acos(a)
    case .atan: Foundation.atan(a)
    case .sinh: Foundation.sinh(a)
    case .cosh: Foundation.cosh(a)
    case .tanh: Foundation.tanh(a)
    case .coth: 1 / Foundation.tanh(a)
    case .sech: 1 / Foundation.cosh(a)
    case .csch: 1 / Foundation.sinh(a)
    case .asinh: Foundation.asinh(a)
    case .acosh: Foundation.acosh(a)
    case .atanh: Foundation.atanh(a)
    case .acot, .asec, .acsc, .acoth, .asech, .acsch: .nan
    }
  }
}
