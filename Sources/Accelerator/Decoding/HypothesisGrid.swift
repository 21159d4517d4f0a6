import Transformer

/// Where the rows of a search lie on the device: a few places for each source.
///
/// The first child of a hypothesis takes over its place, so that nothing moves while none forks. Sources without hypotheses keep
/// theirs until so many are over that the next smaller grid holds the others.
struct HypothesisGrid {
  /// What has to be moved before a step.
  struct Move: Hashable {
    let old: DecodingShape
    /// For each new place of a hypothesis, the old one.
    let rows: [Int32]
    /// For each new place of a source, the old one.
    let sources: [Int32]
  }

  private(set) var shape: DecodingShape
  /// The place of each row of the last step.
  private(set) var slots: [Int]
  private let sizes: DecodingSizes
  private let lengthLimit: Int
  /// The place of each source in the grid.
  private var places: [Int]

  /// One row for each source.
  init(sources: Int, longest: Int, lengthLimit: Int, sizes: DecodingSizes) {
    self.sizes = sizes
    self.lengthLimit = lengthLimit
    places = Array(0..<sources)
    slots = places
    shape = DecodingShape(
      sources: DecodingSizes.rounded(sources, to: sizes.sources), rowsPerSource: 1,
      source: min(DecodingSizes.rounded(longest, to: sizes.lengths), lengthLimit),
      target: min(DecodingSizes.rounded(1, to: sizes.lengths), lengthLimit))
  }

  /// Makes room for the next step's rows.
  ///
  /// - Parameters:
  ///   - parents: The row of the step before that each continues.
  ///   - sources: The source of each.
  ///   - position: The number of tokens before the new one.
  /// - Returns: What has to be moved for that; nil if nothing has to be.
  mutating func advance(parents: [Int32], sources: [Int32], position: Int) -> Move? {
    let (old, oldPlaces) = (shape, places)
    var counts: [Int32: Int] = [:]
    for source in sources { counts[source, default: 0] += 1 }
    shape.rowsPerSource = max(
      old.rowsPerSource,
      DecodingSizes.rounded(counts.values.max() ?? 1, to: sizes.rowsPerSource))
    if position >= old.target {
      shape.target = min(DecodingSizes.rounded(position + 1, to: sizes.lengths), lengthLimit)
    }
    var sourcesBefore = (0..<Int32(old.sources)).map { $0 }
    let needed = DecodingSizes.rounded(counts.count, to: sizes.sources)
    if needed < old.sources {
      shape.sources = needed
      sourcesBefore = [Int32](repeating: 0, count: needed)
      for (place, source) in counts.keys.sorted().enumerated() {
        sourcesBefore[place] = Int32(oldPlaces[Int(source)])
        places[Int(source)] = place
      }
    }
    let before = parents.map { slots[Int($0)] }
    slots = newSlots(continuing: before.map { $0 % old.rowsPerSource }, sources)
    guard shape != old || slots != before else { return nil }
    var rowsBefore = [Int32](repeating: 0, count: shape.rows)
    for (slot, parent) in zip(slots, before) { rowsBefore[slot] = Int32(parent) }
    return Move(old: old, rows: rowsBefore, sources: sourcesBefore)
  }

  /// A place for each row among those of its source: that of its parent if it is the first child.
  private func newSlots(continuing parents: [Int], _ sources: [Int32]) -> [Int] {
    var isTaken = [Bool](repeating: false, count: shape.rows)
    let bases = sources.map { places[Int($0)] * shape.rowsPerSource }
    var result = zip(bases, parents).map { base, parent -> Int? in
      guard !isTaken[base + parent] else { return nil }
      isTaken[base + parent] = true
      return base + parent
    }
    for index in result.indices where result[index] == nil {
      var slot = bases[index]
      while isTaken[slot] { slot += 1 }
      isTaken[slot] = true
      result[index] = slot
    }
    return result.compactMap { $0 }
  }
}
