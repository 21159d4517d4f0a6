/// What the rows of a search stand for: which source each has, and which place its next token.
package struct HypothesisRows {
  /// The number of tokens of each source.
  package private(set) var sourceCounts: [Int32] = []
  /// The number of steps that the rows of each source may take.
  package private(set) var stepLimits: [Int] = []
  /// The source of each row of the last step.
  package private(set) var sources: [Int32] = []
  /// The number of tokens that each row has read.
  package private(set) var position = 0
  /// The places of all that each row has read, those of its source first where they share a stack; empty where attention
  /// does not compare them.
  package private(set) var keyPlaces: [[Int32]] = []

  private let configuration: TransformerConfiguration
  private let places: Places
  private var isAlone: Bool { configuration.architecture == .decoderOnly }
  /// The number of digits at the end of what each row has read.
  private var digitRuns: [Int32] = []

  /// No rows, of the answering stack of a model.
  package init(_ configuration: TransformerConfiguration) {
    self.configuration = configuration
    places = Places(configuration.answeringSide.positions, configuration)
  }

  /// Begins anew with one row for each source.
  package mutating func begin(_ newSources: [[Int32]]) {
    sourceCounts = newSources.map { Int32($0.count) }
    stepLimits = newSources.map { configuration.stepLimit(sourceCount: $0.count) }
    keyPlaces = places.areCompared ? newSources.map { isAlone ? sourcePlaces($0) : [] } : []
    sources = sourceCounts.indices.map(Int32.init)
    digitRuns = [Int32](repeating: 0, count: sourceCounts.count)
    position = 0
  }

  /// Continues rows by a token each and returns the places of these tokens.
  package mutating func advance(_ rows: [IncrementalDecoder.Row]) -> [Int32] {
    precondition(!rows.isEmpty, "a step without rows")
    let newPlaces = nextPlaces(rows)
    precondition(
      sources.allSatisfy { position < stepLimits[Int($0)] }, "step \(position) is one too many")
    position += 1
    if places.areCompared {
      keyPlaces = zip(rows, newPlaces).map { keyPlaces[Int($0.parent)] + [$1] }
    }
    return newPlaces
  }

  private func sourcePlaces(_ source: [Int32]) -> [Int32] {
    var result: [Int32] = []
    places.append(source, of: .init(isSource: true, sourceCount: source.count), to: &result)
    return result
  }

  private mutating func nextPlaces(_ rows: [IncrementalDecoder.Row]) -> [Int32] {
    sources = rows.map { sources[Int($0.parent)] }
    guard !places.countsDigits else {
      digitRuns = rows.map { digitRuns[Int($0.parent)] }
      return rows.indices.map { places.digitPlace(rows[$0].token, run: &digitRuns[$0]) }
    }
    return sources.map { source in
      let count = Int(sourceCounts[Int(source)])
      return places.place(at: (isAlone ? count : 0) + position, sourceCount: count)
    }
  }
}
