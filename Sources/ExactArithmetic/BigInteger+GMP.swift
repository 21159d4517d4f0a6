import CGMP

/// The two doors to GMP: operands go out as read-only views, results come in normalised.
extension BigInteger {
  /// Calls the body with a read-only GMP view of the value, valid during the call.
  ///
  /// An inline value is viewed through one word on the stack, so mixed operations allocate nothing
  /// for the operand.
  func withView<Result>(_ body: (UnsafePointer<__mpz_struct>) -> Result) -> Result {
    switch storage {
    case .small(let value):
      return unsafe withUnsafePointer(to: value.magnitude) { word in
        var view = unsafe __mpz_struct()
        return unsafe withUnsafeMutablePointer(to: &view) { view in
          unsafe body(__gmpz_roinit_n(view, word, mp_size_t(value.signum())))
        }
      }
    case .large(let large):
      return withExtendedLifetime(large) { unsafe body($0.pointer) }
    }
  }

  /// Calls the body with views of both values.
  static func withViews<Result>(
    _ left: BigInteger, _ right: BigInteger,
    _ body: (UnsafePointer<__mpz_struct>, UnsafePointer<__mpz_struct>) -> Result
  ) -> Result {
    unsafe left.withView { left in
      unsafe right.withView { right in unsafe body(left, right) }
    }
  }

  /// The integer that the body writes, in normal form.
  static func made(_ body: (UnsafeMutablePointer<__mpz_struct>) -> Void) -> BigInteger {
    let large = LargeInteger()
    withExtendedLifetime(large) { unsafe body($0.pointer) }
    return BigInteger(normalizing: large)
  }

  /// The two integers that the body writes, in normal form.
  static func madePair(
    _ body: (UnsafeMutablePointer<__mpz_struct>, UnsafeMutablePointer<__mpz_struct>) -> Void
  ) -> (BigInteger, BigInteger) {
    let (first, second) = (LargeInteger(), LargeInteger())
    withExtendedLifetime((first, second)) {
      unsafe body(first.pointer, second.pointer)
    }
    return (BigInteger(normalizing: first), BigInteger(normalizing: second))
  }

  /// Wraps a GMP integer, inline where it fits.
  init(normalizing large: LargeInteger) {
    if let small = large.asInt {
      self.init(small)
    } else {
      self.init(storage: .large(large))
    }
  }

  /// Negative, zero or positive as self is less than, equal to or greater than the other.
  func compared(with other: BigInteger) -> Int32 {
    unsafe BigInteger.withViews(self, other) { unsafe __gmpz_cmp($0, $1) }
  }

  /// Replaces the value by what the body makes of it in place, without a copy where no other
  /// integer shares the storage; the body gets target, old value and operand.
  mutating func update(
    with operand: BigInteger,
    _ body: (
      UnsafeMutablePointer<__mpz_struct>, UnsafePointer<__mpz_struct>, UnsafePointer<__mpz_struct>
    ) -> Void
  ) {
    // Taking the reference out of `self` makes this local one the only owner that `self` adds.
    if case .large(var large) = storage {
      storage = .small(0)
      if isKnownUniquelyReferenced(&large) {
        unsafe operand.withView { unsafe body(large.pointer, large.pointer, $0) }
        self = BigInteger(normalizing: large)
        return
      }
      storage = .large(large)
    }
    self = unsafe BigInteger.withViews(self, operand) { old, operand in
      unsafe BigInteger.made { unsafe body($0, old, operand) }
    }
  }
}
