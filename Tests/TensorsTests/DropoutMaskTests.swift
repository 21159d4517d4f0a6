import Tensors
import Testing

@Suite("Dropout masks")
struct DropoutMaskTests {
  private func kept(_ mask: DropoutMask, count: Int = 10_000) -> [Float] {
    let ones = Matrix(rows: 1, columns: count, elements: Array(repeating: 1, count: count))
    let output = Matrix(rows: 1, columns: count, elements: Array(repeating: 0, count: count))
    mask.apply(to: ones, into: output)
    return output.elements
  }

  @Test("keep the mean", arguments: [Float(0), 0.1, 0.5, 0.9])
  func mean(_ probability: Float) {
    let elements = kept(DropoutMask(key: 3, probability: probability))
    let mean = elements.reduce(0, +) / Float(elements.count)
    // Five deviations of the mean of 10,000 draws.
    let deviation = (probability / (1 - probability)).squareRoot() / 100
    #expect(abs(mean - 1) <= 5 * deviation + 1e-4)
  }

  @Test("are the same for the same key and differ between keys")
  func keys() {
    let first = kept(DropoutMask(key: 3, probability: 0.5))
    #expect(first == kept(DropoutMask(key: 3, probability: 0.5)))
    for key: UInt64 in [4, 1 << 32 | 3] {
      let other = kept(DropoutMask(key: key, probability: 0.5))
      let equal = zip(first, other).count { $0 == $1 }
      #expect((4_700..<5_300).contains(equal))
    }
  }
}
