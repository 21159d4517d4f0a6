import Foundation

/// A complex number in double precision, with the principal branches of the elementary functions.
public struct ComplexDouble: Hashable, Sendable {
  public var real: Double
  public var imaginary: Double

  /// The number real + imaginary·i.
  public init(_ real: Double, _ imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  static let i = ComplexDouble(0, 1)
  static let one = ComplexDouble(1)

  /// The absolute value.
  public var magnitude: Double { hypot(real, imaginary) }

  static func + (a: ComplexDouble, b: ComplexDouble) -> ComplexDouble {
    ComplexDouble(a.real + b.real, a.imaginary + b.imaginary)
  }
  static func - (a: ComplexDouble, b: ComplexDouble) -> ComplexDouble {
    ComplexDouble(a.real - b.real, a.imaginary - b.imaginary)
  }
  static func * (a: ComplexDouble, b: ComplexDouble) -> ComplexDouble {
    ComplexDouble(
      a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }
  static func / (a: ComplexDouble, b: ComplexDouble) -> ComplexDouble {
    let scale = b.real * b.real + b.imaginary * b.imaginary
    return ComplexDouble(
      (a.real * b.real + a.imaginary * b.imaginary) / scale,
      (a.imaginary * b.real - a.real * b.imaginary) / scale)
  }
  static prefix func - (a: ComplexDouble) -> ComplexDouble { ComplexDouble(-a.real, -a.imaginary) }

  var exponential: ComplexDouble {
    let scale = exp(real)
    if imaginary == 0 { return ComplexDouble(scale) }
    return ComplexDouble(scale * cos(imaginary), scale * sin(imaginary))
  }
  var logarithm: ComplexDouble { ComplexDouble(log(magnitude), atan2(imaginary, real)) }
  var squareRoot: ComplexDouble {
    if real == 0 && imaginary == 0 { return ComplexDouble(0) }
    let root = ((abs(real) + magnitude) / 2).squareRoot()
    if real >= 0 { return ComplexDouble(root, imaginary / (2 * root)) }
    return ComplexDouble(abs(imaginary) / (2 * root), imaginary < 0 ? -root : root)
  }

  func power(_ exponent: ComplexDouble) -> ComplexDouble { (exponent * logarithm).exponential }

  func power(_ exponent: Int) -> ComplexDouble {
    var (result, square, rest) = (ComplexDouble.one, self, exponent.magnitude)
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      square = square * square
      rest >>= 1
    }
    return exponent < 0 ? .one / result : result
  }

  var sine: ComplexDouble {
    ComplexDouble(sin(real) * cosh(imaginary), cos(real) * sinh(imaginary))
  }
  var cosine: ComplexDouble {
    ComplexDouble(cos(real) * cosh(imaginary), -sin(real) * sinh(imaginary))
  }
  var hyperbolicSine: ComplexDouble {
    ComplexDouble(sinh(real) * cos(imaginary), cosh(real) * sin(imaginary))
  }
  var hyperbolicCosine: ComplexDouble {
    ComplexDouble(cosh(real) * cos(imaginary), sinh(real) * sin(imaginary))
  }
  /// asinh z = ln(z + √(z² + 1)).
  var inverseHyperbolicSine: ComplexDouble {
    real < 0 ? -(-self).inverseHyperbolicSine : (self + (self * self + .one).squareRoot).logarithm
  }
  /// acosh z = ln(z + √(z − 1)·√(z + 1)).
  var inverseHyperbolicCosine: ComplexDouble {
    (self + (self - .one).squareRoot * (self + .one).squareRoot).logarithm
  }
  /// atanh z = ½·(ln(1 + z) − ln(1 − z)).
  var inverseHyperbolicTangent: ComplexDouble {
    ComplexDouble(0.5) * ((.one + self).logarithm - (.one - self).logarithm)
  }
  /// asin z = −i·asinh(i·z).
  var inverseSine: ComplexDouble { -.i * (.i * self).inverseHyperbolicSine }
  var inverseCosine: ComplexDouble { ComplexDouble(.pi / 2) - inverseSine }
  /// atan z = −i·atanh(i·z).
  var inverseTangent: ComplexDouble { -.i * (.i * self).inverseHyperbolicTangent }
}
