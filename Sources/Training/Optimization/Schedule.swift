import Glibc

/// How the learning rate changes in the course of training: a linear rise, then what `decay` says.
///
/// All rates are shares of the greatest, `optimizer.learningRate`. A decay ignores the settings of others.
public struct Schedule: Codable, Hashable, Sendable {
  /// What follows the rise.
  public enum Decay: String, CaseIterable, Codable, Hashable, Sendable {
    /// Stays at the greatest rate.
    case constant
    /// Falls as step^−`exponent` (Vaswani et al. 2017, section 5.3, with ½).
    case inverseSquareRoot
    /// Falls along half a cosine to the floor at `decaySteps`, and stays there (Loshchilov and Hutter 2017).
    case cosine
    /// Falls along half a cosine to the floor again and again, each period `periodMultiplier` times as long as the one
    /// before and from `shrink` times its height (Loshchilov and Hutter 2017).
    case cosineRestarts
    /// Falls to the floor and rises again along a whole cosine in each period, without a jump.
    case smoothCosine
    /// Falls in a straight line to the floor at `decaySteps`, and stays there.
    case linear
    /// Stays at the greatest rate, then falls in a straight line to the floor in the last `cooldownShare` of `decaySteps`
    /// (Hu et al. 2024, section 4; Hägele et al. 2024).
    case warmupStableDecay

    /// Whether it needs to know where it ends.
    var needsEnd: Bool {
      switch self {
      case .cosine, .linear, .warmupStableDecay: true
      case .constant, .inverseSquareRoot, .cosineRestarts, .smoothCosine: false
      }
    }

    /// Whether it is periodic.
    var isPeriodic: Bool { self == .cosineRestarts || self == .smoothCosine }
  }

  /// What follows the rise.
  public var decay = Decay.inverseSquareRoot
  /// The number of steps of the rise; step *t* of them has *t*/`warmupSteps` of the greatest rate.
  public var warmupSteps = 1000
  /// The step at which `cosine`, `linear` and `warmupStableDecay` reach the floor; nil for the number of steps of the run.
  public var decaySteps: Int?
  /// The least share of the greatest rate that the cosines, `linear` and `warmupStableDecay` come to, in 0…1.
  public var floor = 0.05
  /// The power of the number of steps that `inverseSquareRoot` falls with, in 0…2.
  public var exponent = 0.5
  /// The number of steps of the first period of `cosineRestarts` and `smoothCosine`, after the rise.
  public var period = 10_000
  /// How many times as long each further period is, 1 or in 1.01…10.
  public var periodMultiplier = 1.0
  /// What the height of `cosineRestarts` is multiplied by at each restart, in 0…1; it stays at least at the floor.
  public var shrink = 0.75
  /// What the floor of `cosineRestarts` is multiplied by at each restart, in 0…1.
  public var floorShrink = 1.0
  /// The share of `decaySteps` in which `warmupStableDecay` falls, in 0…1.
  public var cooldownShare = 0.2

  /// Creates a rise over 1,000 steps and a decay as 1/√step.
  public init() {}

  /// The share of the greatest learning rate at a step, counted from 1.
  public func factor(at step: Int) -> Double {
    if step <= warmupSteps { return Double(step) / Double(warmupSteps) }
    let end = max(decaySteps ?? step, warmupSteps + 1)
    switch decay {
    case .constant: return 1
    case .inverseSquareRoot:
      let ratio = Double(max(warmupSteps, 1)) / Double(step)
      // A root rounds alike on every machine, a power need not.
      return exponent == 0.5 ? ratio.squareRoot() : pow(ratio, exponent)
    case .cosine: return wave(share(of: step, from: warmupSteps, to: end), from: 1, to: floor)
    case .linear: return 1 + (floor - 1) * share(of: step, from: warmupSteps, to: end)
    case .warmupStableDecay:
      let start = max(warmupSteps, end - Int((Double(end) * cooldownShare).rounded()))
      guard step > start else { return 1 }
      return 1 + (floor - 1) * share(of: step, from: start, to: end)
    case .cosineRestarts:
      let (index, progress) = place(of: step)
      let low = floor * pow(floorShrink, Double(index))
      return wave(progress, from: max(pow(shrink, Double(index)), low), to: low)
    case .smoothCosine: return wave(2 * place(of: step).progress, from: 1, to: floor)
    }
  }

  /// Half a cosine from a height at 0 to another at 1, and back at 2.
  private func wave(_ progress: Double, from high: Double, to low: Double) -> Double {
    low + (high - low) * (1 + cos(.pi * progress)) / 2
  }

  /// How far a step is from one to another; 1 from there on.
  private func share(of step: Int, from start: Int, to end: Int) -> Double {
    end > start ? min(1, Double(step - start) / Double(end - start)) : 1
  }

  /// The number of the period that a step is in, from 0 on, and how much of it is over, in 0..<1.
  private func place(of step: Int) -> (period: Int, progress: Double) {
    let time = Double(step - warmupSteps)
    let first = Double(period)
    guard periodMultiplier > 1 else {
      let index = (step - warmupSteps) / period
      return (index, (time - Double(index) * first) / first)
    }
    // Growing periods are few, so they can be counted.
    var (index, start, length) = (0, 0.0, first)
    while time >= start + length {
      start += length
      length *= periodMultiplier
      index += 1
    }
    return (index, (time - start) / length)
  }

  /// Writes `decaySteps` also where it is nil, so that the saved recipe shows every setting.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(decay, forKey: .decay)
    try container.encode(warmupSteps, forKey: .warmupSteps)
    try container.encode(decaySteps, forKey: .decaySteps)
    try container.encode(floor, forKey: .floor)
    try container.encode(exponent, forKey: .exponent)
    try container.encode(period, forKey: .period)
    try container.encode(periodMultiplier, forKey: .periodMultiplier)
    try container.encode(shrink, forKey: .shrink)
    try container.encode(floorShrink, forKey: .floorShrink)
    try container.encode(cooldownShare, forKey: .cooldownShare)
  }
}
