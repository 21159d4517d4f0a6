import Transformer

/// What lies on the device between the steps of a search: the kept tokens of sources and of hypotheses, in the order of
/// arguments.
struct DecodingLayout {
  private let configuration: TransformerConfiguration

  init(_ configuration: TransformerConfiguration) { self.configuration = configuration }

  private var side: TransformerConfiguration.SideConfiguration { configuration.answeringSide }
  private var selfAttentionCount: Int { side.layerCount * side.passCount }

  /// The last extents of what a self-attention keeps: keys, values, and what relative keys add.
  private var widths: [Int] {
    let distances = 2 * configuration.positionOptions.relativeDistance + 1
    return [side.headDimension, side.headDimension]
      + (side.positions == .relativeKeyQuery ? [distances] : [])
  }

  /// The shapes of what is kept of sources: `[sources, heads, tokens, …]`.
  func source(_ shape: DecodingShape) -> [[Int]] {
    let isAlone = configuration.architecture == .decoderOnly
    // Passes through the layers share the keys and values of cross-attention.
    let count = isAlone ? selfAttentionCount : side.layerCount
    let length = shape.sourceLength(in: configuration)
    let shapes = (isAlone ? widths : [side.headDimension, side.headDimension])
      .map { [shape.sources, side.headCount, length, $0] }
    return Array(repeating: shapes, count: count).flatMap { $0 }
  }

  /// The shapes of what is kept of hypotheses: `[rows, heads, tokens, …]`.
  func own(_ shape: DecodingShape) -> [[Int]] {
    let shapes = widths.map { [shape.rows, side.headCount, shape.target, $0] }
    return Array(repeating: shapes, count: selfAttentionCount).flatMap { $0 }
  }

  /// Tensors of all attentions in order, by attention.
  func grouped(source tensors: [Tensor]) -> [KeptTokens] {
    Self.grouped(tensors, configuration.architecture == .decoderOnly ? widths.count : 2)
  }

  func grouped(own tensors: [Tensor]) -> [KeptTokens] { Self.grouped(tensors, widths.count) }

  private static func grouped(_ tensors: [Tensor], _ size: Int) -> [KeptTokens] {
    stride(from: 0, to: tensors.count, by: size).map { first in
      KeptTokens(Array(tensors[first..<(first + size)]))
    }
  }
}
