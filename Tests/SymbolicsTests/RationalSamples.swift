import ExactArithmetic
import Randomness
import Symbolics
import Testing

/// Random quotients and products of small sums of kernels: x, y, √x, eˣ, e^(2x), sin x, √(x + 1), √2.
func randomRational(_ random: inout RandomStream, operators: Int) -> Expr {
  guard operators > 0 else {
    if random.chance(0.3) { return .integer(random.uniform(in: -3...4)) }
    return kernelSamples[min(kernelSamples.count - 1, random.uniform(below: 14))]
  }
  if random.chance(0.15) {
    let exponent = [-2, -1, 2, 3][random.uniform(below: 4)]
    return .apply(.pow, [randomRational(&random, operators: operators - 1), .integer(exponent)])
  }
  let op = Operator.allCases[random.uniform(below: 4)]
  let left = random.uniform(below: operators)
  return .apply(
    op,
    [
      randomRational(&random, operators: left),
      randomRational(&random, operators: operators - 1 - left),
    ])
}

private let kernelSamples: [Expr] = {
  let texts = [
    "x", "y", "x", "y", "x", "sqrt(x)", "exp(x)", "exp(2*x)", "sin(x)", "sqrt(x+1)", "sqrt(2)", "x",
  ]
  return texts.compactMap { try? Expr(infix: $0) }
}()

/// Expects that both expressions have equal values wherever the first is defined and well-conditioned.
func expectEqualValues(_ expr: Expr, _ result: Expr) -> Int {
  var compared = 0
  for (x, y) in [(0.37, 1.61), (1.71, -0.83), (2.83, 0.29), (0.11, -2.7)] {
    let expected = expr.value(at: [.x: x, .y: y])
    let nearby = expr.value(at: [.x: x + 1e-9, .y: y - 1e-9])
    guard expected.isFinite, abs(expected) < 1e6, abs(nearby - expected) < 1e-5 else { continue }
    let found = result.value(at: [.x: x, .y: y])
    // Multiplied-out forms may cancel more digits than the input; they are then compared in another point.
    let foundNearby = result.value(at: [.x: x + 1e-9, .y: y - 1e-9])
    guard found.isNaN || abs(foundNearby - found) < 1e-5 else { continue }
    #expect(agree(found, expected), "\(expr.infix) became \(result.infix) at \(x), \(y)")
    compared += 1
  }
  return compared
}
