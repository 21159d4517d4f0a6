import CGMP

/// The GMP integer behind a ``BigInteger`` that does not fit `Int`.
///
/// A class because GMP owns memory that must be freed once. `@unchecked Sendable` holds because the
/// value is written only before the object is shared: while ``BigInteger`` builds a result, or after
/// `isKnownUniquelyReferenced` has shown that no other thread can have it.
@usableFromInline
@safe final class LargeInteger: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<__mpz_struct>

  init() {
    unsafe pointer = .allocate(capacity: 1)
    unsafe __gmpz_init(pointer)
  }

  deinit {
    unsafe __gmpz_clear(pointer)
    unsafe pointer.deallocate()
  }

  /// The value where it fits `Int`, which a normalised ``BigInteger`` stores inline instead.
  var asInt: Int? {
    unsafe __gmpz_fits_slong_p(pointer) != 0 ? __gmpz_get_si(pointer) : nil
  }

  var isNegative: Bool { unsafe pointer.pointee._mp_size < 0 }

  /// The magnitude in words of 64 bits, least significant first, without leading zeros.
  var limbs: UnsafeBufferPointer<UInt> {
    unsafe UnsafeBufferPointer(
      start: pointer.pointee._mp_d, count: Int(abs(pointer.pointee._mp_size)))
  }
}
