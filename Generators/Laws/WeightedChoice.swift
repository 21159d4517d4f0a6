import Randomness

/// A finite law prepared for fast draws: one random word compared with cumulative thresholds.
///
/// Outcomes of weight zero are left out, so they can never be drawn.
struct WeightedChoice<Outcome: Sendable>: Sendable {
  private let outcomes: [Outcome]
  /// Outcome i is drawn for the words above threshold i−1 up to and including threshold i.
  private let thresholds: [UInt64]

  /// Prepares the law; the weights must be finite and not negative, at least one positive.
  init(_ weighted: [(outcome: Outcome, weight: Double)]) {
    let positive = weighted.filter { $0.weight > 0 }
    let total = positive.reduce(0) { $0 + $1.weight }
    precondition(total > 0 && total.isFinite, "the weights \(weighted) have no positive finite sum")
    var cumulative = 0.0
    var thresholds: [UInt64] = []
    for (_, weight) in positive {
      cumulative += weight
      let scaled = cumulative / total * 0x1p64
      thresholds.append(scaled < 0x1p64 ? max(UInt64(scaled), 1) - 1 : .max)
    }
    thresholds[thresholds.count - 1] = .max
    outcomes = positive.map(\.outcome)
    self.thresholds = thresholds
  }

  /// Draws one outcome with probability proportional to its weight.
  func draw(using random: inout RandomStream) -> Outcome {
    let word = random.next()
    var index = 0
    while word > thresholds[index] { index += 1 }
    return outcomes[index]
  }
}
