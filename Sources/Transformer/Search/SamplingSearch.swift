import Glibc
import Randomness
import Tensors

/// Draws sequences token by token; each source gets as many hypotheses as samples, the likeliest first.
///
/// The draws of a sample depend on the seed, the source's tokens and the sample's number alone, so the same source has
/// the same samples whatever is decoded beside it. Equal samples are all returned: they are draws.
public struct SamplingSearch<Constraint: TokenConstraint>: SequenceSearch {
  public let options: SearchOptions
  /// How tokens are drawn.
  public let sampling: SamplingOptions
  /// The ids that begin and end a sequence.
  public let frame: SequenceFrame
  /// What may follow what.
  public let constraint: Constraint

  /// Creates a search; of the options, the beam width and early stopping are not read.
  public init(
    frame: SequenceFrame, options: SearchOptions, sampling: SamplingOptions,
    constraint: Constraint
  ) {
    precondition(sampling.sampleCount > 0, "\(sampling.sampleCount) samples")
    precondition(sampling.temperature > 0, "a temperature of \(sampling.temperature)")
    self.options = options
    self.sampling = sampling
    self.frame = frame
    self.constraint = constraint
  }

  public var rowsPerSource: Int { sampling.sampleCount }

  public func search<Decoder: StepDecoder>(
    _ sources: [[Int32]], with decoder: Decoder
  ) throws(Decoder.Failure) -> [[Hypothesis]] {
    try decoder.begin(sources)
    let limits = options.limits(decoder)
    var scorer = RowScorer(constraint, vocabularySize: decoder.configuration.vocabularySize)
    var results = [[Hypothesis]](repeating: [], count: sources.count)
    var live = sources.indices.flatMap { index in samples(of: index, sources[index]) }
    while !live.isEmpty {
      scorer.take(
        try decoder.advance(
          live.map { .init(token: $0.path.tokens.last ?? frame.start, parent: $0.row) }))
      var next: [Live] = []
      for (row, var sample) in live.enumerated() {
        let remaining = limits[sample.source] - sample.path.tokens.count
        let choices = scorer.all(row: row, of: sample.path, remaining: remaining)
        guard let choice = drawn(from: choices, &sample) else { continue }
        if choice.token == frame.end || remaining == 1 {
          results[sample.source].append(
            sample.path.finished(by: choice, end: frame.end, options: options))
          continue
        }
        sample.path.append(choice, constraint)
        sample.row = Int32(row)
        next.append(sample)
      }
      live = next
    }
    return results.map { hypotheses in hypotheses.sorted { $0.score > $1.score } }
  }

  private struct Live {
    let source: Int
    /// The row of the last step that it continues.
    var row: Int32
    var path: SearchPath<Constraint>
    var draws: RandomStream
  }

  private func samples(of index: Int, _ source: [Int32]) -> [Live] {
    let stream = source.reduce(RandomStream(seed: sampling.seed).child("sampling")) {
      $0.child(UInt64(UInt32(bitPattern: $1)))
    }
    return (0..<sampling.sampleCount).map { sample in
      Live(
        source: index, row: Int32(index), path: SearchPath(constraint.initialState),
        draws: stream.child("sample").child(UInt64(sample)))
    }
  }

  /// One of the choices, the likeliest of which come first, by their tempered probabilities; nil if there is none.
  private func drawn(from choices: [TokenChoice], _ sample: inout Live) -> TokenChoice? {
    guard let likeliest = choices.first else { return nil }
    var kept: [(choice: TokenChoice, weight: Double)] = choices.prefix(
      sampling.topK > 0 ? sampling.topK : choices.count
    ).map {
      let difference = Double($0.logProbability - likeliest.logProbability)
      return ($0, exp(difference / sampling.temperature))
    }
    let total = kept.reduce(0) { $0 + $1.weight }
    var sum = 0.0
    // The nucleus: up to and including the token that reaches the share.
    if let last = kept.firstIndex(where: { entry in
      sum += entry.weight
      return sum >= sampling.topP * total
    }) {
      kept.removeLast(kept.count - 1 - last)
    }
    return kept[sample.draws.index(weightedBy: kept.map(\.weight))].choice
  }
}

extension SamplingSearch where Constraint == Unconstrained {
  /// Creates a search in which every token may follow.
  public init(
    frame: SequenceFrame, options: SearchOptions = SearchOptions(),
    sampling: SamplingOptions = SamplingOptions()
  ) {
    self.init(
      frame: frame, options: options, sampling: sampling, constraint: Unconstrained())
  }
}
