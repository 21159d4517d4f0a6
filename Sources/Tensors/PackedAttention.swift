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

  /// How the probabilities of attention deviate from softmax(Q·Kᵀ/√width).
  public struct Variation: Sendable {
    let scale: Float?
    let biases: [RelativeBias]

    /// Another scale than 1/√(head width), and what is added to the scaled scores.
    public init(scale: Float? = nil, biases: [RelativeBias] = []) {
      self.scale = scale
      self.biases = biases
    }

    /// What the products Q·Kᵀ and the input of the softmax are multiplied by; one factor is 1.
    func factors(headWidth: Int) -> (product: Float, softmax: Float) {
      let scale = scale ?? 1 / Float(headWidth).squareRoot()
      return biases.isEmpty ? (1, scale) : (scale, 1)
    }
  }

  /// Writes the context of every query, and the probabilities `[1, probabilityCount]` for the backward pass.
  ///
  /// - Parameters:
  ///   - operands: Queries, keys and values.
  ///   - variation: The scale and the biases.
  ///   - dropout: A mask for the probabilities, and where they go once dropped, `[1, probabilityCount]`.
  ///   - probabilities: Where the probabilities go.
  ///   - context: Where the contexts go.
  public func attend(
    _ operands: Operands, _ variation: Variation = Variation(),
    dropout: (mask: DropoutMask, dropped: Matrix)? = nil, probabilities: Matrix,
    into context: Matrix
  ) {
    check(probabilities, dropout?.dropped)
    let (productScale, softmaxScale) = variation.factors(headWidth: headWidth(operands))
    forEachPart(headWidth: headWidth(operands)) { part in
      let queries = operands.queries.rows(part.queries).columns(part.columns)
      var weights = part.share(of: probabilities)
      weights.setProduct(
        queries, operands.keys.rows(part.keys).columns(part.columns), transposing: .right,
        scale: productScale)
      for bias in variation.biases { bias.add(to: weights, part, isCausal: isCausal) }
      weights.applySoftmax(scale: softmaxScale, isCausal: isCausal)
      if let (mask, dropped) = dropout {
        mask.apply(to: weights, into: part.share(of: dropped), first: part.offset)
        weights = part.share(of: dropped)
      }
      context.rows(part.queries).columns(part.columns)
        .setProduct(weights, operands.values.rows(part.keys).columns(part.columns))
    }
  }

  /// One head of one sequence.
  struct Part {
    let head: Int
    let columns: Range<Int>
    let queries: Range<Int>
    let keys: Range<Int>
    /// Where its probabilities begin among all.
    let offset: Int

    /// Its `[queries, keys]` of a matrix of as many elements as there are probabilities.
    func share(of packed: Matrix) -> Matrix {
      Matrix(
        packed.buffer, offset: packed.offset + offset, rows: queries.count, columns: keys.count)
    }
  }

  func headWidth(_ operands: Operands) -> Int { operands.queries.columns / headCount }

  func check(_ probabilities: Matrix, _ dropped: Matrix?) {
    probabilities.requireContiguous(1, probabilityCount, "the probabilities")
    dropped?.requireContiguous(1, probabilityCount, "the dropped probabilities")
  }

  func forEachPart(headWidth: Int, _ body: (Part) -> Void) {
    var offset = 0
    for sequence in 0..<(queryOffsets.count - 1) {
      let queries = Int(queryOffsets[sequence])..<Int(queryOffsets[sequence + 1])
      let keys = Int(keyOffsets[sequence])..<Int(keyOffsets[sequence + 1])
      for head in 0..<headCount {
        let columns = (head * headWidth)..<((head + 1) * headWidth)
        body(Part(head: head, columns: columns, queries: queries, keys: keys, offset: offset))
        offset += queries.count * keys.count
      }
    }
  }
}
