import Autodiff
import Tensors

extension Lowering {
  /// What a bias adds to scores `[B, H, Q, K]`: values at the buckets of distances, picked by products with unit rows.
  mutating func lowered(_ bias: AttentionBias, _ scores: [Int]) -> Tensor {
    let (heads, queries, keys) = (scores[1], scores[2], scores[3])
    let distances = (0..<queries).flatMap { query in
      (0..<keys).map { bias.buckets.bucket(ofDistance: $0 - query) }
    }
    guard case .value(let value) = bias.values else {
      return constantBias(bias, distances, scores)
    }
    let count = bias.buckets.count
    let values = self[value]
    let places = constant(
      HostArray(.integers(distances.map(Int32.init)), shape: [queries, keys])
    ).oneHot(count, values.type.scalar)  // [Q, K, buckets]
    switch bias.row {
    case .shared:  // [H, buckets] to [H, Q, K]
      return values.reshaped([heads, count])
        .dot(places, contracting: ([1], [2]), to: .float32)
        .broadcast(to: scores, dimensions: [1, 2, 3])
    case .queryPlace:  // [Q, H, buckets] to [Q, H, K]
      return values.reshaped([queries, heads, count])
        .dot(places, contracting: ([2], [2]), batch: ([0], [0]), to: .float32)
        .transposed([1, 0, 2]).broadcast(to: scores, dimensions: [1, 2, 3])
    case .query:  // [B, Q, H, buckets] to [Q, B, H, K]
      return values.reshaped([sequences, queries, heads, count])
        .dot(places, contracting: ([3], [2]), batch: ([1], [0]), to: .float32)
        .transposed([1, 2, 0, 3])
    case .key:  // [B, K, H, buckets] to [K, B, H, Q]
      return values.reshaped([sequences, keys, heads, count])
        .dot(places, contracting: ([3], [2]), batch: ([1], [1]), to: .float32)
        .transposed([1, 2, 3, 0])
    }
  }

  /// Numbers that stay as they are, looked up beforehand: `[H, Q, K]`.
  private mutating func constantBias(
    _ bias: AttentionBias, _ distances: [Int], _ scores: [Int]
  ) -> Tensor {
    guard case .constant(let matrix) = bias.values, bias.row == .shared else {
      preconditionFailure("constant biases have one row")
    }
    let numbers = (0..<scores[1]).flatMap { head in
      distances.map { matrix[0, head * bias.buckets.count + $0] }
    }
    return constant(HostArray(.floats(numbers), shape: Array(scores.dropFirst())))
      .broadcast(to: scores, dimensions: [1, 2, 3])
  }
}
