import ExactArithmetic
import Foundation
import Randomness
import Symbolics

/// The value of a tree as it stands, by plain recursion: shares nothing with the kernel.
///
/// NaN where any part is not a finite real number.
func plainValue(_ expr: Expr, at x: Double) -> Double {
  switch expr {
  case .number(let value): return value.doubleValue
  case .symbol(.x): return x
  case .symbol(.pi): return .pi
  case .symbol(.e): return M_E
  case .symbol: return .nan
  case .apply(let op, let operands):
    let values = operands.map { plainValue($0, at: x) }
    guard values.allSatisfy(\.isFinite) else { return .nan }
    let value = plainValue(op, values)
    return value.isFinite ? value : .nan
  }
}

private func plainValue(_ op: Operator, _ v: [Double]) -> Double {
  switch op {
  case .add: v.reduce(0, +)
  case .sub: v[0] - v[1]
  case .mul: v.reduce(1, *)
  case .div: v[0] / v[1]
  case .pow: v[0] == 0 && v[1] <= 0 ? .nan : pow(v[0], v[1])
  case .sqrt: sqrt(v[0])
  case .exp: exp(v[0])
  case .ln: log(v[0])
  case .abs: abs(v[0])
  case .sign: v[0] > 0 ? 1 : v[0] < 0 ? -1 : 0
  case .sin: sin(v[0])
  case .cos: cos(v[0])
  case .tan: tan(v[0])
  case .cot: 1 / tan(v[0])
  case .sec: 1 / cos(v[0])
  case .csc: 1 / sin(v[0])
  case .asin: asin(v[0])
  case .acos: acos(v[0])
  case .atan: atan(v[0])
  case .acot: v[0] == 0 ? .nan : atan(1 / v[0])
  case .asec: acos(1 / v[0])
  case .acsc: asin(1 / v[0])
  case .sinh: sinh(v[0])
  case .cosh: cosh(v[0])
  case .tanh: tanh(v[0])
  case .coth: 1 / tanh(v[0])
  case .sech: 1 / cosh(v[0])
  case .csch: 1 / sinh(v[0])
  case .asinh: asinh(v[0])
  case .acosh: acosh(v[0])
  case .atanh: atanh(v[0])
  case .acoth: atanh(1 / v[0])
  case .asech: acosh(1 / v[0])
  case .acsch: asinh(1 / v[0])
  }
}

/// Random expressions in x with small numbers, such as the generators draw.
func randomExpression(_ random: inout RandomStream, operators: Int) -> Expr {
  guard operators > 0 else {
    if random.chance(0.65) { return .symbol(.x) }
    if random.chance(0.1) { return .symbol(random.chance(0.5) ? .pi : .e) }
    let numerator = random.uniform(in: -6...6)
    return .number(Rational(numerator, overNonzero: random.chance(0.2) ? 2 : 1))
  }
  let op =
    random.chance(0.55)
    ? Operator.allCases[random.uniform(below: 5)]
    : Operator.allCases[5 + random.uniform(below: Operator.allCases.count - 5)]
  if op.arity == 1 { return .apply(op, [randomExpression(&random, operators: operators - 1)]) }
  let left = random.uniform(below: operators)
  let right = randomExpression(&random, operators: operators - 1 - left)
  // Symbolic exponents of symbolic bases are rare, as in the field's data.
  if op == .pow && random.chance(0.8) {
    let exponent = Rational(random.uniform(in: -3...4), overNonzero: random.chance(0.3) ? 2 : 1)
    return .apply(.pow, [randomExpression(&random, operators: operators - 1), .number(exponent)])
  }
  return .apply(op, [randomExpression(&random, operators: left), right])
}

/// Whether two values agree as far as double precision can tell after cancellation.
func agree(_ a: Double, _ b: Double) -> Bool {
  abs(a - b) <= 1e-6 * max(1, abs(a), abs(b))
}

let kernelTestPoints = [-2.31, -1.13, -0.62, 0.27, 0.71, 1.37, 2.53, 4.9]
