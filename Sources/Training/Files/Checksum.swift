/// A 64-bit checksum of a stream of bytes: XXH64 with seed 0 (Collet 2014), as `xxh64sum` prints it.
///
/// It finds every flipped bit and runs at the speed of memory, so that checkpoints of hundreds of megabytes cost no
/// time; it does not protect from forgery, which the checksums of published files (SHA-256) do.
package struct Checksum {
  private static let prime1: UInt64 = 0x9e37_79b1_85eb_ca87
  private static let prime2: UInt64 = 0xc2b2_ae3d_27d4_eb4f
  private static let prime3: UInt64 = 0x1656_67b1_9e37_79f9
  private static let prime4: UInt64 = 0x85eb_ca77_c2b2_ae63
  private static let prime5: UInt64 = 0x27d4_eb2f_1656_67c5

  private var lane1 = prime1 &+ prime2
  private var lane2 = prime2
  private var lane3: UInt64 = 0
  private var lane4 = 0 &- prime1
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  /// The checksum of some bytes as 16 hexadecimal digits.
  package static func hexDigest(of bytes: [UInt8]) -> String {
    var checksum = Checksum()
    unsafe checksum.update(bytes.span.bytes)
    return checksum.hexDigest
  }

  /// Takes in more bytes.
  mutating func update(_ bytes: RawSpan) {
    byteCount &+= UInt64(bytes.byteCount)
    var next = 0
    if !pending.isEmpty {
      next = min(32 - pending.count, bytes.byteCount)
      for index in 0..<next { pending.append(Self.byte(bytes, index)) }
      guard pending.count == 32 else { return }
      let stripe = pending
      pending.removeAll(keepingCapacity: true)
      unsafe consume(stripe.span.bytes, at: 0)
    }
    while next + 32 <= bytes.byteCount {
      consume(bytes, at: next)
      next += 32
    }
    while next < bytes.byteCount {
      pending.append(Self.byte(bytes, next))
      next += 1
    }
  }

  /// The checksum of all bytes so far.
  var value: UInt64 {
    var hash = byteCount < 32 ? Self.prime5 : mergedLanes
    hash &+= byteCount
    let rest = unsafe pending.span.bytes
    var next = 0
    while next + 8 <= rest.byteCount {
      hash ^= Self.round(0, Self.word(rest, next))
      hash = Self.rotated(hash, 27) &* Self.prime1 &+ Self.prime4
      next += 8
    }
    if next + 4 <= rest.byteCount {
      var half: UInt64 = 0
      for index in 0..<4 { half |= UInt64(pending[next + index]) << UInt64(8 * index) }
      hash ^= half &* Self.prime1
      hash = Self.rotated(hash, 23) &* Self.prime2 &+ Self.prime3
      next += 4
    }
    for byte in pending[next...] {
      hash ^= UInt64(byte) &* Self.prime5
      hash = Self.rotated(hash, 11) &* Self.prime1
    }
    hash = (hash ^ hash >> 33) &* Self.prime2
    hash = (hash ^ hash >> 29) &* Self.prime3
    return hash ^ hash >> 32
  }

  /// The checksum as 16 hexadecimal digits.
  var hexDigest: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private var mergedLanes: UInt64 {
    var hash = Self.rotated(lane1, 1) &+ Self.rotated(lane2, 7)
    hash &+= Self.rotated(lane3, 12) &+ Self.rotated(lane4, 18)
    for lane in [lane1, lane2, lane3, lane4] {
      hash = (hash ^ Self.round(0, lane)) &* Self.prime1 &+ Self.prime4
    }
    return hash
  }

  private mutating func consume(_ bytes: RawSpan, at start: Int) {
    lane1 = Self.round(lane1, Self.word(bytes, start))
    lane2 = Self.round(lane2, Self.word(bytes, start + 8))
    lane3 = Self.round(lane3, Self.word(bytes, start + 16))
    lane4 = Self.round(lane4, Self.word(bytes, start + 24))
  }

  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotated(lane &+ word &* prime2, 31) &* prime1
  }

  private static func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 {
    word << count | word >> (64 - count)
  }

  /// Eight bytes as a number; the span checks its bounds, and every bit pattern is a number.
  private static func word(_ bytes: RawSpan, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  private static func byte(_ bytes: RawSpan, _ offset: Int) -> UInt8 {
    unsafe bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }
}
