import Foundation
import Symbolics
import Testing

/// Integrals of absolute values are continuous: differences of their values are areas.
@Suite struct AbsoluteValueTests {
  static let integrands = [
    "abs(x)", "abs(x-3)*sin(x)", "abs(x)*sin(x)", "sin(abs(x-2))", "exp(abs(x-2))", "abs(x^2-4)",
    "x*abs(x^2-2)", "abs(x-1) + abs(x-5)", "sign(x-1)*x", "abs(x-2)*exp(x/3)", "x^2*sqrt((x-1)^2)",
    "abs(3-2x)^3", "abs(2x+7)", "abs(x^2-2x-5)", "abs(x+1)*cos(2x)", "sign(x+2)*exp(-x)",
    "abs(x^3-x)",
  ]

  @Test(arguments: integrands) func differencesAreAreas(_ text: String) throws {
    let integrand = try Expr(infix: text)
    let found = try integrand.antiderivative()
    #expect(found.verdict.isVerified)
    var arena = ExprArena()
    let (inner, outer) = (arena.insert(integrand), arena.insert(found.expression))
    func area(_ low: Double, _ high: Double) -> Double {
      // Midpoints of cells far smaller than the distance of corners from their edges.
      let count = 20_000
      let width = (high - low) / Double(count)
      return (0..<count).reduce(0) { sum, index in
        sum + width * arena.value(of: inner, at: low + (Double(index) + 0.5) * width)
      }
    }
    for (low, high) in [(-6.1, -1.37), (-1.37, 0.53), (0.53, 1.91), (1.91, 2.83), (-6.1, 6.7)] {
      let difference = arena.value(of: outer, at: high) - arena.value(of: outer, at: low)
      let area = area(low, high)
      #expect(abs(difference - area) < 1e-4 * max(1, abs(area)), "\(text) on \(low)...\(high)")
    }
  }
}
