/// A sequence that a model cannot take.
public enum BatchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The batch has no sequences.
  case empty
  /// A sequence has more tokens than the model has places.
  case length(sequence: Int, count: Int, limit: Int)
  /// A token is outside of the vocabulary.
  case token(Int32, vocabularySize: Int)

  /// One line that names the sequence or the token.
  public var description: String {
    switch self {
    case .empty: "the batch has no sequences"
    case .length(let sequence, let count, let limit):
      "sequence \(sequence) has \(count) tokens, the model takes at most \(limit)"
    case .token(let token, let size):
      "token \(token) is not in the vocabulary of \(size) tokens"
    }
  }
}

extension PackedBatch {
  /// Refuses a batch that a model of this configuration cannot take.
  public func validate(for configuration: TransformerConfiguration) throws(BatchError) {
    guard sequenceCount > 0 else { throw .empty }
    if let problem = firstTooLong(for: configuration) { throw problem }
    for tokens in [sourceTokens, decoderInputs, targets] {
      for token in tokens where token < 0 || token >= configuration.vocabularySize {
        throw .token(token, vocabularySize: configuration.vocabularySize)
      }
    }
  }
}

extension PackedBatch {
  /// What is wrong with the first pair that is longer than the model has places, or nil.
  func firstTooLong(for configuration: TransformerConfiguration) -> BatchError? {
    for sequence in 0..<sequenceCount {
      let lengths = PairLengths(
        source: sourceRange(sequence).count, target: targetRange(sequence).count)
      if let excess = configuration.excess(of: lengths) {
        return .length(sequence: sequence, count: excess.count, limit: excess.limit)
      }
    }
    return nil
  }
}

extension PackedBatch {
  /// Sources that are about to be answered, as a batch.
  ///
  /// A lone encoder's answer has all its places at once; elsewhere the decoder's side, one token, is not read.
  package init(
    sources: [[Int32]], for configuration: TransformerConfiguration
  ) throws(BatchError) {
    self.init()
    let places = configuration.architecture == .encoderOnly ? configuration.answerLength : 1
    let answer = [Int32](repeating: 0, count: places)
    for (index, source) in sources.enumerated() {
      if source.isEmpty {
        throw .length(sequence: index, count: 0, limit: configuration.maximumLength)
      }
      append(source: source, decoderInputs: answer, targets: answer)
    }
    try validate(for: configuration)
  }
}
