import Randomness
import Symbolics
import Testing

@Suite struct DerivativeTests {
  @Test(arguments: Operator.allCases) func matchesTheCentralDifference(_ op: Operator) throws {
    let x = Expr.symbol(.x)
    let operands: [Expr] =
      op.arity == 1 ? [x] : [.apply(.mul, [x, x]), .apply(.add, [x, .integer(3)])]
    let f = Expr.apply(op, operands)
    let slope = try #require(f.derivative())
    var checked = 0
    for point in [-1.7, -0.43, 0.41, 0.83, 1.6] {
      let h = 1e-5
      let expected = (plainValue(f, at: point + h) - plainValue(f, at: point - h)) / (2 * h)
      guard expected.isFinite else { continue }
      let found: Double = slope.value(at: [.x: point])
      #expect(abs(found - expected) < 1e-5 * max(1, abs(expected)), "\(op) at \(point)")
      checked += 1
    }
    #expect(checked >= 1)
  }

  @Test(arguments: 0..<6) func matchesTheCentralDifferenceOfRandomExpressions(_ seed: UInt64) throws
  {
    var random = RandomStream(seed: seed).child("derivative")
    var checked = 0
    for _ in 0..<300 {
      let f = randomExpression(&random, operators: 1 + random.uniform(below: 5))
      guard let slope = f.derivative() else { continue }
      for point in kernelTestPoints {
        let difference = { (h: Double) in
          (plainValue(f, at: point + h) - plainValue(f, at: point - h)) / (2 * h)
        }
        let (coarse, fine) = (difference(1e-4), difference(2e-5))
        // Only where the difference quotient has settled and is not the rounding of huge values.
        guard fine.isFinite, abs(fine) < 1e4, abs(plainValue(f, at: point)) < 1e8,
          abs(coarse - fine) < 1e-5 * max(1, abs(fine))
        else { continue }
        let found: Double = slope.value(at: [.x: point])
        // coth 24 is 1 to a double, so asin of it lies on the edge of its domain and does not move.
        if found.isNaN && fine == 0 { continue }
        #expect(
          abs(found - fine) < 1e-4 * max(1, abs(fine)), "\(f.infix) at \(point): \(slope.infix)")
        checked += 1
      }
    }
    #expect(checked > 300)
  }

  @Test func theUnknownFunctionIsDifferentiatedByItsPrimes() throws {
    let f = try Expr(infix: "x*y'")
    #expect(f.derivative()?.infix == "x*Y'' + Y'")
  }
}
