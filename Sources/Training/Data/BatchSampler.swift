import Randomness
import Transformer

/// Draws batches from pairs, pass after pass, each pass in a new order.
///
/// The order is a pure function of the seed and the number of the pass, so a position is all that a resumed run needs.
/// A batch may reach from one pass into the next: no example is left out and no batch is smaller. Lengths are not
/// sorted into groups, since nothing is padded: groups would only make batches less alike.
struct BatchSampler {
  private let pairs: TokenPairs
  private let size: BatchSize
  private let stream: RandomStream
  private var order: [Int32] = []
  private var orderedEpoch: Int?
  /// The next example to be drawn.
  private(set) var position: DataPosition

  /// Creates a sampler; there must be pairs, and the position must lie among them.
  init(_ pairs: TokenPairs, _ size: BatchSize, stream: RandomStream, from position: DataPosition) {
    precondition(pairs.count > 0 && position.index <= pairs.count, "no pairs or no such position")
    self.pairs = pairs
    self.size = size
    self.stream = stream
    self.position = position
  }

  /// Replaces the content of `batch` by the indices of the next pairs.
  mutating func next(into batch: inout [Int32]) {
    batch.removeAll(keepingCapacity: true)
    var tokenCount = 0
    while true {
      let pair = peek()
      let cost = pairs.cost(of: Int(pair))
      switch size.measure {
      case .examples: if batch.count == size.size { return }
      case .tokens: if tokenCount + cost > size.size, !batch.isEmpty { return }
      }
      batch.append(pair)
      tokenCount += cost
      position.index += 1
    }
  }

  /// The next pair, at the beginning of a new pass if need be.
  private mutating func peek() -> Int32 {
    if position.index == pairs.count {
      position.epoch += 1
      position.index = 0
    }
    if orderedEpoch != position.epoch {
      shuffle(position.epoch)
      orderedEpoch = position.epoch
    }
    return order[position.index]
  }

  private mutating func shuffle(_ epoch: Int) {
    if order.count != pairs.count { order = Array(repeating: 0, count: pairs.count) }
    for index in order.indices { order[index] = Int32(truncatingIfNeeded: index) }
    var draws = stream.child(UInt64(epoch))
    draws.shuffle(&order)
  }
}
