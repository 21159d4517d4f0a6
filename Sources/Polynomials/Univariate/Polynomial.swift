public import ExactArithmetic

/// A polynomial in one variable over ℚ: its coefficients by ascending power, the last one not zero.
///
/// Sums and products are bounded by memory alone; powers and compositions, which turn small input
/// into large output, stop at ``degreeLimit``.
public struct Polynomial: Hashable, Sendable {
  /// The highest degree that a power or a composition may have.
  public static let degreeLimit = 2_000

  /// The coefficient of each power, from the constant term up; empty for zero.
  public let coefficients: [Rational]

  /// Creates a polynomial from coefficients by ascending power; zeros at the end are dropped.
  public init(_ coefficients: [Rational]) {
    let count = coefficients.lastIndex { !$0.isZero }.map { $0 + 1 } ?? 0
    self.coefficients = count == coefficients.count ? coefficients : Array(coefficients[..<count])
  }

  /// Creates a constant.
  public init(_ constant: Rational) { self.init([constant]) }

  /// Creates coefficient·xᵈ; the degree must not be negative.
  public init(_ coefficient: Rational, degree: Int) {
    precondition(degree >= 0, "a monomial cannot have the degree \(degree)")
    self.init(Array(repeating: 0, count: degree) + [coefficient])
  }

  /// Zero.
  public static var zero: Polynomial { Polynomial([]) }
  /// One.
  public static var one: Polynomial { Polynomial([1]) }
  /// The variable.
  public static var x: Polynomial { Polynomial([0, 1]) }

  /// The degree; −1 for zero.
  public var degree: Int { coefficients.count - 1 }

  /// Whether this is the polynomial zero.
  public var isZero: Bool { coefficients.isEmpty }

  /// Whether the degree is 0 or the polynomial is zero.
  public var isConstant: Bool { coefficients.count <= 1 }

  /// The coefficient of the highest power; 0 for zero.
  public var leadingCoefficient: Rational { coefficients.last ?? 0 }

  /// The coefficient of a power of the variable; 0 above the degree and below 0.
  public subscript(power: Int) -> Rational {
    coefficients.indices.contains(power) ? coefficients[power] : 0
  }
}

extension Polynomial {
  /// The rational number c such that the polynomial is c times its ``primitivePart``; 0 for zero.
  ///
  /// It has the sign of the leading coefficient.
  public var content: Rational {
    let (numerators, denominator) = overCommonDenominator
    return Rational(numerators.signedContent, overNonzero: denominator)
  }

  /// The polynomial divided by its ``content``: coprime integers, the leading one positive.
  public var primitivePart: Polynomial { Polynomial(primitiveIntegerPart) }

  /// The polynomial divided by its leading coefficient; zero stays zero.
  public var monic: Polynomial {
    guard let inverse = try? leadingCoefficient.reciprocal() else { return self }
    return self * inverse
  }

  init(_ integers: IntegerPolynomial) { self.init(integers.coefficients.map { Rational($0) }) }

  init(_ integers: IntegerPolynomial, overNonzero denominator: BigInteger) {
    if denominator.isOne {
      self.init(integers)
    } else {
      self.init(integers.coefficients.map { Rational($0, overNonzero: denominator) })
    }
  }

  var primitiveIntegerPart: IntegerPolynomial { overCommonDenominator.numerators.primitivePart }

  /// The coefficients as integers over the least common denominator, which is positive.
  var overCommonDenominator: (numerators: IntegerPolynomial, denominator: BigInteger) {
    var common: BigInteger = 1
    for coefficient in coefficients where !coefficient.isInteger {
      common = .lcm(common, coefficient.denominator)
    }
    if common.isOne { return (IntegerPolynomial(coefficients.map(\.numerator)), 1) }
    let numerators = coefficients.map { coefficient in
      coefficient.numerator * common.divided(byFactor: coefficient.denominator)
    }
    return (IntegerPolynomial(numerators), common)
  }
}
