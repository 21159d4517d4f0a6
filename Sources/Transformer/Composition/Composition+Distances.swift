import Autodiff
import Tensors

// What attention adds for distances in all layers of a stack alike.
extension Composition {
  /// The biases of a stack that do not depend on its states.
  mutating func distanceBiases(
    _ stack: StackConstants, _ places: [Int32], _ reach: Reach
  ) -> [AttentionBias] {
    let side = stack.parameters
    if let table = side.significanceBias {
      return [significanceBias(table, PairPlaces(places, reach, stack.shape))]
    }
    if let network = side.distanceNetwork {
      return [functionalBias(network.inner, network.outer, stack, reach)]
    }
    guard let relative = stack.relative else { return [] }
    if let penalties = relative.penalties {
      return [
        AttentionBias(values: .constant(penalties), row: .shared, buckets: relative.buckets)
      ]
    }
    if let row = side.distanceBias {
      return [
        AttentionBias(
          values: .value(program.parameter(row)), row: .shared, buckets: relative.buckets)
      ]
    }
    return []
  }

  /// FIRE: a small network from the distance over the query's place to a number for each head.
  ///
  /// The network is run over all pairs of places that occur, `[queries × distances, heads]`.
  private mutating func functionalBias(
    _ inner: LinearParameters, _ outer: LinearParameters, _ stack: StackConstants, _ reach: Reach
  ) -> AttentionBias {
    let table: DistanceTable
    /// The row of the table that belongs to each query.
    let rows: [Int]
    let row: RelativeBias.RowChoice
    let threshold = configuration.positionOptions.fireThreshold
    func tabulated(_ places: [Int]) -> DistanceTable {
      DistanceTable(places: places, isCausal: stack.shape.isCausal, threshold: threshold)
    }
    switch reach {
    case .sequences(let offsets):
      let longest = zip(offsets, offsets.dropFirst()).map { $1 - $0 }.max() ?? 1
      table = tabulated(Array(0..<Int(longest)))
      rows = Array(0..<Int(longest))
      row = .queryPlace
    case .step(let step):
      let places = step.starts.indices.map { step.place(ofRow: $0) }
      table = step.distances ?? tabulated(places)
      rows = step.distances == nil ? Array(places.indices) : places
      row = .query
    }
    let count = table.distances.count
    let inputs = program.embedding(
      of: rows.flatMap { Int32($0 * count)..<Int32(($0 + 1) * count) },
      in: .constant(table.inputs))
    let hidden = program.linear(
      inputs, weight: inner.weight, bias: inner.bias, activation: .relu)
    let numbers = linear(hidden, outer)  // [queries × distances, heads]
    return AttentionBias(
      values: .value(program.transposeBlocks(numbers, count: rows.count)), row: row,
      buckets: table.buckets)
  }

  /// What trained numbers of differences are multiplied by: optimisers that move every number at the same rate, such as
  /// Adam, would take thousands of steps to make attention look at one difference alone.
  static let significanceScale: Float = 8

  /// A number for each head and difference of significance; greater differences are out of reach.
  ///
  /// The numbers of all pairs are looked up, `[queries × distances, heads]`, and laid out by the distance of the tokens,
  /// as attention finds them.
  private mutating func significanceBias(
    _ table: ParameterMatrix, _ pairs: PairPlaces
  ) -> AttentionBias {
    let limit = Int32(configuration.positionOptions.relativeDistance)
    let near = program.embedding(
      of: pairs.differences.map { min(max($0, -limit), limit) + limit }, in: .parameter(table),
      scale: Self.significanceScale)
    let reach = Matrix(
      rows: 2, columns: table.columns,
      elements: [0, Self.outOfReach].flatMap { [Float](repeating: $0, count: table.columns) })
    let numbers = program.embedding(
      of: pairs.differences.map { abs($0) > limit ? 1 : 0 }, in: .constant(reach), adding: near)
    return AttentionBias(
      values: .value(program.transposeBlocks(numbers, count: pairs.queryCount)), row: .query,
      buckets: pairs.buckets)
  }

  /// A score whose probability is 0.
  private static let outOfReach: Float = -1e4
}

/// What FIRE's network reads for the distances from some places.
struct DistanceTable {
  /// Those from any of the places to a key.
  let distances: ClosedRange<Int>
  /// `[places × distances, 1]`.
  let inputs: Matrix
  let buckets: RelativeBuckets

  /// The distances that queries at these places may see.
  init(places: [Int], isCausal: Bool, threshold: Int) {
    let farthest = places.max() ?? 0
    let distances = -farthest...(isCausal ? 0 : farthest)
    self.distances = distances
    let pairs = places.flatMap { query in
      distances.map {
        FunctionalDistances.value(query: query, key: query + $0, threshold: threshold)
      }
    }
    inputs = Matrix(rows: pairs.count, columns: 1, elements: pairs)
    buckets = RelativeBuckets(each: distances)
  }
}
