import Randomness

extension IntegerLaw {
  /// The largest integer that can be drawn; of a normal law, eight deviations above the mean.
  public var maximum: Int {
    switch self {
    case .constant(let value): value
    case .uniform(let range), .logUniform(let range): range.upperBound
    case .gaussian(let mean, let deviation): Int((mean + 8 * deviation).rounded(.up))
    case .categorical(let outcomes): outcomes.filter { $0.weight > 0 }.map(\.value).max() ?? 0
    case .mixture(let components):
      components.filter { $0.weight > 0 }.map(\.law.maximum).max() ?? 0
    case .conditioned(let law, let condition):
      if case .within(let range) = condition {
        min(law.maximum, range.upperBound)
      } else {
        law.maximum
      }
    }
  }

  /// Refuses a law that cannot be drawn from or that leaves the allowed range, naming the field.
  public func validate(field: String, within allowed: ClosedRange<Int>) throws(DistributionError) {
    switch self {
    case .constant(let value):
      try require(value, field: field, within: allowed)
    case .uniform(let range):
      try require(range.lowerBound, field: field, within: allowed)
      try require(range.upperBound, field: field, within: allowed)
    case .logUniform(let range):
      try require(range.lowerBound, field: field, within: max(1, allowed.lowerBound)...Int.max)
      try require(range.upperBound, field: field, within: allowed)
    case .gaussian(let mean, let deviation):
      try require(mean, field: "\(field).gaussian.mean", within: -1e15...1e15)
      try require(deviation, field: "\(field).gaussian.deviation", within: 0...1e15)
      let lowest = Int((mean - 8 * deviation).rounded(.down))
      guard allowed.contains(lowest), allowed.contains(maximum) else {
        throw DistributionError(
          field: field,
          problem: "a normal law reaches beyond \(allowed.lowerBound)…\(allowed.upperBound); "
            + "use { conditioned: { law: …, on: { within: [a, b] } } }")
      }
    case .categorical(let outcomes):
      for (index, outcome) in outcomes.enumerated() {
        try require(outcome.value, field: "\(field).categorical[\(index)].value", within: allowed)
      }
      try validateWeights(
        outcomes.enumerated().map { ("categorical[\($0.offset)].weight", $0.element.weight) },
        field: field)
    case .mixture(let components):
      for (index, component) in components.enumerated() {
        try component.law.validate(field: "\(field).mixture[\(index)].law", within: allowed)
      }
      try validateWeights(
        components.enumerated().map { ("mixture[\($0.offset)].weight", $0.element.weight) },
        field: field)
    case .conditioned(let law, let condition):
      try validate(law, on: condition, field: "\(field).conditioned", within: allowed)
    }
  }

  private func validate(
    _ law: IntegerLaw, on condition: IntegerCondition, field: String,
    within allowed: ClosedRange<Int>
  ) throws(DistributionError) {
    try condition.validate(field: "\(field).on")
    // A condition that bounds the values relieves the law of doing so.
    if case .within(let range) = condition {
      try IntegerLaw.uniform(range).validate(field: "\(field).on.within", within: allowed)
      try law.validate(field: "\(field).law", within: -1 << 60...1 << 60)
    } else {
      try law.validate(field: "\(field).law", within: allowed)
    }
    var random = RandomStream(seed: 0)
    let kept = (0..<10_000).count { _ in condition.holds(for: law.draw(using: &random)) }
    guard kept >= 10 else {
      throw DistributionError(
        field: "\(field).on", problem: "fewer than one draw in a thousand meets the condition")
    }
  }
}
