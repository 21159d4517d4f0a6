import Autodiff
import Tensors

extension GradientCase {
  /// Two sequences of 3 and 2 queries, 4 and 1 keys.
  private static let cross = PackedAttention(
    queryOffsets: [0, 3, 5], keyOffsets: [0, 4, 5], headCount: 2, isCausal: false)

  private static func selfGeometry(isCausal: Bool) -> PackedAttention {
    PackedAttention(
      queryOffsets: [0, 3, 4], keyOffsets: [0, 3, 4], headCount: 2, isCausal: isCausal)
  }

  /// Every operation in every input, and the compositions in which gradients meet.
  static let all =
    [nil, Activation.relu, .gelu].map { linear($0) }
    + [false, true].map { selfAttention(isCausal: $0) }
    + [Float(0), 0.1].map { crossEntropy(smoothing: $0) }
    + [crossAttention, layerNorm, addAndNorm, sumOnly, embedding, stackedEmbedding, dropout]
    + [sharedInput, residualBlock] + gates + heads

  private static func linear(_ activation: Activation?) -> GradientCase {
    GradientCase(
      name: "linear, \(activation?.rawValue ?? "no activation")",
      shapes: [(5, 7), (3, 7), (1, 3)]
    ) { program, inputs in
      program.linear(
        program.parameter(inputs[0]), weight: inputs[1], bias: inputs[2], activation: activation)
    }
  }

  private static func selfAttention(isCausal: Bool) -> GradientCase {
    GradientCase(name: "self-attention, causal: \(isCausal)", shapes: [(4, 18)]) {
      program, inputs in
      program.selfAttention(program.parameter(inputs[0]), selfGeometry(isCausal: isCausal))
    }
  }

  private static let crossAttention = GradientCase(
    name: "cross-attention", shapes: [(5, 6), (5, 12)]
  ) { program, inputs in
    program.crossAttention(
      program.parameter(inputs[0]), memory: program.parameter(inputs[1]), cross)
  }

  private static func norm(_ weight: ParameterMatrix, _ bias: ParameterMatrix)
    -> LayerNormParameters
  {
    LayerNormParameters(weight: weight, bias: bias, epsilon: 1e-5)
  }

  private static let layerNorm = GradientCase(
    name: "layer norm", shapes: [(3, 19), (1, 19), (1, 19)]
  ) { program, inputs in
    program.layerNorm(program.parameter(inputs[0]), norm(inputs[1], inputs[2]))
  }

  private static let addAndNorm = GradientCase(
    name: "sum and layer norm", shapes: [(3, 19), (3, 19), (1, 19), (1, 19)]
  ) { program, inputs in
    program.addAndNorm(
      program.parameter(inputs[0]), program.parameter(inputs[1]), norm(inputs[2], inputs[3])
    ).normalized
  }

  private static let sumOnly = GradientCase(
    name: "sum beside an unused layer norm", shapes: [(3, 4), (3, 4)]
  ) { program, inputs in
    let unused = norm(
      ParameterMatrix(offset: 0, rows: 1, columns: 4),
      ParameterMatrix(offset: 0, rows: 1, columns: 4))
    return program.addAndNorm(
      program.parameter(inputs[0]), program.parameter(inputs[1]), unused
    ).sum
  }

  private static let embedding = GradientCase(name: "embedding", shapes: [(4, 5)]) {
    program, inputs in
    program.embedding(of: [2, 0, 2, 3, 1], in: .parameter(inputs[0]), scale: 1.5)
  }

  private static let stackedEmbedding = GradientCase(
    name: "embedding on a base", shapes: [(4, 5), (3, 5)]
  ) { program, inputs in
    program.embedding(
      of: [2, 0, 1], in: .parameter(inputs[0]), adding: program.parameter(inputs[1]))
  }

  private static let dropout = GradientCase(name: "dropout", shapes: [(6, 7)]) {
    program, inputs in
    program.dropout(program.parameter(inputs[0]), DropoutMask(key: 11, probability: 0.3))
  }

  private static func crossEntropy(smoothing: Float) -> GradientCase {
    GradientCase(name: "cross entropy, smoothing \(smoothing)", shapes: [(4, 21)]) {
      program, inputs in
      program.crossEntropy(
        program.parameter(inputs[0]), CrossEntropy(targets: [0, 20, 7, 7], smoothing: smoothing)
      ).losses
    }
  }

  /// One value read by two operations: the second gradient is added to the first.
  private static let sharedInput = GradientCase(
    name: "shared input", shapes: [(3, 6), (6, 6), (1, 6), (1, 6), (1, 6)]
  ) { program, inputs in
    let start = program.linear(program.parameter(inputs[0]), weight: inputs[1], bias: inputs[2])
    let change = program.linear(
      start, weight: inputs[1], bias: inputs[2], activation: .gelu)
    return program.addAndNorm(start, change, norm(inputs[3], inputs[4])).normalized
  }

  /// Pre-norm blocks: the stream and its normalised form are both read further on.
  private static let residualBlock = GradientCase(
    name: "residual blocks", shapes: [(4, 6), (18, 6), (1, 18), (6, 6), (1, 6), (1, 6), (1, 6)]
  ) { program, inputs in
    let norm = norm(inputs[5], inputs[6])
    var stream = program.parameter(inputs[0])
    var normalized = program.layerNorm(stream, norm)
    for _ in 0..<2 {
      let projections = program.linear(normalized, weight: inputs[1], bias: inputs[2])
      let context = program.selfAttention(projections, selfGeometry(isCausal: true))
      let change = program.linear(context, weight: inputs[3], bias: inputs[4])
      (stream, normalized) = program.addAndNorm(stream, change, norm)
    }
    return program.addAndNorm(stream, normalized, norm).sum
  }
}
