import Tensors

/// The differences of places from every query to the keys around it.
struct PairPlaces {
  /// By query and distance of the tokens; 0 where no token is.
  private(set) var differences: [Int32] = []
  private(set) var queryCount = 0
  /// Which of a query's differences is that of a distance.
  let buckets: RelativeBuckets

  /// The pairs of tokens that have these places.
  init(
    _ places: [Int32], _ reach: Reach, _ shape: TransformerConfiguration.SideConfiguration
  ) {
    switch reach {
    case .sequences(let offsets):
      let sequences = zip(offsets, offsets.dropFirst()).map { places[Int($0)..<Int($1)] }
      let farthest = (sequences.map(\.count).max() ?? 1) - 1
      let distances = -farthest...(shape.isCausal ? 0 : farthest)
      buckets = RelativeBuckets(each: distances)
      for sequence in sequences {
        for query in sequence.indices { append(query, distances, sequence) }
      }
    case .step(let step):
      let farthest = (step.keyLimit ?? step.keyPlaces.map(\.count).max() ?? 1) - 1
      let distances = -farthest...0
      buckets = RelativeBuckets(each: distances)
      for keys in step.keyPlaces { append(keys.count - 1, distances, keys[...]) }
    }
  }

  private mutating func append(
    _ query: Int, _ distances: ClosedRange<Int>, _ sequence: ArraySlice<Int32>
  ) {
    queryCount += 1
    for distance in distances {
      let key = query + distance
      differences.append(
        sequence.indices.contains(key) ? sequence[key] - sequence[query] : 0)
    }
  }
}

extension RelativeBuckets {
  /// One bucket for each distance; later keys, which causal attention never reads, share the last.
  init(each distances: ClosedRange<Int>) {
    let farthest = -distances.lowerBound
    self.init(
      columns: (-farthest...farthest).map { Int32(min($0, distances.upperBound) + farthest) },
      origin: farthest, count: distances.count)
  }
}
