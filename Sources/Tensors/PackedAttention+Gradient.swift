extension PackedAttention {
  /// Writes or adds the gradients of queries, keys and values.
  ///
  /// - Parameters:
  ///   - operands: The operands of the forward pass.
  ///   - variation: Its scale, and where the gradients of biases are added.
  ///   - probabilities: What the forward pass left.
  ///   - dropped: What it left of them after dropout, if there was any.
  ///   - gradient: The gradient of the contexts.
  ///   - results: The gradients of the operands.
  ///   - accumulate: Whether to add to the gradients of queries, and to those of keys and values.
  ///   - scratch: Working memory of at least `scratchCount` elements.
  public func differentiate(
    _ operands: Operands, _ variation: Variation = Variation(), probabilities: Matrix,
    dropped: Matrix? = nil, gradient: Matrix, into results: Operands,
    accumulate: (queries: Bool, keysAndValues: Bool), scratch: Matrix
  ) {
    precondition(scratch.count >= scratchCount && scratch.isContiguous, "scratch for attention")
    check(probabilities, dropped)
    let (productScale, softmaxScale) = variation.factors(headWidth: headWidth(operands))
    forEachPart(headWidth: headWidth(operands)) { part in
      let weights = part.share(of: probabilities)
      let context = gradient.rows(part.queries).columns(part.columns)
      let scores = Matrix(
        scratch.buffer, offset: scratch.offset, rows: weights.rows, columns: weights.columns)
      results.values.rows(part.keys).columns(part.columns).setProduct(
        part.share(of: dropped ?? probabilities), context, transposing: .left,
        accumulate: accumulate.keysAndValues)
      scores.setProduct(
        context, operands.values.rows(part.keys).columns(part.columns), transposing: .right)
      scores.applySoftmaxGradient(
        probabilities: weights, dropped: dropped.map { part.share(of: $0) }, scale: softmaxScale)
      for bias in variation.biases { bias.addGradient(scores, part, isCausal: isCausal) }
      results.queries.rows(part.queries).columns(part.columns).setProduct(
        scores, operands.keys.rows(part.keys).columns(part.columns), scale: productScale,
        accumulate: accumulate.queries)
      results.keys.rows(part.keys).columns(part.columns).setProduct(
        scores, operands.queries.rows(part.queries).columns(part.columns), transposing: .left,
        scale: productScale, accumulate: accumulate.keysAndValues)
    }
  }
}
