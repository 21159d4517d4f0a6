import Glibc

/// How the learning rate changes in the course of training: a linear rise, then a decay.
public struct Schedule: Codable, Hashable, Sendable {
  /// What follows the rise.
  public enum Decay: String, CaseIterable, Codable, Hashable, Sendable {
    /// Stays at the greatest rate.
    case constant
    /// Falls as 1/√step (Vaswani et al. 2017, section 5.3).
    case inverseSquareRoot
    /// Falls along half a cosine to the floor at `decaySteps`, and stays there (Loshchilov and Hutter 2017).
    case cosine
  }

  /// What follows the rise.
  public var decay = Decay.inverseSquareRoot
  /// The number of steps of the rise; step *t* of them has *t*/`warmupSteps` of the greatest rate.
  public var warmupSteps = 1000
  /// The step at which the cosine reaches the floor; nil for the number of steps of the run.
  ///
  /// Other decays ignore it.
  public var decaySteps: Int?
  /// The share of the greatest rate that the cosine ends at, in 0…1.
  ///
  /// Other decays ignore it.
  public var floor = 0.05

  /// Creates a rise over 1,000 steps and a decay as 1/√step.
  public init() {}

  /// The share of the greatest learning rate at a step, counted from 1.
  public func factor(at step: Int) -> Double {
    if step <= warmupSteps { return Double(step) / Double(warmupSteps) }
    switch decay {
    case .constant: return 1
    case .inverseSquareRoot:
      return (Double(max(warmupSteps, 1)) / Double(step)).squareRoot()
    case .cosine:
      let total = max(decaySteps ?? step, warmupSteps + 1)
      let progress = min(1, Double(step - warmupSteps) / Double(total - warmupSteps))
      return floor + (1 - floor) * (1 + cos(.pi * progress)) / 2
    }
  }

  /// The name of the first setting that makes no sense, and what it may be.
  var problem: (field: String, problem: String)? {
    if warmupSteps < 0 { return ("warmupSteps", "\(warmupSteps) is negative") }
    if !(floor >= 0 && floor <= 1) { return ("floor", "\(floor) is not in 0…1") }
    if decay == .cosine, let decaySteps, decaySteps <= warmupSteps {
      return ("decaySteps", "\(decaySteps) is not more than warmupSteps (\(warmupSteps))")
    }
    return nil
  }

  /// Writes `decaySteps` also where it is nil, so that the saved recipe shows every setting.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(decay, forKey: .decay)
    try container.encode(warmupSteps, forKey: .warmupSteps)
    try container.encode(decaySteps, forKey: .decaySteps)
    try container.encode(floor, forKey: .floor)
  }
}
