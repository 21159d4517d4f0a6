/// What the rows of a search stand for: which source each has, and which place its next token.
package struct HypothesisRows {
  /// The number of tokens of each source.
  package private(set) var sourceCounts: [Int32] = []
  /// The source of each row of the last step.
  package private(set) var sources: [Int32] = []
  /// The number of tokens that each row has read.
  package private(set) var position = 0

  private let places: Places
  private let isAlone: Bool
  /// The number of digits at the end of what each row has read.
  private var digitRuns: [Int32] = []

  /// No rows, of the answering stack of a model.
  package init(_ configuration: TransformerConfiguration) {
    places = Places(configuration.answeringSide.positions, configuration)
    isAlone = configuration.architecture == .decoderOnly
  }

  /// Begins anew with one row for each source.
  package mutating func begin(sourceCounts: [Int32]) {
    self.sourceCounts = sourceCounts
    sources = sourceCounts.indices.map(Int32.init)
    digitRuns = [Int32](repeating: 0, count: sourceCounts.count)
    position = 0
  }

  /// Continues rows by a token each and returns the places of these tokens.
  package mutating func advance(_ rows: [IncrementalDecoder.Row]) -> [Int32] {
    defer { position += 1 }
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
