import Randomness

/// Gives every token of a stack its place: what position encodings go by.
///
/// Places count from 0 within a sequence; digits are counted within their number; random places are an increasing
/// choice from a larger range.
struct Places {
  private let positions: Positions
  private let options: PositionOptions
  private let maximumLength: Int
  private let isDigit: [Bool]

  init(_ positions: Positions, _ configuration: TransformerConfiguration) {
    self.positions = positions
    options = configuration.positionOptions
    maximumLength = configuration.maximumLength
    var isDigit: [Bool] = []
    if positions.countsDigits {
      isDigit = [Bool](repeating: false, count: configuration.vocabularySize)
      for token in options.digitTokens { isDigit[Int(token)] = true }
    }
    self.isDigit = isDigit
  }

  /// One sequence whose places are asked for.
  struct Sequence {
    /// The tokens read before this part of the sequence, which only a lone decoder has.
    var precedingCount = 0
    /// Whether the part is the problem; if not, it is the answer.
    var isSource: Bool
    /// The number of tokens of the problem.
    var sourceCount: Int
    /// The number of tokens of problem and answer where one stack reads both, so that random places of the answer go on behind
    /// those of the problem.
    var jointCount: Int?
    /// In training, what random places and shifts are drawn from: the same for the problem and its answer.
    var draws: RandomStream?
  }

  /// Appends the places of one part of a sequence.
  func append(
    _ tokens: some BidirectionalCollection<Int32>, of sequence: Sequence, to places: inout [Int32]
  ) {
    if positions.countsDigits {
      appendDigits(tokens, sequence, to: &places)
    } else if options.randomRange > 0, let draws = sequence.draws {
      let chosen = randomPlaces(count: sequence.jointCount ?? tokens.count, sequence, draws)
      places += chosen[sequence.precedingCount...].prefix(tokens.count)
    } else {
      for index in 0..<tokens.count {
        places.append(place(at: sequence.precedingCount + index, sourceCount: sequence.sourceCount))
      }
    }
  }

  /// The place of a token by its index in the sequence, outside of training.
  func place(at index: Int, sourceCount: Int) -> Int32 {
    guard options.randomRange > 0 else { return Int32(index) }
    // Spread as random places of a problem of this length are on the average, and never beyond the range.
    let gap = max(1, options.randomRange / (2 * max(1, sourceCount)))
    return Int32(min(index * gap, options.randomRange - maximumLength + index))
  }

  /// The place of a token that follows a run of `run` digits; updates the run.
  func digitPlace(_ token: Int32, run: inout Int32) -> Int32 {
    run = isDigit[Int(token)] ? run + 1 : 0
    return run
  }

  /// Whether places are counted within numbers.
  var countsDigits: Bool { positions.countsDigits }
  /// Whether attention compares the places of a query and a key, rather than how far apart they stand.
  var areCompared: Bool { positions == .coupledRelative }

  private func appendDigits(
    _ tokens: some BidirectionalCollection<Int32>, _ sequence: Sequence, to places: inout [Int32]
  ) {
    let first = places.count
    var run: Int32 = 0
    if positions.countsSignificance && sequence.isSource {
      // The significance of a digit is its place from the end of the number.
      for token in tokens.reversed() { places.append(digitPlace(token, run: &run)) }
      places[first...].reverse()
    } else {
      for token in tokens { places.append(digitPlace(token, run: &run)) }
    }
    guard var draws = sequence.draws, options.greatestOffset > 0 else { return }
    let shift = Int32(draws.uniform(below: options.greatestOffset + 1))
    // The token before the last digit of an answer is one place before it.
    let least: Int32 = positions.countsSignificance && !sequence.isSource ? 0 : 1
    for index in first..<places.count where places[index] >= least { places[index] += shift }
  }

  /// An increasing choice of `count` places, all choices being alike (Knuth's selection sampling).
  private func randomPlaces(
    count: Int, _ sequence: Sequence, _ draws: RandomStream
  ) -> [Int32] {
    let isDrawnAlone = sequence.jointCount == nil
    var draws = draws.child(isDrawnAlone ? sequence.isSource ? "source" : "target" : "joint")
    var chosen: [Int32] = []
    var needed = count
    for place in 0..<options.randomRange where needed > 0 {
      if draws.uniform(below: options.randomRange - place) < needed {
        chosen.append(Int32(place))
        needed -= 1
      }
    }
    return chosen
  }
}
