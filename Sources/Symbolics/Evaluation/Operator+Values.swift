import Foundation

extension Operator {
  /// The real value of a function of one argument in double precision; NaN outside its real domain.
  func real(_ u: Double) -> Double {
    switch self {
    case .add, .sub, .mul, .div, .pow: .nan
    case .sqrt: u.squareRoot()
    case .exp: Foundation.exp(u)
    case .ln: u == 0 ? .nan : log(u)
    case .abs: Swift.abs(u)
    case .sign: u > 0 ? 1 : u < 0 ? -1 : u
    case .sin: Foundation.sin(u)
    case .cos: Foundation.cos(u)
    case .tan: Foundation.tan(u)
    case .cot: 1 / Foundation.tan(u)
    case .sec: 1 / Foundation.cos(u)
    case .csc: 1 / Foundation.sin(u)
    case .asin: Foundation.asin(u)
    case .acos: Foundation.acos(u)
    case .atan: Foundation.atan(u)
    case .acot: u == 0 ? .nan : Foundation.atan(1 / u)
    case .asec: Foundation.acos(1 / u)
    case .acsc: Foundation.asin(1 / u)
    case .sinh: Foundation.sinh(u)
    case .cosh: Foundation.cosh(u)
    case .tanh: Foundation.tanh(u)
    case .coth: 1 / Foundation.tanh(u)
    case .sech: 1 / Foundation.cosh(u)
    case .csch: 1 / Foundation.sinh(u)
    case .asinh: Foundation.asinh(u)
    case .acosh: Foundation.acosh(u)
    case .atanh: Foundation.atanh(u)
    case .acoth: Foundation.atanh(1 / u)
    case .asech: Foundation.acosh(1 / u)
    case .acsch: Foundation.asinh(1 / u)
    }
  }

  /// The principal value of a function of one argument.
  func complex(_ u: ComplexDouble) -> ComplexDouble {
    switch self {
    case .add, .sub, .mul, .div, .pow: ComplexDouble(.nan)
    case .sqrt: u.squareRoot
    case .exp: u.exponential
    case .ln: u.logarithm
    case .abs: ComplexDouble(u.magnitude)
    case .sign: u.magnitude == 0 ? u : u / ComplexDouble(u.magnitude)
    case .sin: u.sine
    case .cos: u.cosine
    case .tan: u.sine / u.cosine
    case .cot: u.cosine / u.sine
    case .sec: .one / u.cosine
    case .csc: .one / u.sine
    case .asin: u.inverseSine
    case .acos: u.inverseCosine
    case .atan: u.inverseTangent
    case .acot: (.one / u).inverseTangent
    case .asec: (.one / u).inverseCosine
    case .acsc: (.one / u).inverseSine
    case .sinh: u.hyperbolicSine
    case .cosh: u.hyperbolicCosine
    case .tanh: u.hyperbolicSine / u.hyperbolicCosine
    case .coth: u.hyperbolicCosine / u.hyperbolicSine
    case .sech: .one / u.hyperbolicCosine
    case .csch: .one / u.hyperbolicSine
    case .asinh: u.inverseHyperbolicSine
    case .acosh: u.inverseHyperbolicCosine
    case .atanh: u.inverseHyperbolicTangent
    case .acoth: (.one / u).inverseHyperbolicTangent
    case .asech: (.one / u).inverseHyperbolicCosine
    case .acsch: (.one / u).inverseHyperbolicSine
    }
  }
}
