import Transformer

extension HypothesisGrid {
  /// What a step reads, the token of each row in its place; places without a row read anything.
  ///
  /// - Parameters:
  ///   - rows: The rows of the step.
  ///   - places: What position encodings count of their tokens.
  ///   - hypotheses: The rows after this step.
  /// - Returns: The tokens, their places and what they may look at.
  func tokens(
    of rows: [IncrementalDecoder.Row], at places: [Int32], _ hypotheses: HypothesisRows
  ) -> DecodingComposer.Tokens {
    var tokens = DecodingComposer.Tokens(rows: shape.rows, position: hypotheses.position - 1)
    for (row, slot) in slots.enumerated() {
      tokens.ids[slot] = rows[row].token
      tokens.places[slot] = places[row]
      tokens.sourceCounts[slot] = hypotheses.sourceCounts[Int(hypotheses.sources[row])]
      if !hypotheses.keyPlaces.isEmpty { tokens.keyPlaces[slot] = hypotheses.keyPlaces[row] }
    }
    return tokens
  }

  /// The number of tokens of each source in the grid; 1 where it has no hypotheses.
  func sourceCounts(_ tokens: DecodingComposer.Tokens) -> [Int32] {
    (0..<shape.sources).map { source in
      let slots = source * shape.rowsPerSource..<(source + 1) * shape.rowsPerSource
      return tokens.sourceCounts[slots].max() ?? 1
    }
  }
}
