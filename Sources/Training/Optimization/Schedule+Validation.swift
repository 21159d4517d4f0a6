extension Schedule {
  /// The name of the first setting that makes no sense, and what it may be.
  var problem: (field: String, problem: String)? {
    if warmupSteps < 0 { return ("warmupSteps", "\(warmupSteps) is negative") }
    let shares = [
      ("floor", floor), ("shrink", shrink), ("floorShrink", floorShrink),
      ("cooldownShare", cooldownShare),
    ]
    for (field, value) in shares where !(value >= 0 && value <= 1) {
      return (field, "\(value) is not in 0…1")
    }
    // As far as Double counts; a share of it is an integer then, too.
    if let decaySteps, decaySteps > 1 << 53 {
      return ("decaySteps", "\(decaySteps) is more than 2^53")
    }
    if decay.needsEnd, let decaySteps, decaySteps <= warmupSteps {
      return ("decaySteps", "\(decaySteps) is not more than warmupSteps (\(warmupSteps))")
    }
    if !(exponent >= 0 && exponent <= 2) { return ("exponent", "\(exponent) is not in 0…2") }
    if period < 1 { return ("period", "\(period) is less than 1") }
    if periodMultiplier != 1, !(periodMultiplier >= 1.01 && periodMultiplier <= 10) {
      return ("periodMultiplier", "\(periodMultiplier) is not 1 and not in 1.01…10")
    }
    return nil
  }
}
