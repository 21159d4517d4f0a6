import ExactArithmetic
import Foundation

@testable import Symbolics

/// The principal value of a tree as it stands, by plain recursion; NaN where it has none that a double can tell.
///
/// A value on the negative real axis counts as a limit from above, as the definition of the
/// principal branch has it. One that rounding has put beside a cut is refused.
func plainComplexValue(_ expr: Expr, at values: [Symbol: ComplexDouble]) -> ComplexDouble {
  let value: ComplexDouble
  switch expr {
  case .number(let number): value = ComplexDouble(number.doubleValue)
  case .symbol(.pi): value = ComplexDouble(.pi)
  case .symbol(.e): value = ComplexDouble(M_E)
  case .symbol(let symbol): value = values[symbol] ?? ComplexDouble(.nan)
  case .apply(let op, let operands):
    let inner = operands.map { plainComplexValue($0, at: values) }
    guard inner.allSatisfy({ $0.magnitude.isFinite && $0.magnitude < 1e12 }) else {
      return ComplexDouble(.nan)
    }
    value = plainComplexValue(op, inner)
  }
  // Zero has one sign.
  return ComplexDouble(value.real + 0, value.imaginary == 0 ? 0 : value.imaginary)
}

private func plainComplexValue(_ op: Operator, _ v: [ComplexDouble]) -> ComplexDouble {
  let undefined = ComplexDouble(.nan)
  switch op {
  case .add: return v.reduce(ComplexDouble(0), +)
  case .sub: return v[0] - v[1]
  case .mul: return v.reduce(.one, *)
  case .div: return v[1].magnitude < 1e-12 ? undefined : v[0] / v[1]
  case .pow:
    guard v[0].magnitude > 1e-9 else { return undefined }
    if v[1].imaginary == 0, let exponent = Int(exactly: v[1].real), abs(exponent) < 100 {
      return v[0].power(exponent)
    }
    return isBesideCut(v[0], beyond: 0) ? undefined : v[0].power(v[1])
  case .sqrt: return isBesideCut(v[0], beyond: 0) ? undefined : v[0].squareRoot
  case .exp: return v[0].exponential
  case .ln:
    return isBesideCut(v[0], beyond: 0) || v[0].magnitude < 1e-9 ? undefined : v[0].logarithm
  case .asin, .acos, .asec, .acsc, .acosh, .atanh, .acoth, .asech, .atan, .acot, .asinh, .acsch:
    // The cuts of these lie on both axes and on either side of ±1: off the axes only, or real inside.
    let (a, b) = (abs(v[0].real), abs(v[0].imaginary))
    let value = op.definition.complex(v[0])
    let isClear = a > 1e-6 && b > 1e-6 && abs(v[0].magnitude - 1) > 1e-6
    return isClear || (b == 0 && op.definition.real(v[0].real).isFinite) ? value : undefined
  default: return op.definition.complex(v[0])
  }
}

/// Whether a value is so near the negative real axis, but not on it, that rounding may have chosen its side.
private func isBesideCut(_ value: ComplexDouble, beyond bound: Double) -> Bool {
  value.real < bound && value.imaginary != 0 && abs(value.imaginary) < 1e-7 * abs(value.real)
}

func agree(_ a: ComplexDouble, _ b: ComplexDouble) -> Bool {
  (a - b).magnitude <= 1e-6 * max(1, a.magnitude, b.magnitude)
}
