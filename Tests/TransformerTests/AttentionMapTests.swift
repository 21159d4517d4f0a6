import Randomness
import Testing
import Transformer

@Suite("Attention maps")
struct AttentionMapTests {
  private func maps(
    _ configuration: TransformerConfiguration, source: [Int32], target: [Int32] = [5, 6, 7],
    seed: UInt64 = 4
  ) throws -> [AttentionMap] {
    var batch = PackedBatch()
    batch.append(source: source, target: target, start: 0, end: 2)
    return try AttentionMap.maps(
      of: batch, configuration: configuration,
      parameters: Parameters(configuration, initializedFrom: RandomStream(seed: seed)))
  }

  @Test(
    "there is one for each part, layer, pass and head; queries share out 1",
    arguments: ModelVariant.all)
  func shapes(_ variant: ModelVariant) throws {
    let configuration = variant.configuration
    let maps = try maps(configuration, source: [3, 4, 9, 2])
    var expected: [AttentionMap.Part: Int] = [:]
    for side in configuration.sides {
      let count = side.layerCount * side.passCount * side.headCount
      expected[side.side == .encoder ? .encoder : .decoder] = count
      if side.hasCrossAttention { expected[.cross] = count }
    }
    #expect(Dictionary(grouping: maps, by: \.part).mapValues(\.count) == expected)
    #expect(Set(maps.map { [$0.part.rawValue, "\($0.layer)", "\($0.head)"] }).count == maps.count)
    for map in maps {
      #expect(map.weights.count == map.queries.count * map.keys.count)
      for query in map.queries.indices {
        let row = map.keys.indices.map { map[query, $0] }
        #expect(abs(row.reduce(0, +) - 1) < 1e-5 && row.allSatisfy { $0 >= 0 })
        if map.part == .decoder { #expect(row[(query + 1)...].allSatisfy { $0 == 0 }) }
      }
    }
  }

  @Test("tokens are those that the stacks read")
  func tokens() throws {
    let maps = try maps(TransformerModelTests.configuration(), source: [3, 4, 2])
    for map in maps {
      #expect(map.queries == (map.part == .encoder ? [3, 4, 2] : [0, 5, 6, 7]))
      #expect(map.keys == (map.part == .decoder ? [0, 5, 6, 7] : [3, 4, 2]))
    }
  }

  @Test("equal tokens without places are attended to alike", arguments: [1, 2, 5])
  func equalTokens(count: Int) throws {
    let configuration = TransformerModelTests.configuration { $0.positions = .none }
    let maps = try maps(
      configuration, source: Array(repeating: 4, count: count), target: [])
    for map in maps where map.part != .decoder {
      #expect(map.weights.allSatisfy { abs($0 - 1 / Float(count)) < 1e-5 })
    }
  }

  @Test("without places, a permuted source has the columns permuted", arguments: 0..<4)
  func permutation(seed: UInt64) throws {
    let configuration = TransformerModelTests.configuration { $0.positions = .none }
    let source: [Int32] = [3, 8, 4, 10, 2]
    let order = [2, 0, 4, 1, 3]
    let plain = try maps(configuration, source: source, seed: seed)
    let permuted = try maps(configuration, source: order.map { source[$0] }, seed: seed)
    var spread: Float = 0
    for (map, other) in zip(plain, permuted) where map.part == .cross {
      for query in map.queries.indices {
        for (place, key) in order.enumerated() {
          #expect(abs(other[query, place] - map[query, key]) < 1e-5)
          spread = max(spread, abs(map[query, key] - 0.2))
        }
      }
    }
    // Else every order would do.
    #expect(spread > 1e-3)
  }

  @Test("a source that is too long is refused")
  func tooLong() {
    #expect(throws: BatchError.self) {
      try maps(TransformerModelTests.configuration(), source: Array(repeating: 3, count: 10))
    }
  }
}
