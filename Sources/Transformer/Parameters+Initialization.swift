public import Randomness
import Tensors

extension Parameters {
  /// Creates the weights with which training starts.
  ///
  /// - Matrices: uniform in ±√(6 / (inputs + outputs)) (Glorot and Bengio 2010), which keeps the scale of states and of
  ///   gradients through a layer, for queries, keys and values one by one.
  /// - Vocabulary and position tables: normal with deviation 1/√`modelDimension`, so that a matrix shared with the
  ///   output projection gives logits of unit scale from normalised states (Lample and Charton 2020 do so too).
  /// - Norms one, biases zero.
  ///
  /// Each parameter draws from a stream named after it: adding one leaves the others as they were.
  public convenience init(
    _ configuration: TransformerConfiguration, initializedFrom stream: RandomStream
  ) {
    self.init(layout: ParameterLayout(configuration))
    for entry in layout.entries {
      var draws = stream.child(entry.name)
      let law = entry.initialLaw
      values.withMutableSpan { span in
        for index in entry.range { span[index] = law.draw(&draws) }
      }
    }
    // The rows that no token reads are zero in every file.
    for entry in layout.entries where entry.isPositionTable {
      let reserved = PositionTable.reservedRows * configuration.modelDimension
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
  fileprivate var isPositionTable: Bool { name.hasSuffix("embed_positions.weight") }

  private var isVocabularyTable: Bool {
    name.hasSuffix("embed_tokens.weight") || name.hasSuffix("shared.weight")
      || name == "lm_head.weight"
  }

  fileprivate var initialLaw: InitialLaw {
    guard name.hasSuffix(".weight") else { return .constant(0) }
    guard shape.count == 2 else { return .constant(1) }
    if isPositionTable || isVocabularyTable {
      return .normal(deviation: 1 / Double(shape[1]).squareRoot())
    }
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
