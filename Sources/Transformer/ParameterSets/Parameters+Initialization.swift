import Glibc
public import Randomness
import Tensors

extension Parameters {
  /// Creates the weights with which training starts.
  ///
  /// - Matrices: uniform in ±√(6 / (inputs + outputs)) (Glorot and Bengio 2010), which keeps the scale of states and of
  ///   gradients through a layer, for queries, keys and values one by one.
  /// - Vocabulary and position tables: normal with deviation 1/√`modelDimension`, so that a matrix shared with the
  ///   output projection gives logits of unit scale from normalised states (Lample and Charton 2020 do so too).
  /// - Numbers of differences of significance: normal with deviation 1 where they are added, so that heads differ.
  /// - Norms one, biases zero; the temperature of normalised queries and keys as in Henry et al. 2020.
  ///
  /// Each parameter draws from a stream named after it: adding one leaves the others as they were.
  public convenience init(
    _ configuration: TransformerConfiguration, initializedFrom stream: RandomStream
  ) {
    self.init(layout: ParameterLayout(configuration))
    for entry in layout.entries {
      var draws = stream.child(entry.name)
      let law = entry.initialLaw(configuration)
      values.withMutableSpan { span in
        for index in entry.range { span[index] = law.draw(&draws) }
      }
    }
    // The rows that no token reads are zero in every file.
    for side in configuration.sides {
      guard let entry = layout["model.\(side.side).embed_positions.weight"] else { continue }
      let reserved = PositionTable.reservedRowCount(side.positions) * side.modelDimension
      values.fill(with: 0, in: entry.offset..<(entry.offset + reserved))
    }
  }
}

/// How the elements of a parameter are distributed at first.
private enum InitialLaw {
  case constant(Float)
  case uniform(bound: Double)
  case normal(deviation: Double)

  func draw(_ draws: inout RandomStream) -> Float {
    switch self {
    case .constant(let value): value
    case .uniform(let bound): Float((2 * draws.uniform() - 1) * bound)
    case .normal(let deviation): Float(draws.normal() * deviation)
    }
  }
}

extension ParameterLayout.Entry {
  private var isEmbedding: Bool {
    name.hasSuffix("embed_positions.weight") || name.hasSuffix("embed_tokens.weight")
      || name.hasSuffix("shared.weight") || name.hasSuffix("relative_keys.weight")
      || name == "lm_head.weight"
  }

  fileprivate func initialLaw(_ configuration: TransformerConfiguration) -> InitialLaw {
    if name.hasSuffix("qk_scale") {
      // Henry et al. 2020, section 3: so that attention can be as sharp as the longest sequence needs.
      let length = Double(max(2, configuration.maximumLength))
      return .constant(Float(log2(length * length - length)))
    }
    // Gates let little of the change pass at first, and tokens go on: each pass starts near the identity.
    if name.hasSuffix(".gate.fc2.bias") { return .constant(-1) }
    if name.hasSuffix(".relative_attention_bias.weight") { return .constant(0) }
    if name.hasSuffix(".significance_bias.weight") {
      return .normal(deviation: 1 / Double(Composition.significanceScale))
    }
    guard name.hasSuffix(".weight") else { return .constant(0) }
    guard shape.count == 2 else { return .constant(1) }
    if isEmbedding { return .normal(deviation: 1 / Double(shape[1]).squareRoot()) }
    return .uniform(bound: (6 / Double(shape[0] + shape[1])).squareRoot())
  }
}

extension RandomStream {
  /// A draw with mean 0 and deviation 1 that is close to normal: the sum of twelve uniform draws, less six.
  ///
  /// Only additions, so every machine gets the same bits, unlike with logarithms and cosines; the tails end at ±6,
  /// which initial weights welcome.
  mutating func normal() -> Double {
    var sum: UInt64 = 0
    for _ in 0..<3 {
      let word = next()
      sum += (word & 0xffff) + (word >> 16 & 0xffff) + (word >> 32 & 0xffff) + word >> 48
    }
    // Each 16-bit draw stands for the middle of its interval.
    return (Double(sum) + 6) * 0x1p-16 - 6
  }
}
