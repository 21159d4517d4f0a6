import Autodiff
import Tensors

extension GradientCase {
  /// Rotary positions, norms and products of heads, and attention with biases, dropout and another scale.
  static let heads =
    [
      rotary, headNorm(isScaled: false), headNorm(isScaled: true), headProducts, computedProducts,
      transformerBlock,
    ]
    + [false, true].flatMap { isCausal in
      [RelativeBias.RowChoice.shared, .query, .key, .queryPlace].map { biased($0, isCausal) }
        + [constantBias(isCausal), twoBiases(isCausal), droppedAttention(isCausal)]
    } + [droppedCrossAttention]

  /// Sequences of 3 and 2 tokens with two heads.
  private static func geometry(isCausal: Bool) -> PackedAttention {
    PackedAttention(
      queryOffsets: [0, 3, 5], keyOffsets: [0, 3, 5], headCount: 2, isCausal: isCausal)
  }

  /// The distances −2, −1, 0, 1 and 2 in three buckets.
  private static let buckets = RelativeBuckets(columns: [2, 1, 0, 1, 1], origin: 2, count: 3)

  private static let angles = RotaryAngles(positions: 6, headWidth: 4)

  private static let rotary = GradientCase(name: "rotary positions", shapes: [(3, 13)]) {
    program, inputs in
    program.rotary(
      program.parameter(inputs[0]), columns: 1..<9, headWidth: 4, angles: angles, ids: [0, 5, 2])
  }

  private static func headNorm(isScaled: Bool) -> GradientCase {
    GradientCase(
      name: "head norm, scaled: \(isScaled)", shapes: isScaled ? [(3, 11), (1, 1)] : [(3, 11)]
    ) { program, inputs in
      program.normalizeHeads(
        program.parameter(inputs[0]), columns: 2..<8, headWidth: 3,
        scale: isScaled ? inputs[1] : nil)
    }
  }

  private static let headProducts = GradientCase(
    name: "products of heads", shapes: [(3, 9), (4, 3)]
  ) { program, inputs in
    program.headProducts(
      program.parameter(inputs[0]), columns: 2..<8, table: inputs[1], headCount: 2, scale: 0.7)
  }

  /// Where nobody else reads the value, the columns outside of the heads get a gradient of zero.
  private static let computedProducts = GradientCase(
    name: "products of computed heads", shapes: [(3, 5), (9, 5), (1, 9), (4, 3)]
  ) { program, inputs in
    let value = program.linear(
      program.parameter(inputs[0]), weight: inputs[1], bias: inputs[2], activation: .gelu)
    let heads = program.linear(
      value, weight: ParameterMatrix(offset: inputs[1].offset, rows: 5, columns: 9),
      bias: ParameterMatrix(offset: inputs[2].offset, rows: 1, columns: 5))
    let wide = program.linear(heads, weight: inputs[1], bias: inputs[2])
    return program.headProducts(
      wide, columns: 2..<8, table: inputs[3], headCount: 2, scale: 0.7)
  }

  private static func biased(_ row: RelativeBias.RowChoice, _ isCausal: Bool) -> GradientCase {
    // The rows that the choice reads, and one that it does not.
    let rows =
      switch row {
      case .shared: 2
      case .query, .key: 5
      case .queryPlace: 4
      }
    return GradientCase(
      name: "attention with a bias by \(row), causal: \(isCausal)", shapes: [(5, 18), (rows, 6)]
    ) { program, inputs in
      let bias = AttentionBias(
        values: .value(program.parameter(inputs[1])), row: row, buckets: buckets)
      return program.selfAttention(
        program.parameter(inputs[0]), geometry(isCausal: isCausal), biases: [bias])
    }
  }

  private static func constantBias(_ isCausal: Bool) -> GradientCase {
    GradientCase(name: "attention with a constant bias, causal: \(isCausal)", shapes: [(5, 18)]) {
      program, inputs in
      let slopes = Matrix(rows: 1, columns: 6, elements: [0, -1, -2, 0, -0.5, -1])
      let bias = AttentionBias(values: .constant(slopes), row: .shared, buckets: buckets)
      return program.selfAttention(
        program.parameter(inputs[0]), geometry(isCausal: isCausal), biases: [bias], scale: 1.3)
    }
  }

  /// A constant and a computed bias, the latter from the queries themselves; with dropout and a scale.
  private static func twoBiases(_ isCausal: Bool) -> GradientCase {
    GradientCase(
      name: "attention with two biases and dropout, causal: \(isCausal)",
      shapes: [(5, 18), (3, 3), (1, 6)]
    ) { program, inputs in
      let projections = program.parameter(inputs[0])
      let products = program.headProducts(
        projections, columns: 6..<12, table: inputs[1], headCount: 2, scale: 1)
      let biases = [
        AttentionBias(values: .value(products), row: .key, buckets: buckets),
        AttentionBias(
          values: .value(program.parameter(inputs[2])), row: .shared, buckets: buckets),
      ]
      return program.selfAttention(
        projections, geometry(isCausal: isCausal), biases: biases,
        dropout: DropoutMask(key: 5, probability: 0.3), scale: 0.4)
    }
  }

  private static func droppedAttention(_ isCausal: Bool) -> GradientCase {
    GradientCase(name: "attention with dropout, causal: \(isCausal)", shapes: [(5, 18)]) {
      program, inputs in
      program.selfAttention(
        program.parameter(inputs[0]), geometry(isCausal: isCausal),
        dropout: DropoutMask(key: 3, probability: 0.4))
    }
  }

  private static let droppedCrossAttention = GradientCase(
    name: "cross-attention with dropout and a scale", shapes: [(5, 6), (5, 12)]
  ) { program, inputs in
    let geometry = PackedAttention(
      queryOffsets: [0, 3, 5], keyOffsets: [0, 4, 5], headCount: 2, isCausal: false)
    return program.crossAttention(
      program.parameter(inputs[0]), memory: program.parameter(inputs[1]), geometry,
      dropout: DropoutMask(key: 9, probability: 0.4), scale: 1.1)
  }

  /// Blocks of everything, whose values are computed, so that they share regions of memory.
  private static let transformerBlock = GradientCase(
    name: "halting blocks of rotary, normed and biased attention",
    shapes: [
      (5, 8), (24, 8), (1, 24), (3, 4), (1, 8), (16, 8), (1, 16), (8, 8), (1, 1), (1, 8),
      (1, 1),
    ]
  ) { program, inputs in
    var stream = program.parameter(inputs[0])
    var halting: Halting?
    for step in 0..<3 {
      let change = block(&program, stream, inputs)
      let logits = program.linear(change, weight: inputs[7], bias: inputs[4])
      let next = program.gate(stream, change, logits: logits)
      let halt = program.linear(next, weight: inputs[9], bias: inputs[10])
      halting = program.halt(state: next, logits: halt, previous: halting, isLast: step == 2)
      stream = next
    }
    return halting?.output ?? stream
  }

  private static func block(
    _ program: inout Program, _ stream: Value, _ inputs: [ParameterMatrix]
  ) -> Value {
    let projections = program.linear(stream, weight: inputs[1], bias: inputs[2])
    let normed = program.normalizeHeads(
      projections, columns: 0..<16, headWidth: 4, scale: inputs[8])
    let turned = program.rotary(
      normed, columns: 0..<16, headWidth: 4, angles: angles, ids: [0, 1, 2, 0, 1])
    let products = program.headProducts(
      turned, columns: 0..<8, table: inputs[3], headCount: 2, scale: 0.5)
    let context = program.selfAttention(
      turned, geometry(isCausal: true),
      biases: [AttentionBias(values: .value(products), row: .query, buckets: buckets)],
      dropout: DropoutMask(key: 1, probability: 0.2))
    let norm = LayerNormParameters(weight: inputs[4], bias: nil, epsilon: 1e-5)
    let (sum, normalized) = program.addAndNorm(stream, context, norm)
    let inner = program.linear(normalized, weight: inputs[5], bias: inputs[6])
    return program.add(sum, program.gatedLinearUnit(inner))
  }
}
