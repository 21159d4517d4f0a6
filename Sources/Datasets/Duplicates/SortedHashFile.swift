import Glibc

/// Distinct hashes in ascending order in a file without a name, which vanishes with the process.
///
/// A class, because it owns a file descriptor.
final class SortedHashFile {
  private let path: String
  private let descriptor: Int32
  private let count: Int

  /// Hashes that are read or written at a time: 32 KiB.
  private static var blockCount: Int { 4096 }

  /// Writes the union of sorted hashes and those of an earlier file; the two have none in common.
  init(
    merging hashes: [UInt64], with earlier: SortedHashFile?, path: String
  ) throws(DatasetError) {
    self.path = path
    count = hashes.count + (earlier?.count ?? 0)
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system("create", path) }
    guard unsafe unlink(path) == 0 else { throw .system("remove", path) }
    try write(hashes, earlier)
  }

  deinit { _ = close(descriptor) }

  private func write(_ hashes: [UInt64], _ earlier: SortedHashFile?) throws(DatasetError) {
    var output: [UInt64] = []
    output.reserveCapacity(Self.blockCount)
    var position = 0
    func append(_ hash: UInt64) throws(DatasetError) {
      output.append(hash)
      if output.count == Self.blockCount { try flush() }
    }
    func flush() throws(DatasetError) {
      try writeBlock(output, at: position)
      position += output.count
      output.removeAll(keepingCapacity: true)
    }
    var next = hashes.startIndex
    if let earlier {
      for start in stride(from: 0, to: earlier.count, by: Self.blockCount) {
        for old in try earlier.block(at: start) {
          while next < hashes.endIndex, hashes[next] < old {
            try append(hashes[next])
            next += 1
          }
          try append(old)
        }
      }
    }
    for hash in hashes[next...] { try append(hash) }
    try flush()
  }

  /// Whether a hash is in the file: one or two reads, as hashes are spread evenly.
  func contains(_ hash: UInt64) throws(DatasetError) -> Bool {
    var (low, high) = (0, count)
    var (lowest, highest) = (UInt64.min, UInt64.max)
    while high - low > 0 {
      // Interpolation: where the hash would be if those between were evenly spaced.
      let share = Double(hash - lowest) / max(Double(highest - lowest), 1)
      let guess = low + Int(share * Double(high - low - 1))
      let start = max(low, min(guess - Self.probeCount / 2, high - Self.probeCount))
      let found = try block(at: start, count: min(Self.probeCount, high - start))
      guard let first = found.first, let last = found.last else { return false }
      if hash < first {
        (high, highest) = (start, first)
      } else if hash > last {
        (low, lowest) = (start + found.count, last)
      } else {
        return found.contains(hash)
      }
      if hash < lowest || hash > highest { return false }
    }
    return false
  }

  private static var probeCount: Int { 512 }

  private func block(at start: Int, count wanted: Int? = nil) throws(DatasetError) -> [UInt64] {
    var values = [UInt64](repeating: 0, count: min(wanted ?? Self.blockCount, count - start))
    let size = values.count * 8
    let done = unsafe values.withUnsafeMutableBytes {
      unsafe pread(descriptor, $0.baseAddress, size, start * 8)
    }
    guard done == size else { throw .system("read", path) }
    return values
  }

  private func writeBlock(_ values: [UInt64], at start: Int) throws(DatasetError) {
    let size = values.count * 8
    let done = unsafe values.withUnsafeBytes {
      unsafe pwrite(descriptor, $0.baseAddress, size, start * 8)
    }
    guard done == size else { throw .system("write", path) }
  }
}
