import Tensors

/// Takes the most likely token at every place: one hypothesis for each source.
public struct GreedySearch<Constraint: TokenConstraint>: SequenceSearch {
  public let options: SearchOptions
  /// The ids that begin and end a sequence.
  public let frame: SequenceFrame
  /// What may follow what.
  public let constraint: Constraint

  /// Creates a search; of the options, the beam width and early stopping are not read.
  public init(frame: SequenceFrame, options: SearchOptions, constraint: Constraint) {
    self.frame = frame
    self.options = options
    self.constraint = constraint
  }

  public var rowsPerSource: Int { 1 }

  public func search<Decoder: StepDecoder>(
    _ sources: [[Int32]], with decoder: Decoder
  ) throws(Decoder.Failure) -> [[Hypothesis]] {
    try decoder.begin(sources)
    let limits = options.limits(decoder)
    var scorer = RowScorer(constraint, vocabularySize: decoder.configuration.vocabularySize)
    var results = [[Hypothesis]](repeating: [], count: sources.count)
    var live = sources.indices.map { index in
      Live(source: index, row: Int32(index), path: .init(constraint.initialState))
    }
    while !live.isEmpty {
      scorer.take(
        try decoder.advance(
          live.map { .init(token: $0.path.tokens.last ?? frame.start, parent: $0.row) }))
      var next: [Live] = []
      for (row, var hypothesis) in live.enumerated() {
        let remaining = limits[hypothesis.source] - hypothesis.path.tokens.count
        guard
          let best = scorer.best(1, in: row...row, of: [hypothesis.path], remaining: remaining)
            .first
        else { continue }
        if best.token == frame.end || remaining == 1 {
          results[hypothesis.source] = [
            hypothesis.path.finished(by: best, end: frame.end, options: options)
          ]
          continue
        }
        hypothesis.path.append(best, constraint)
        hypothesis.row = Int32(row)
        next.append(hypothesis)
      }
      live = next
    }
    return results
  }

  private struct Live {
    let source: Int
    /// The row of the last step that it continues.
    var row: Int32
    var path: SearchPath<Constraint>
  }
}

extension GreedySearch where Constraint == Unconstrained {
  /// Creates a search in which every token may follow.
  public init(frame: SequenceFrame, options: SearchOptions = SearchOptions()) {
    self.init(frame: frame, options: options, constraint: Unconstrained())
  }
}
