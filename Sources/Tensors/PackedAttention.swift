/// Scaled dot-product attention of several heads over sequences laid end to end.
///
/// Vaswani et al. 2017, section 3.2.
///
/// Sequence *i* has the query rows `queryOffsets[i]..<queryOffsets[i + 1]` and likewise key rows; a query sees the keys
/// of its own sequence only. Head *h* is the *h*-th group of columns of queries, keys, values and contexts alike. The
/// products read the packed matrices where they lie, without copies.
public struct PackedAttention: Sendable {
  /// Where each sequence's queries begin, and their number at the end.
  public let queryOffsets: [Int32]
  /// Where each sequence's keys and values begin, and their number at the end.
  public let keyOffsets: [Int32]
  /// The number of heads.
  public let headCount: Int
  /// Whether query *i* of a sequence sees only the keys `0...i`.
  public let isCausal: Bool
  /// The number of probabilities, of all sequences and heads together.
  public let probabilityCount: Int
  /// The number of probabilities of one head of the longest sequence.
  public let scratchCount: Int

  /// An attention over as many sequences as both lists have.
  public init(queryOffsets: [Int32], keyOffsets: [Int32], headCount: Int, isCausal: Bool) {
    precondition(queryOffsets.count == keyOffsets.count && !queryOffsets.isEmpty, "offsets")
    self.queryOffsets = queryOffsets
    self.keyOffsets = keyOffsets
    self.headCount = headCount
    self.isCausal = isCausal
    var total = 0
    var greatest = 1
    for sequence in 0..<(queryOffsets.count - 1) {
      let queries = Int(queryOffsets[sequence + 1] - queryOffsets[sequence])
      let keys = Int(keyOffsets[sequence + 1] - keyOffsets[sequence])
      precondition(queries > 0 && keys > 0, "sequence \(sequence) has no tokens")
      precondition(!isCausal || queries == keys, "causal attention across sequences")
      total += queries * keys * headCount
      greatest = max(greatest, queries * keys)
    }
    probabilityCount = total
    scratchCount = greatest
  }

  /// The packed matrices `[tokens, heads × head width]`: values of the forward pass, or their gradients.
  public struct Operands: Sendable {
    let queries: Matrix
    let keys: Matrix
    let values: Matrix

    /// Three matrices of the same width.
    public init(queries: Matrix, keys: Matrix, values: Matrix) {
      self.queries = queries
      self.keys = keys
      self.values = values
    }
  }

  /// Writes the context of every query, and the probabilities `[1, probabilityCount]` for the backward pass.
  public func attend(_ operands: Operands, probabilities: Matrix, into context: Matrix) {
    forEachHead(operands, probabilities) { head, queryRows, keyRows, weights in
      let queries = operands.queries.rows(queryRows).columns(head)
      weights.setProduct(
        queries, operands.keys.rows(keyRows).columns(head), transposing: .right)
      weights.applySoftmax(scale: scale(head), isCausal: isCausal)
      context.rows(queryRows).columns(head)
        .setProduct(weights, operands.values.rows(keyRows).columns(head))
    }
  }

  /// Writes or adds the gradients of queries, keys and values.
  ///
  /// - Parameters:
  ///   - operands: The operands of the forward pass.
  ///   - probabilities: What the forward pass left.
  ///   - gradient: The gradient of the contexts.
  ///   - results: The gradients of the operands.
  ///   - accumulate: Whether to add to the gradients of queries, and to those of keys and values.
  ///   - scratch: Working memory of at least `scratchCount` elements.
  public func differentiate(
    _ operands: Operands, probabilities: Matrix, gradient: Matrix, into results: Operands,
    accumulate: (queries: Bool, keysAndValues: Bool), scratch: Matrix
  ) {
    precondition(scratch.count >= scratchCount && scratch.isContiguous, "scratch for attention")
    forEachHead(operands, probabilities) { head, queryRows, keyRows, weights in
      let context = gradient.rows(queryRows).columns(head)
      let scores = Matrix(
        scratch.buffer, offset: scratch.offset, rows: weights.rows, columns: weights.columns)
      results.values.rows(keyRows).columns(head).setProduct(
        weights, context, transposing: .left, accumulate: accumulate.keysAndValues)
      scores.setProduct(
        context, operands.values.rows(keyRows).columns(head), transposing: .right)
      scores.applySoftmaxGradient(probabilities: weights, scale: scale(head))
      results.queries.rows(queryRows).columns(head).setProduct(
        scores, operands.keys.rows(keyRows).columns(head), accumulate: accumulate.queries)
      results.keys.rows(keyRows).columns(head).setProduct(
        scores, operands.queries.rows(queryRows).columns(head), transposing: .left,
        accumulate: accumulate.keysAndValues)
    }
  }

  private func scale(_ head: Range<Int>) -> Float { 1 / Float(head.count).squareRoot() }

  /// Calls `body` with the columns, query rows, key rows and probabilities `[queries, keys]` of each head.
  private func forEachHead(
    _ operands: Operands, _ probabilities: Matrix,
    _ body: (Range<Int>, Range<Int>, Range<Int>, Matrix) -> Void
  ) {
    probabilities.requireContiguous(1, probabilityCount, "the probabilities")
    let width = operands.queries.columns / headCount
    var offset = probabilities.offset
    for sequence in 0..<(queryOffsets.count - 1) {
      let queries = Int(queryOffsets[sequence])..<Int(queryOffsets[sequence + 1])
      let keys = Int(keyOffsets[sequence])..<Int(keyOffsets[sequence + 1])
      for head in 0..<headCount {
        let weights = Matrix(
          probabilities.buffer, offset: offset, rows: queries.count, columns: keys.count)
        body((head * width)..<((head + 1) * width), queries, keys, weights)
        offset += weights.count
      }
    }
  }
}
