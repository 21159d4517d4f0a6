/// CRC-32C: the cyclic redundancy check with Castagnoli's polynomial (RFC 3720, section 12.1), as TensorFlow's records
/// use it.
enum CyclicChecksum {
  /// The remainders of all bytes by the reversed polynomial.
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { remainder, _ in
      remainder & 1 == 1 ? remainder >> 1 ^ 0x82f6_3b78 : remainder >> 1
    }
  }

  /// The checksum of some bytes.
  static func value(of bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(~0) { remainder, byte in
      table[Int((remainder ^ UInt32(byte)) & 0xff)] ^ remainder >> 8
    }
  }

  /// The checksum as records store it, changed so that a checksum of data with checksums is one of other bits.
  static func masked(of bytes: some Sequence<UInt8>) -> UInt32 {
    let value = value(of: bytes)
    return (value >> 15 | value << 17) &+ 0xa282_ead8
  }
}
