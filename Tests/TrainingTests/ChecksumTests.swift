import Testing

@testable import Training

struct ChecksumTests {
  /// Values of the reference implementation (`xxh64sum`).
  @Test(arguments: [
    ("", "ef46db3751d8e999"), ("a", "d24ec4f1a98c6e5b"), ("abc", "44bc2cf5ad770999"),
    ("The quick brown fox jumps over the lazy dog", "0b242d361fda71bc"),
  ])
  func agreesWithTheReference(text: String, digest: String) {
    #expect(Checksum.hexDigest(of: Array(text.utf8)) == digest)
  }

  @Test(arguments: [1, 3, 8, 31, 32, 33, 100])
  func isTheSameHoweverTheBytesArrive(pieceSize: Int) {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 37) }
    var checksum = Checksum()
    for start in stride(from: 0, to: bytes.count, by: pieceSize) {
      let piece = Array(bytes[start..<min(start + pieceSize, bytes.count)])
      unsafe checksum.update(piece.span.bytes)
    }
    #expect(checksum.hexDigest == Checksum.hexDigest(of: bytes))
  }

  @Test func everyFlippedBitShows() {
    let bytes = (0..<77).map { UInt8(truncatingIfNeeded: $0 * 11) }
    var digests: Set = [Checksum.hexDigest(of: bytes)]
    for bit in 0..<(8 * bytes.count) {
      var flipped = bytes
      flipped[bit / 8] ^= 1 << UInt8(bit % 8)
      digests.insert(Checksum.hexDigest(of: flipped))
    }
    #expect(digests.count == 8 * bytes.count + 1)
  }
}
