public import Randomness

extension TokenPairs: PairSource {
  public var isEmpty: Bool { count == 0 }

  public func contains(_ position: DataPosition) -> Bool {
    DataPosition.validCounts.contains(position.epoch) && (0...count).contains(position.index)
      && position.parts.isEmpty
  }

  public func passes(at position: DataPosition) -> Double {
    Double(position.epoch) + Double(position.index) / Double(max(count, 1))
  }

  public func makeReader(
    from position: DataPosition, order: RandomStream, recipe: TrainingRecipe
  ) -> any PairReader {
    ShuffledReader(self, order: order, from: position)
  }
}

/// Reads pairs pass after pass, each pass in a new order.
///
/// The order is a pure function of the stream and the number of the pass. Lengths are not sorted into groups, since
/// nothing is padded: groups would only make batches less alike.
final class ShuffledReader: PairReader {
  private(set) var position: DataPosition
  private let pairs: TokenPairs
  private let stream: RandomStream
  private var order: [Int32] = []
  private var orderedEpoch: Int?

  /// Creates a reader; there must be pairs, and the position must lie among them.
  init(_ pairs: TokenPairs, order: RandomStream, from position: DataPosition) {
    precondition(!pairs.isEmpty && pairs.contains(position), "no pairs or no such position")
    self.pairs = pairs
    stream = order
    self.position = position
  }

  func appendNext(to batch: inout TokenPairs) { batch.append(Int(nextIndex()), of: pairs) }

  /// The next pair, at the beginning of a new pass if need be.
  func nextIndex() -> Int32 {
    if position.index == pairs.count {
      position.epoch += 1
      position.index = 0
    }
    if orderedEpoch != position.epoch {
      shuffle(position.epoch)
      orderedEpoch = position.epoch
    }
    position.index += 1
    return order[position.index - 1]
  }

  private func shuffle(_ epoch: Int) {
    if order.count != pairs.count { order = Array(repeating: 0, count: pairs.count) }
    for index in order.indices { order[index] = Int32(truncatingIfNeeded: index) }
    var draws = stream.child(UInt64(epoch))
    draws.shuffle(&order)
  }
}
