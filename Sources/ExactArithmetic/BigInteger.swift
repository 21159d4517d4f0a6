/// An integer of any size.
///
/// Values that fit `Int` are stored inline and cost no allocation; others are GMP integers, shared
/// between copies and copied on write. The inline form is used whenever it fits, so equality and
/// hashing compare representations. Sums and products are bounded by memory alone: code that
/// handles hostile input bounds its operands (see ``bitCount``) before it multiplies.
public struct BigInteger: Sendable {
  @usableFromInline
  enum Storage: Sendable {
    case small(Int)
    case large(LargeInteger)
  }

  @usableFromInline var storage: Storage

  @inlinable
  init(storage: Storage) { self.storage = storage }

  /// Creates the integer of this value.
  @inlinable
  public init(_ value: Int) { storage = .small(value) }

  /// Creates the integer of this value.
  public init(_ value: UInt) {
    if let small = Int(exactly: value) {
      self.init(small)
    } else {
      self = BigInteger(Int(value >> 1)).shiftedLeft(by: 1) + BigInteger(Int(value & 1))
    }
  }

  /// Zero.
  public static var zero: BigInteger { BigInteger(0) }

  /// One.
  public static var one: BigInteger { BigInteger(1) }

  /// The value as a machine integer, or nil where it does not fit.
  @inlinable
  public var asInt: Int? {
    if case .small(let value) = storage { value } else { nil }
  }

  /// Whether the value is 0.
  @inlinable
  public var isZero: Bool { asInt == 0 }

  /// Whether the value is 1.
  @inlinable
  public var isOne: Bool { asInt == 1 }

  /// Whether the value is below 0.
  public var isNegative: Bool {
    switch storage {
    case .small(let value): value < 0
    case .large(let large): large.isNegative
    }
  }

  /// Whether the value is a multiple of 2.
  public var isEven: Bool {
    switch storage {
    case .small(let value): value & 1 == 0
    case .large(let large): unsafe large.limbs[0] & 1 == 0
    }
  }

  /// The sign: -1, 0 or 1.
  public var signum: Int {
    switch storage {
    case .small(let value): value.signum()
    case .large(let large): large.isNegative ? -1 : 1
    }
  }

  /// The absolute value.
  public var magnitude: BigInteger { isNegative ? -self : self }

  /// The number of bits of the magnitude, 0 for zero: the least n with |self| < 2ⁿ.
  public var bitCount: Int {
    switch storage {
    case .small(let value):
      return UInt.bitWidth - value.magnitude.leadingZeroBitCount
    case .large(let large):
      let limbs = unsafe large.limbs
      let leadingZeros = unsafe limbs[limbs.count - 1].leadingZeroBitCount
      return limbs.count * UInt.bitWidth - leadingZeros
    }
  }
}

extension BigInteger: ExpressibleByIntegerLiteral {
  /// Creates the integer of a literal that fits `Int`.
  @inlinable
  public init(integerLiteral value: Int) { self.init(value) }
}

extension BigInteger: Hashable {
  /// Whether two integers are equal.
  public static func == (left: BigInteger, right: BigInteger) -> Bool {
    switch (left.storage, right.storage) {
    case (.small(let left), .small(let right)):
      return left == right
    case (.large(let left), .large(let right)):
      guard left !== right else { return true }
      let (leftLimbs, rightLimbs) = unsafe (left.limbs, right.limbs)
      return unsafe left.isNegative == right.isNegative && leftLimbs.elementsEqual(rightLimbs)
    default:
      return false
    }
  }

  /// Feeds the value to the hasher.
  public func hash(into hasher: inout Hasher) {
    switch storage {
    case .small(let value):
      hasher.combine(value)
    case .large(let large):
      hasher.combine(large.isNegative)
      let limbs = unsafe large.limbs
      for index in limbs.indices { unsafe hasher.combine(limbs[index]) }
    }
  }
}

extension BigInteger: Comparable {
  /// Whether the left integer is less than the right one.
  public static func < (left: BigInteger, right: BigInteger) -> Bool {
    switch (left.storage, right.storage) {
    case (.small(let left), .small(let right)): left < right
    // A large value lies outside the range of `Int`, so its sign decides.
    case (.large(let left), .small): left.isNegative
    case (.small, .large(let right)): !right.isNegative
    case (.large, .large): left.compared(with: right) < 0
    }
  }
}
