import ExactArithmetic
import Foundation
import Symbolics
import Testing

/// Differences of values computed without the kernel against the integrand, at points of the real domain.
///
/// Coefficients a0, a1 … take fixed positive values first. Returns the number of points that were
/// usable, and one where the two differ.
func differenceCheck(
  _ antiderivative: Expr, _ integrand: Expr
) -> (usable: Int, failure: Double?) {
  let (answer, problem) = (withMagnitudes(withValues(antiderivative)), withValues(integrand))
  var usable = 0
  for index in 0..<120 {
    let fraction = (Double(index) * 0.618_033_988_749_895).truncatingRemainder(dividingBy: 1)
    let x = (fraction - 0.5) * [1.7, 5, 11][index % 3] + 0.0137
    let expected = plainValue(problem, at: x)
    let rounding = abs(plainValue(answer, at: x)) * 1e-12
    guard expected.isFinite, abs(expected) < 1e4, rounding < 1e-6 * max(1, abs(expected)) else {
      continue
    }
    // Richardson's extrapolation of central differences.
    func slope(_ h: Double) -> Double {
      (plainValue(answer, at: x + h) - plainValue(answer, at: x - h)) / (2 * h)
    }
    let (coarse, fine, finest) = (slope(2e-3), slope(1e-3), slope(5e-4))
    let (first, second) = ((4 * fine - coarse) / 3, (4 * finest - fine) / 3)
    guard second.isFinite, abs(first - second) < 1e-6 * max(1, abs(second)) else { continue }
    guard abs(second - expected) <= 1e-5 * max(1, abs(expected)) else { return (usable, x) }
    usable += 1
  }
  return (usable, nil)
}

/// The antiderivative with ln u read as ln |u|, as the integrator's answers are meant.
private func withMagnitudes(_ expr: Expr) -> Expr {
  guard case .apply(let op, let operands) = expr else { return expr }
  let inner = operands.map(withMagnitudes)
  return .apply(op, op == .ln ? inner.map { .apply(.abs, [$0]) } : inner)
}

private func withValues(_ expr: Expr) -> Expr {
  var result = expr
  for (index, symbol) in Symbol.coefficients.enumerated() {
    result = result.substituting(
      .number(Rational(13 + 5 * index, overNonzero: 8)), for: symbol)
  }
  return result
}

/// Integrates by the rules and checks the answer twice: by the zero test and by differences.
func expectIntegrated(
  _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let integrand = try Expr(infix: text)
  let found: Antiderivative
  do {
    found = try integrand.antiderivative()
  } catch {
    Issue.record("\(text): \(error)", sourceLocation: sourceLocation)
    return
  }
  #expect(
    found.expression.verdict(asAntiderivativeOf: integrand).isVerified, "\(text)",
    sourceLocation: sourceLocation)
  let check = differenceCheck(found.expression, integrand)
  #expect(
    check.failure == nil && check.usable >= 3,
    "\(text): \(found.expression.infix), \(check)", sourceLocation: sourceLocation)
}
