public import Tensors

/// Attention over packed sequences: softmax(Q·Kᵀ/√width + biases)·V for each sequence and head.
package struct AttentionOperation: DifferentiableOperation {
  /// `[queries, 3 × model]` if self-attention (queries, keys, values side by side), else `[queries, model]`.
  package let queries: Value
  /// `[keys, 2 × model]` (keys, values side by side) if cross-attention.
  package let memory: Value?
  package let geometry: PackedAttention
  /// At most two.
  package let biases: [AttentionBias]
  /// What the products are multiplied by, if not 1/√width.
  package let scale: Float?
  package let dropout: Dropout?
  package let context: Value
  package let probabilities: Value

  /// A mask of the probabilities, and where they are kept after it.
  package struct Dropout {
    package let mask: DropoutMask
    package let dropped: Value
  }

  var effects: Effects {
    Effects(
      inputs: ValueList(queries, memory, biases.first?.value, biases.dropFirst().first?.value),
      outputs: ValueList(context, probabilities, dropout?.dropped),
      saved: ValueList(queries, memory, probabilities, dropout?.dropped),
      backwardScratchCount: geometry.scratchCount)
  }

  func forward(in workspace: Workspace) {
    let operands = split(workspace.value(queries), memory.map { workspace.value($0) })
    geometry.attend(
      operands,
      PackedAttention.Variation(
        scale: scale, biases: biases.map { $0.forward(in: workspace) }),
      dropout: dropout.map { (mask: $0.mask, dropped: workspace.value($0.dropped)) },
      probabilities: workspace.value(probabilities), into: workspace.value(context))
  }

  func backward(in workspace: Workspace) {
    guard let gradient = workspace.gradient(of: context) else { return }
    let operands = split(workspace.value(queries), memory.map { workspace.value($0) })
    let queryTarget = workspace.gradientTarget(of: queries)
    let memoryTarget = memory.map { workspace.gradientTarget(of: $0) }
    geometry.differentiate(
      operands,
      PackedAttention.Variation(
        scale: scale, biases: biases.compactMap { $0.gradient(in: workspace) }),
      probabilities: workspace.value(probabilities),
      dropped: dropout.map { workspace.value($0.dropped) }, gradient: gradient,
      into: split(queryTarget.matrix, memoryTarget?.matrix),
      accumulate: (queryTarget.accumulate, (memoryTarget ?? queryTarget).accumulate),
      scratch: workspace.scratch(count: geometry.scratchCount))
  }

  private func split(_ queries: Matrix, _ memory: Matrix?) -> PackedAttention.Operands {
    let width = context.columns
    let keysAndValues = memory ?? queries.columns(width..<(3 * width))
    return PackedAttention.Operands(
      queries: queries.columns(0..<width), keys: keysAndValues.columns(0..<width),
      values: keysAndValues.columns(width..<(2 * width)))
  }
}

extension Program {
  /// Attention within sequences: `[tokens, 3 × model]` of queries, keys and values to `[tokens, model]`.
  ///
  /// The probabilities are softmax(scale·q·k + Σ biases), with at most two biases and 1/√(head width) if the scale is
  /// nil. The mask, if there is one, drops some of them.
  public mutating func selfAttention(
    _ projections: Value, _ geometry: PackedAttention, biases: [AttentionBias] = [],
    dropout: DropoutMask? = nil, scale: Float? = nil
  ) -> Value {
    precondition(projections.columns % (3 * geometry.headCount) == 0, "columns of the heads")
    precondition(biases.count <= 2, "\(biases.count) biases of attention")
    // Its gradient would be written part by part while those of the biases are added to it.
    precondition(!biases.contains { $0.value == projections }, "projections as their own bias")
    return attention(
      projections, nil, width: projections.columns / 3, geometry, biases, dropout, scale)
  }

  /// Attention of queries `[queries, model]` to a memory `[keys, 2 × model]` of keys and values.
  public mutating func crossAttention(
    _ queries: Value, memory: Value, _ geometry: PackedAttention, dropout: DropoutMask? = nil,
    scale: Float? = nil
  ) -> Value {
    precondition(
      queries.columns % geometry.headCount == 0 && memory.columns == 2 * queries.columns,
      "columns of the heads")
    return attention(queries, memory, width: queries.columns, geometry, [], dropout, scale)
  }

  private mutating func attention(
    _ queries: Value, _ memory: Value?, width: Int, _ geometry: PackedAttention,
    _ biases: [AttentionBias], _ dropout: DropoutMask?, _ scale: Float?
  ) -> Value {
    precondition(
      geometry.queryOffsets.last.map(Int.init) == queries.rows
        && geometry.keyOffsets.last.map(Int.init) == (memory ?? queries).rows,
      "the offsets of attention do not end with the tokens")
    let context = makeValue(rows: queries.rows, columns: width)
    let probabilities = makeValue(rows: 1, columns: geometry.probabilityCount)
    let dropped = dropout.map {
      AttentionOperation.Dropout(
        mask: $0, dropped: makeValue(rows: 1, columns: geometry.probabilityCount))
    }
    append(
      .attention(
        AttentionOperation(
          queries: queries, memory: memory, geometry: geometry, biases: biases, scale: scale,
          dropout: dropped, context: context, probabilities: probabilities)))
    return context
  }
}
