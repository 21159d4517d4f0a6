/// A set of 64-bit hashes with open addressing: at most 16 bytes per element while it grows.
///
/// The standard set would spend about twice that and hash the hashes again. Two different problems
/// share a hash with probability 2⁻⁶⁴; among 10⁹ problems one is dropped needlessly in 3 % of runs.
struct HashSet64 {
  /// Slots; 0 marks an empty one, so that the hash 0 is kept apart.
  private var slots = [UInt64](repeating: 0, count: 1 << 10)
  private var containsZero = false
  private(set) var count = 0

  /// Inserts a hash; false where it was present.
  mutating func insert(_ hash: UInt64) -> Bool {
    if hash == 0 {
      defer { containsZero = true }
      if !containsZero { count += 1 }
      return !containsZero
    }
    if (count + 1) * 4 > slots.count * 3 { grow() }
    let index = Self.slot(for: hash, in: slots)
    guard slots[index] == 0 else { return false }
    slots[index] = hash
    count += 1
    return true
  }

  /// Whether a hash is present.
  func contains(_ hash: UInt64) -> Bool {
    hash == 0 ? containsZero : slots[Self.slot(for: hash, in: slots)] == hash
  }

  /// The hashes in ascending order; the set is empty afterwards and keeps its memory.
  mutating func removeAllSorted() -> [UInt64] {
    var result: [UInt64] = containsZero ? [0] : []
    result.reserveCapacity(count)
    for slot in slots.indices where slots[slot] != 0 {
      result.append(slots[slot])
      slots[slot] = 0
    }
    (containsZero, count) = (false, 0)
    result.sort()
    return result
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    for hash in slots where hash != 0 { larger[Self.slot(for: hash, in: larger)] = hash }
    slots = larger
  }

  /// The slot that holds the hash or the empty one where it belongs.
  private static func slot(for hash: UInt64, in slots: [UInt64]) -> Int {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index] != 0, slots[index] != hash { index = (index + 1) & mask }
    return index
  }
}
