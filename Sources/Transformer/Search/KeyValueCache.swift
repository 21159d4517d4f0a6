import Tensors

/// The keys and values of every token that the live hypotheses have, layer by layer.
///
/// Each hypothesis owns a slot: a run of rows, keys and values side by side, and behind them what relative keys add. When hypotheses fork, the
/// first child takes over the slot of its parent and only the others copy it; most hypotheses have one child, so
/// this moves much less than gathering all of them anew.
struct KeyValueCache {
  /// The slot of each row of the last step.
  private(set) var slots: [Int32] = []

  private let layerCount: Int
  private let width: Int
  /// The rows of all slots, `[slots × capacity, width]`, by layer.
  private(set) var layers: [Matrix] = []
  private var slotCapacity = 0
  /// The tokens for which a slot has room.
  private var capacity = 0

  private static let initialCapacity = 32

  /// An empty cache for so many self-attentions.
  init(layerCount: Int, width: Int) {
    self.layerCount = layerCount
    self.width = width
  }

  /// Forgets all tokens and gives each row a slot.
  mutating func reset(rows: Int) {
    slots = (0..<Int32(rows)).map { $0 }
    reserve(slotCount: rows, tokenCount: 1, copying: 0)
  }

  /// Makes row *r* a continuation of row `parents[r]` of the step before, with room for one more token.
  mutating func continueRows(from parents: [Int32], tokenCount: Int) {
    reserve(
      slotCount: max(parents.count, slotCapacity), tokenCount: tokenCount + 1, copying: tokenCount)
    var isTaken = [Bool](repeating: false, count: slotCapacity)
    var next = [Int32](repeating: -1, count: parents.count)
    for (row, parent) in parents.enumerated() where !isTaken[Int(slots[Int(parent)])] {
      next[row] = slots[Int(parent)]
      isTaken[Int(next[row])] = true
    }
    var free = 0
    for (row, parent) in parents.enumerated() where next[row] < 0 {
      while isTaken[free] { free += 1 }
      isTaken[free] = true
      next[row] = Int32(free)
      copy(slots[Int(parent)], to: Int32(free), tokenCount: tokenCount)
    }
    slots = next
  }

  /// The first row of the slot of each row of the last step.
  var starts: [Int32] { slots.map { $0 * Int32(capacity) } }

  private func copy(_ slot: Int32, to other: Int32, tokenCount: Int) {
    guard tokenCount > 0 else { return }
    for layer in layers {
      layer.rows(range(other, tokenCount)).set(layer.rows(range(slot, tokenCount)))
    }
  }

  private func range(_ slot: Int32, _ count: Int) -> Range<Int> {
    Int(slot) * capacity..<Int(slot) * capacity + count
  }

  /// Makes room; memory doubles, so that growing costs little per token.
  private mutating func reserve(slotCount: Int, tokenCount: Int, copying copied: Int) {
    guard slotCount > slotCapacity || tokenCount > capacity else { return }
    let old = self
    slotCapacity = max(slotCount, slotCapacity)
    while capacity < tokenCount { capacity = max(Self.initialCapacity, 2 * capacity) }
    let count = slotCapacity * capacity * width
    layers = (0..<layerCount).map { _ in
      Matrix(FloatBuffer(count: count), rows: slotCapacity * capacity, columns: width)
    }
    guard copied > 0 else { return }
    for (layer, before) in zip(layers, old.layers) {
      for slot in old.slots {
        layer.rows(range(slot, copied)).set(before.rows(old.range(slot, copied)))
      }
    }
  }
}
