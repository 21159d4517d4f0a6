extension RandomStream {
  /// A uniform integer in `0..<bound`, without bias; `bound` must be positive.
  ///
  /// Written here rather than taken from the standard library, whose algorithm may change between
  /// toolchains: the same seed must make the same bytes for ever. Method: Lemire 2019, algorithm 5.
  public mutating func uniform(below bound: Int) -> Int {
    precondition(bound > 0, "the bound \(bound) of a random draw must be positive")
    let width = UInt64(bound)
    var product = next().multipliedFullWidth(by: width)
    if product.low < width {
      let threshold = (0 &- width) % width
      while product.low < threshold { product = next().multipliedFullWidth(by: width) }
    }
    return Int(product.high)
  }

  /// A uniform integer in the closed range, which must hold fewer than 2⁶³ values.
  public mutating func uniform(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + uniform(below: range.upperBound - range.lowerBound + 1)
  }

  /// A uniform number in `0..<1` with 53 random bits.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// True with this probability.
  public mutating func chance(_ probability: Double) -> Bool {
    uniform() < probability
  }

  /// An index drawn with probability proportional to its weight; at least one weight must be positive.
  public mutating func index(weightedBy weights: [Double]) -> Int {
    let total = weights.reduce(0, +)
    precondition(total > 0 && total.isFinite, "the weights \(weights) have no positive finite sum")
    var remaining = uniform() * total
    for (index, weight) in weights.enumerated() where weight > 0 {
      remaining -= weight
      if remaining < 0 { return index }
    }
    // Rounding may leave a sliver past the last weight.
    return weights.lastIndex { $0 > 0 } ?? 0
  }

  /// Reorders the elements uniformly (Fisher and Yates, as in Knuth 1997, volume 2, algorithm 3.4.2 P).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, uniform(below: last + 1))
    }
  }
}
