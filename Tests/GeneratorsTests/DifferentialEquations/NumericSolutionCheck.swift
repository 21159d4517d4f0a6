import Symbolics
import Testing

/// What double precision says of a family in an equation: no substitution, no zero test, just values.
struct NumericSolutionCheck {
  /// Points at which the equation holds, and at which it does not.
  private(set) var (agreeing, differing) = (0, 0)
  /// Points at which the values of y, y′ … determine the constants a8 (and a9), and at which they do not.
  private(set) var (determined, undetermined) = (0, 0)

  /// The constants of the family, at most two.
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

  init(_ family: Expr, in equation: Expr, constants: [Symbol]) throws {
    let first = try #require(family.derivative())
    let second = try #require(first.derivative())
    let slopes = constants.map { family.derivative(withRespectTo: $0) ?? .integer(0) }
    let changes = slopes.map { $0.derivative() ?? .integer(0) }
    let terms = if case .apply(.add, let addends) = equation { addends } else { [equation] }
    for point in Self.points {
      var values = point
      values[.unknown] = family.value(at: point)
      values[.unknownPrime] = first.value(at: point)
      values[.unknownSecond] = second.value(at: point)
      guard
        [Symbol.unknown, .unknownPrime, .unknownSecond].allSatisfy({ symbol in
          values[symbol].map { abs($0) < 1e6 } ?? false
        })
      else { continue }
      let sizes = terms.map { abs($0.value(at: values)) }
      guard sizes.allSatisfy({ $0 < 1e9 }), let size = sizes.max() else { continue }
      // Products of sums lose digits inside their factors, hence the absolute part.
      if abs(equation.value(at: values)) <= 1e-6 * max(size, 1) {
        agreeing += 1
      } else {
        differing += 1
      }
      let slope = slopes.map { $0.value(at: point) }
      let change = changes.map { $0.value(at: point) }
      let determinant =
        constants.count == 1 ? slope[0] : slope[0] * change[1] - slope[1] * change[0]
      guard determinant.isFinite else { continue }
      let scale =
        constants.count == 1 ? 1 : abs(slope[0] * change[1]) + abs(slope[1] * change[0])
      if abs(determinant) > 1e-9 * scale { determined += 1 } else { undetermined += 1 }
    }
  }
}
