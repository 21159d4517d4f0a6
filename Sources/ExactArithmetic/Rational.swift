/// A rational number of any size in lowest terms, with a positive denominator.
///
/// Numbers whose two parts fit `Int` are stored inline and cost no allocation. The inline form is
/// used whenever it fits, so equality and hashing compare representations.
///
/// The creation from `Int` and the tests for special values are inlinable, as a measurement showed
/// a quarter less time for a sum followed by ``isZero``; for the operators it showed no gain.
public struct Rational: Sendable {
  @usableFromInline
  enum Storage: Sendable {
    /// Coprime parts, the denominator positive.
    case small(numerator: Int, denominator: Int)
    /// Coprime parts, the denominator positive, and at least one of them beyond `Int`.
    case large(Parts)
  }

  /// The two parts of a rational number of which at least one does not fit `Int`.
  ///
  /// A class keeps ``Rational`` at 17 bytes, so that the common small numbers copy quickly.
  @usableFromInline
  final class Parts: Sendable {
    let numerator: BigInteger
    let denominator: BigInteger

    init(numerator: BigInteger, denominator: BigInteger) {
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  @usableFromInline var storage: Storage

  /// Wraps parts that are coprime, the denominator positive.
  @inlinable
  init(coprime numerator: Int, _ denominator: Int) {
    storage = .small(numerator: numerator, denominator: denominator)
  }

  private init(large parts: Parts) { storage = .large(parts) }

  /// Wraps parts that are coprime, the denominator positive.
  init(coprime numerator: BigInteger, _ denominator: BigInteger) {
    if let numerator = numerator.asInt, let denominator = denominator.asInt {
      self.init(coprime: numerator, denominator)
    } else {
      self.init(large: Parts(numerator: numerator, denominator: denominator))
    }
  }

  /// Creates the rational number of an integer.
  @inlinable
  public init(_ value: Int) { self.init(coprime: value, 1) }

  /// Creates the rational number of an integer.
  public init(_ value: BigInteger) { self.init(coprime: value, 1) }

  /// Creates a fraction in lowest terms; a zero denominator throws.
  public init(
    _ numerator: BigInteger, over denominator: BigInteger
  ) throws(ArithmeticError) {
    if denominator.isZero { throw .divisionByZero }
    self.init(numerator, overNonzero: denominator)
  }

  /// Creates a fraction in lowest terms; a zero denominator throws.
  public init(_ numerator: Int, over denominator: Int) throws(ArithmeticError) {
    if denominator == 0 { throw .divisionByZero }
    self.init(numerator, overNonzero: denominator)
  }

  /// Creates a fraction in lowest terms from a denominator that the caller knows to be nonzero.
  public init(_ numerator: BigInteger, overNonzero denominator: BigInteger) {
    precondition(!denominator.isZero, "the denominator of \(numerator) is zero")
    if let numerator = numerator.asInt, let denominator = denominator.asInt {
      self.init(numerator, overNonzero: denominator)
      return
    }
    var divisor = BigInteger.gcd(numerator, denominator)
    if denominator.isNegative { divisor = -divisor }
    self.init(
      coprime: numerator.divided(byFactor: divisor), denominator.divided(byFactor: divisor))
  }

  /// Creates a fraction in lowest terms from a denominator that the caller knows to be nonzero.
  public init(_ numerator: Int, overNonzero denominator: Int) {
    precondition(denominator != 0, "the denominator of \(numerator) is zero")
    if denominator == 1 {
      self.init(coprime: numerator, 1)
      return
    }
    if numerator == .min || denominator == .min {
      // These two have no negative within `Int`: reduce beyond it.
      let (numerator, denominator) = (BigInteger(numerator), BigInteger(denominator))
      var divisor = BigInteger.gcd(numerator, denominator)
      if denominator.isNegative { divisor = -divisor }
      self.init(
        coprime: numerator.divided(byFactor: divisor), denominator.divided(byFactor: divisor))
      return
    }
    // The divisor fits `Int` as both parts exceed Int.min.
    let divisor = Int(greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
    let sign = denominator.signum()
    self.init(coprime: sign * (numerator / divisor), sign * (denominator / divisor))
  }

  /// Zero.
  public static var zero: Rational { Rational(0) }

  /// One.
  public static var one: Rational { Rational(1) }

  /// The numerator in lowest terms, which carries the sign.
  public var numerator: BigInteger {
    switch storage {
    case .small(let numerator, _): BigInteger(numerator)
    case .large(let parts): parts.numerator
    }
  }

  /// The denominator in lowest terms, always positive.
  public var denominator: BigInteger {
    switch storage {
    case .small(_, let denominator): BigInteger(denominator)
    case .large(let parts): parts.denominator
    }
  }

  /// The value as a machine integer, or nil where it is not one.
  @inlinable
  public var asInt: Int? {
    if case .small(let numerator, 1) = storage { numerator } else { nil }
  }

  /// The value as an integer, or nil where it is not one.
  public var asInteger: BigInteger? { isInteger ? numerator : nil }

  /// Whether the value is 0.
  @inlinable
  public var isZero: Bool {
    if case .small(0, _) = storage { true } else { false }
  }

  /// Whether the value is 1.
  @inlinable
  public var isOne: Bool {
    if case .small(1, 1) = storage { true } else { false }
  }

  /// Whether the value is -1.
  @inlinable
  public var isMinusOne: Bool {
    if case .small(-1, 1) = storage { true } else { false }
  }

  /// Whether the denominator is 1.
  public var isInteger: Bool {
    switch storage {
    case .small(_, let denominator): denominator == 1
    case .large(let parts): parts.denominator.isOne
    }
  }

  /// Whether the value is below 0.
  public var isNegative: Bool {
    switch storage {
    case .small(let numerator, _): numerator < 0
    case .large(let parts): parts.numerator.isNegative
    }
  }

  /// The sign: -1, 0 or 1.
  public var signum: Int {
    switch storage {
    case .small(let numerator, _): numerator.signum()
    case .large(let parts): parts.numerator.signum
    }
  }

  /// The absolute value.
  public var magnitude: Rational { isNegative ? -self : self }

  /// The greatest integer that does not exceed the value.
  public var floor: BigInteger {
    switch storage {
    case .small(let numerator, let denominator):
      let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
      return BigInteger(remainder < 0 ? quotient - 1 : quotient)
    case .large(let parts):
      guard let quotient = try? parts.numerator.floorDivided(by: parts.denominator) else {
        preconditionFailure("a rational number has the denominator zero")
      }
      return quotient
    }
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// Creates the rational number of a literal that fits `Int`.
  @inlinable
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Rational: Hashable {
  /// Whether two numbers are equal.
  public static func == (left: Rational, right: Rational) -> Bool {
    switch (left.storage, right.storage) {
    case (.small(let a, let b), .small(let c, let d)):
      a == c && b == d
    case (.large(let left), .large(let right)):
      left === right
        || left.numerator == right.numerator && left.denominator == right.denominator
    default:
      false
    }
  }

  /// Feeds the value to the hasher.
  public func hash(into hasher: inout Hasher) {
    switch storage {
    case .small(let numerator, let denominator):
      hasher.combine(numerator)
      hasher.combine(denominator)
    case .large(let parts):
      hasher.combine(parts.numerator)
      hasher.combine(parts.denominator)
    }
  }
}

extension Rational: Comparable {
  /// Whether the left number is less than the right one.
  public static func < (left: Rational, right: Rational) -> Bool {
    if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage {
      if b == d { return a < c }
      return a.multipliedFullWidth(by: d) < c.multipliedFullWidth(by: b)
    }
    return left.numerator * right.denominator < right.numerator * left.denominator
  }
}
