/// When training ends: at the first limit that is reached.
///
/// Without any, that is after 10,000 steps.
public struct TrainingBudget: Codable, Hashable, Sendable {
  /// The most optimisation steps.
  public var steps: Int?
  /// The most training examples, repeated ones included.
  public var examples: Int?
  /// The most minutes of training, those before an interruption included.
  ///
  /// Where this ends a run, its length depends on the machine.
  public var minutes: Double?

  /// Creates a budget without limits, which stands for 10,000 steps.
  public init() {}

  /// The number of steps where nothing is said.
  static let defaultSteps = 10_000

  /// The share that has been used up, at least 0; the run is over at 1.
  func fraction(steps: Int, examples: Int, seconds: Double) -> Double {
    var result = 0.0
    if let limit = self.steps { result = max(result, Double(steps) / Double(limit)) }
    if let limit = self.examples { result = max(result, Double(examples) / Double(limit)) }
    if let limit = minutes { result = max(result, seconds / (60 * limit)) }
    return result
  }

  /// The name of the first setting that makes no sense, and what it may be.
  var problem: (field: String, problem: String)? {
    if let steps, steps < 1 { return ("steps", "\(steps) is less than 1") }
    if let examples, examples < 1 { return ("examples", "\(examples) is less than 1") }
    if let minutes, !(minutes > 0 && minutes.isFinite) {
      return ("minutes", "\(minutes) is not a positive number")
    }
    return nil
  }

  /// Writes limits also where they are nil, so that the saved recipe shows every setting.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(steps, forKey: .steps)
    try container.encode(examples, forKey: .examples)
    try container.encode(minutes, forKey: .minutes)
  }
}
