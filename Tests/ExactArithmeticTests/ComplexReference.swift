import ExactArithmetic
import Foundation

/// Complex functions in double precision by the formulas of Abramowitz and Stegun 1964, chapter 4.
struct ComplexReference {
  var real: Double
  var imaginary: Double

  static let i = ComplexReference(0, 1)

  /// Creates a value; zeros lose their sign, which puts branch cuts on the side that A&S name.
  init(_ real: Double, _ imaginary: Double = 0) {
    self.real = real == 0 ? 0 : real
    self.imaginary = imaginary == 0 ? 0 : imaginary
  }

  var magnitude: Double { hypot(real, imaginary) }
  var exp: Self { Self(Foundation.exp(real)) * Self(cos(imaginary), sin(imaginary)) }
  var ln: Self { Self(log(magnitude), atan2(imaginary, real)) }
  var reciprocal: Self { Self(1) / self }
  var sqrt: Self { magnitude == 0 ? self : (Self(0.5) * ln).exp }

  static func + (a: Self, b: Self) -> Self { Self(a.real + b.real, a.imaginary + b.imaginary) }
  static func - (a: Self, b: Self) -> Self { Self(a.real - b.real, a.imaginary - b.imaginary) }
  static func * (a: Self, b: Self) -> Self {
    Self(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }
  static func / (a: Self, b: Self) -> Self {
    let square = b.real * b.real + b.imaginary * b.imaginary
    let product = a * Self(b.real, -b.imaginary)
    return Self(product.real / square, product.imaginary / square)
  }

  func applying(_ function: ElementaryFunction) -> Self {
    let (z, i, one) = (self, Self.i, Self(1))
    let half = Self(0.5)
    switch function {
    case .sqrt: return sqrt
    case .exp: return exp
    case .ln: return ln
    case .abs: return Self(magnitude)
    case .sign: return magnitude == 0 ? z : z / Self(magnitude)
    case .sin: return ((i * z).exp - (Self(0) - i * z).exp) / Self(0, 2)
    case .cos: return ((i * z).exp + (Self(0) - i * z).exp) * half
    case .tan: return applying(.sin) / applying(.cos)
    case .cot: return applying(.cos) / applying(.sin)
    case .sec: return applying(.cos).reciprocal
    case .csc: return applying(.sin).reciprocal
    case .asin: return Self(0, -1) * (i * z + (one - z * z).sqrt).ln
    case .acos: return Self(.pi / 2) - applying(.asin)
    case .atan: return Self(0, 0.5) * ((one - i * z).ln - (one + i * z).ln)
    case .acot: return reciprocal.applying(.atan)
    case .asec: return reciprocal.applying(.acos)
    case .acsc: return reciprocal.applying(.asin)
    case .sinh: return (z.exp - (Self(0) - z).exp) * half
    case .cosh: return (z.exp + (Self(0) - z).exp) * half
    case .tanh: return applying(.sinh) / applying(.cosh)
    case .coth: return applying(.cosh) / applying(.sinh)
    case .sech: return applying(.cosh).reciprocal
    case .csch: return applying(.sinh).reciprocal
    case .asinh: return (z + (z * z + one).sqrt).ln
    case .acosh: return (z + (z + one).sqrt * (z - one).sqrt).ln
    case .atanh: return half * ((one + z).ln - (one - z).ln)
    case .acoth: return reciprocal.applying(.atanh)
    case .asech: return reciprocal.applying(.acosh)
    case .acsch: return reciprocal.applying(.asinh)
    }
  }
}

/// The function on the real line in double precision, NaN where it is not real.
func realReference(_ function: ElementaryFunction, _ x: Double) -> Double {
  switch function {
  case .sqrt: x.squareRoot()
  case .exp: exp(x)
  case .ln: log(x)
  case .abs: abs(x)
  case .sign: x == 0 ? 0 : x < 0 ? -1 : 1
  case .sin: sin(x)
  case .cos: cos(x)
  case .tan: tan(x)
  case .cot: 1 / tan(x)
  case .sec: 1 / cos(x)
  case .csc: 1 / sin(x)
  case .asin: asin(x)
  case .acos: acos(x)
  case .atan: atan(x)
  case .acot: atan(1 / x)
  case .asec: acos(1 / x)
  case .acsc: asin(1 / x)
  case .sinh: sinh(x)
  case .cosh: cosh(x)
  case .tanh: tanh(x)
  case .coth: 1 / tanh(x)
  case .sech: 1 / cosh(x)
  case .csch: 1 / sinh(x)
  case .asinh: asinh(x)
  case .acosh: acosh(x)
  case .atanh: atanh(x)
  case .acoth: atanh(1 / x)
  case .asech: acosh(1 / x)
  case .acsch: asinh(1 / x)
  }
}

extension ElementaryFunction {
  /// The function f with f(self(z)) = z, where this one is an inverse.
  var inverted: ElementaryFunction? {
    switch self {
    case .ln: .exp
    case .asin: .sin
    case .acos: .cos
    case .atan: .tan
    case .acot: .cot
    case .asec: .sec
    case .acsc: .csc
    case .asinh: .sinh
    case .acosh: .cosh
    case .atanh: .tanh
    case .acoth: .coth
    case .asech: .sech
    case .acsch: .csch
    default: nil
    }
  }
}
