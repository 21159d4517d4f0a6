/// A portable 64-bit hash of a problem, by which datasets are split and deduplicated.
///
/// It is FNV-1a (Fowler, Noll and Vo) over the UTF-8 bytes of the source column (tokens separated by
/// single spaces), followed by the finaliser of SplitMix64 (Steele, Lea and Flood 2014), which spreads
/// every input bit over the whole word. Any language computes it in ten lines, and it will not change:
/// the split of every published dataset depends on it.
public struct ProblemHash: Hashable, Sendable {
  /// The 64 bits.
  public let value: UInt64

  /// Hashes the text of a source column.
  public init(source: some Sequence<UInt8>) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in source { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    value = hash ^ (hash >> 31)
  }

  /// The name of this hash in manifests.
  public static let name = "fnv1a64-splitmix64"
}
