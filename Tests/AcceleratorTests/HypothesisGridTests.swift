import Randomness
import Testing
import Transformer

@testable import Accelerator

@Suite("The places of hypotheses on a device")
struct HypothesisGridTests {
  @Test(
    "hold the tokens of each row, among those of its source", arguments: 0..<60 as Range<UInt64>)
  func contents(_ seed: UInt64) {
    var draws = RandomStream(seed: seed)
    var sizes = DecodingSizes()
    (sizes.sources, sizes.rowsPerSource, sizes.lengths) = ([1, 2, 4], [1, 2, 4], [2, 3, 8])
    let count = draws.uniform(in: 1...9)
    var grid = HypothesisGrid(sources: count, longest: 5, lengthLimit: 12, sizes: sizes)
    var rows = (0..<count).map { (source: Int32($0), tokens: [Int32]()) }
    /// What the device keeps: the tokens at each place, and the source of each block of places.
    var kept = [[Int32]](repeating: [], count: grid.shape.rows)
    var blocks = (0..<grid.shape.sources).map { Int32($0) }
    for position in 0..<12 {
      let next = DecodingRows.continuations(of: rows.count, &draws)
      let parents = next.map(\.parent)
      let shape = grid.shape
      let move = grid.advance(
        parents: parents, sources: parents.map { rows[Int($0)].source }, position: position)
      if let move {
        #expect(move.old == shape && move.rows.count == grid.shape.rows)
        kept = move.rows.map { kept[Int($0)] }
        blocks = move.sources.map { blocks[Int($0)] }
      } else {
        #expect(grid.shape == shape)
      }
      #expect(Set(grid.slots).count == next.count && grid.slots.count == next.count)
      #expect(grid.shape.target > position && grid.shape.target <= 12)
      #expect(blocks.count == grid.shape.sources)
      rows = next.map { row in
        let parent = rows[Int(row.parent)]
        return (parent.source, parent.tokens + [row.token])
      }
      for (row, slot) in zip(rows, grid.slots) {
        #expect(kept[slot] == row.tokens.dropLast())
        #expect(blocks[slot / grid.shape.rowsPerSource] == row.source)
        kept[slot] = row.tokens
      }
      // What lies in other places is worth nothing.
      for slot in kept.indices where !grid.slots.contains(slot) { kept[slot] = [-1] }
    }
  }

  @Test("nothing moves while each hypothesis has one child and there is room")
  func standstill() {
    var grid = HypothesisGrid(sources: 9, longest: 20, lengthLimit: 40, sizes: DecodingSizes())
    #expect(grid.shape == DecodingShape(sources: 16, rowsPerSource: 1, source: 32, target: 16))
    var sources = (0..<9).map { Int32($0) }
    for position in 0..<16 {
      // Some end.
      let parents = sources.indices.filter { $0 != 3 || position != 5 }
      sources = parents.map { sources[$0] }
      let move = grid.advance(
        parents: parents.map(Int32.init), sources: sources, position: position)
      #expect(move == nil)
    }
    let move = grid.advance(
      parents: sources.indices.map(Int32.init), sources: sources, position: 16)
    #expect(move != nil && grid.shape.target == 32)
  }
}
