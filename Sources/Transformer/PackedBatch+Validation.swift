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
    for offsets in [sourceOffsets, targetOffsets] {
      for sequence in 0..<sequenceCount {
        let count = Int(offsets[sequence + 1] - offsets[sequence])
        if count > configuration.maximumLength {
          throw .length(sequence: sequence, count: count, limit: configuration.maximumLength)
        }
      }
    }
    for tokens in [sourceTokens, decoderInputs, targets] {
      for token in tokens where token < 0 || token >= configuration.vocabularySize {
        throw .token(token, vocabularySize: configuration.vocabularySize)
      }
    }
  }
}
