import Autodiff
import Tensors

extension Lowering {
  mutating func lower(_ operation: DropoutOperation, _ runtime: Tensor?) {
    guard let keys = runtime else { preconditionFailure("a mask without a key") }
    put(dropped(self[operation.input], operation.mask, keys: keys), into: operation.output)
  }

  /// The elements that the mask's function of key and index keeps, scaled up; the key comes at run time.
  ///
  /// The same function as that of the processor's kernel, so masks agree where padding shifts no index.
  func dropped(_ input: Tensor, _ mask: DropoutMask, keys: Tensor) -> Tensor {
    let halves = keys.bitcast(to: .uint32)
    func key(_ half: Int) -> Tensor {
      halves.sliced(0, half..<(half + 1)).reshaped([]).broadcast(to: [input.count], dimensions: [])
    }
    let index = graph.iota([input.count], dimension: 0, .uint32)
    let hash = spread(spread(index.binary(.xor, key(0))).binary(.xor, key(1)))
    let threshold = Double(UInt32(Double(mask.probability) * 0x1p32))
    let stays = hash.compare(.greaterOrEqual, hash.like(threshold)).reshaped(input.shape)
    return stays.select(input * Double(1 / (1 - mask.probability)), input.like(0))
  }

  /// Wellons 2018, "lowbias32": every bit of the result depends on every bit of the argument.
  private func spread(_ bits: Tensor) -> Tensor {
    var bits = bits
    for (shift, factor) in [(16.0, 0x7feb_352d), (15, 0x846c_a68b)] {
      bits = bits.binary(.xor, bits.binary(.shiftRight, bits.like(shift))) * Double(factor)
    }
    return bits.binary(.xor, bits.binary(.shiftRight, bits.like(16)))
  }
}

extension DropoutMask {
  /// The halves of the key.
  var runtimeIntegers: [Int32] {
    [
      Int32(truncatingIfNeeded: key), Int32(truncatingIfNeeded: key >> 32),
    ]
  }
}
