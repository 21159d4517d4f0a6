public import Tensors

/// The probabilities of one attention that a program keeps, for those who want to look at them.
public struct KeptAttention: Sendable {
  /// `[1, probabilities]`: for each sequence and head in turn the block `[queries, keys]`, row by row.
  public let probabilities: Value
  /// The sequences and heads.
  public let geometry: PackedAttention
  /// Whether the keys are those of another stack.
  public let isCross: Bool
}

extension Program {
  /// Keeps the probabilities of every attention written so far, which are computed anyway; in the order of writing.
  public mutating func keepAttention() -> [KeptAttention] {
    let kept = operations.compactMap { operation -> KeptAttention? in
      guard case .attention(let attention) = operation else { return nil }
      return KeptAttention(
        probabilities: attention.probabilities, geometry: attention.geometry,
        isCross: attention.memory != nil)
    }
    kept.forEach { keep($0.probabilities) }
    return kept
  }
}
