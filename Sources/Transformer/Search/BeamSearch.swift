/// Follows the most likely hypotheses of each source side by side and returns the best that ended.
///
/// The algorithm of Lample and Charton's released code: at each place the 2·`beamWidth` likeliest continuations of a
/// source's hypotheses are gone through in order; those that end are set aside by score, the first `beamWidth`
/// others live on.
public struct BeamSearch<Constraint: TokenConstraint>: SequenceSearch {
  public let options: SearchOptions
  /// The ids that begin and end a sequence.
  public let frame: SequenceFrame
  /// What may follow what.
  public let constraint: Constraint

  /// Creates a search; the options must be such that ``SearchOptions/validate()`` accepts them.
  public init(frame: SequenceFrame, options: SearchOptions, constraint: Constraint) {
    precondition(options.beamWidth > 0, "a beam of \(options.beamWidth)")
    precondition(options.lengthPenalty >= 0, "a length penalty of \(options.lengthPenalty)")
    self.frame = frame
    self.options = options
    self.constraint = constraint
  }

  public var rowsPerSource: Int { options.beamWidth }

  public func search<Decoder: StepDecoder>(
    _ sources: [[Int32]], with decoder: Decoder
  ) throws(Decoder.Failure) -> [[Hypothesis]] {
    try decoder.begin(sources)
    let limits = options.limits(decoder)
    var scorer = RowScorer(constraint, vocabularySize: decoder.configuration.vocabularySize)
    var beams = sources.indices.map { Beam<Constraint>(row: $0, constraint.initialState) }
    var live = Array(beams.indices)
    while !live.isEmpty {
      let rows = live.flatMap { beams[$0].rows(start: frame.start) }
      scorer.take(try decoder.advance(rows))
      var firstRow = 0
      for index in live {
        let count = beams[index].paths.count
        beams[index].advance(
          &scorer, rows: firstRow...(firstRow + count - 1), limit: limits[index], search: self)
        firstRow += count
      }
      live.removeAll { beams[$0].paths.isEmpty }
    }
    return beams.map(\.finished)
  }
}

extension BeamSearch where Constraint == Unconstrained {
  /// Creates a search in which every token may follow.
  public init(frame: SequenceFrame, options: SearchOptions = SearchOptions()) {
    self.init(frame: frame, options: options, constraint: Unconstrained())
  }
}

/// The hypotheses of one source.
struct Beam<Constraint: TokenConstraint> {
  /// Those that may go on, the likeliest first; none once the search for this source is over.
  private(set) var paths: [SearchPath<Constraint>]
  /// Those that ended, the best first.
  private(set) var finished: [Hypothesis] = []
  /// For each path, the row of the last step that it continues.
  private var parents: [Int32]

  init(row: Int, _ state: Constraint.State) {
    paths = [SearchPath(state)]
    parents = [Int32(row)]
  }

  /// What the decoder is to read next.
  func rows(start: Int32) -> [IncrementalDecoder.Row] {
    zip(paths, parents).map { .init(token: $0.tokens.last ?? start, parent: $1) }
  }

  /// Continues the paths, which have these rows of the step that the scorer has taken in.
  mutating func advance(
    _ scorer: inout RowScorer<Constraint>, rows: ClosedRange<Int>, limit: Int,
    search: BeamSearch<Constraint>
  ) {
    let width = search.options.beamWidth
    let remaining = limit - (paths.first?.tokens.count ?? 0)
    let choices = scorer.best(2 * width, in: rows, of: paths, remaining: remaining)
    var next: [SearchPath<Constraint>] = []
    parents.removeAll(keepingCapacity: true)
    var continued = 0
    for choice in choices {
      if continued == width { break }
      if choice.token == search.frame.end {
        finish(choice, search)
        continue
      }
      continued += 1
      if remaining == 1 {
        finish(choice, search)
        continue
      }
      var path = paths[choice.hypothesis]
      path.append(choice, search.constraint)
      next.append(path)
      parents.append(Int32(rows.lowerBound + choice.hypothesis))
    }
    paths =
      isDone(bestLogProbability: next.first?.logProbability, limit, search.options) ? [] : next
  }

  /// Keeps a hypothesis if it is among the best; of equal ones the earlier goes first.
  private mutating func finish(_ choice: TokenChoice, _ search: BeamSearch<Constraint>) {
    let hypothesis = paths[choice.hypothesis]
      .finished(by: choice, end: search.frame.end, options: search.options)
    let place =
      finished.firstIndex { $0.score < hypothesis.score } ?? finished.count
    finished.insert(hypothesis, at: place)
    if finished.count > search.options.beamWidth { finished.removeLast() }
  }

  /// Whether no path can bring anything better: log-probabilities only fall.
  private func isDone(
    bestLogProbability: Float?, _ limit: Int, _ options: SearchOptions
  ) -> Bool {
    guard let bestLogProbability else { return true }
    guard finished.count >= options.beamWidth, let worst = finished.last else { return false }
    if options.stopsEarly { return true }
    return worst.score >= options.score(logProbability: bestLogProbability, count: limit)
  }
}
