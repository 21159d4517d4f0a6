/// A counter-based, splittable random generator.
///
/// Philox 4×32 with ten rounds (Salmon et al. 2011, section 3.3).
/// The n-th word of a stream is a pure function of (seed, path of children, n), so example *i* of a run
/// never depends on which thread or shard made the ones before it. Streams made by ``child(_:)-(String)``
/// differ in their key and streams made by ``child(_:)-(UInt64)`` in half of their counter, so the latter
/// never overlap.
public struct RandomStream: RandomNumberGenerator, Sendable, Hashable {
  private var key: UInt64
  /// The index of a child; a stream that is none has one of its own, so that it is not its child 0.
  private var stream = UInt64.max
  private var hasStream = false
  private var block: UInt64 = 0
  private var spare: UInt64 = 0
  private var hasSpare = false

  /// Creates the root stream of a seed.
  public init(seed: UInt64) {
    key = mixed(seed)
  }

  /// The independent stream with this name, whatever has been drawn from this one so far.
  public func child(_ name: String) -> RandomStream {
    // FNV-1a over the name, then a full-avalanche mix with the parent's key.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return rekeyed(by: hash)
  }

  /// The independent stream with this index, whatever has been drawn from this one so far.
  public func child(_ index: UInt64) -> RandomStream {
    var result = hasStream ? rekeyed(by: stream) : self
    result.stream = index
    result.hasStream = true
    result.block = 0
    result.hasSpare = false
    return result
  }

  private func rekeyed(by salt: UInt64) -> RandomStream {
    var result = RandomStream(seed: 0)
    let streamSalt = hasStream ? mixed(stream ^ 0x5851_f42d_4c95_7f2d) : 0
    result.key = mixed(mixed(key ^ streamSalt) ^ mixed(salt))
    return result
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    if hasSpare {
      hasSpare = false
      return spare
    }
    var c0 = UInt32(truncatingIfNeeded: block)
    var c1 = UInt32(truncatingIfNeeded: block >> 32)
    var c2 = UInt32(truncatingIfNeeded: stream)
    var c3 = UInt32(truncatingIfNeeded: stream >> 32)
    var k0 = UInt32(truncatingIfNeeded: key)
    var k1 = UInt32(truncatingIfNeeded: key >> 32)
    for _ in 0..<10 {
      let p0 = UInt64(0xd251_1f53) &* UInt64(c0)
      let p1 = UInt64(0xcd9e_8d57) &* UInt64(c2)
      (c0, c1, c2, c3) = (
        UInt32(truncatingIfNeeded: p1 >> 32) ^ c1 ^ k0, UInt32(truncatingIfNeeded: p1),
        UInt32(truncatingIfNeeded: p0 >> 32) ^ c3 ^ k1, UInt32(truncatingIfNeeded: p0)
      )
      k0 &+= 0x9e37_79b9
      k1 &+= 0xbb67_ae85
    }
    block &+= 1
    spare = UInt64(c3) << 32 | UInt64(c2)
    hasSpare = true
    return UInt64(c1) << 32 | UInt64(c0)
  }
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every input bit reaches every output bit.
private func mixed(_ value: UInt64) -> UInt64 {
  var z = value &+ 0x9e37_79b9_7f4a_7c15
  z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
  z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
  return z ^ (z >> 31)
}
