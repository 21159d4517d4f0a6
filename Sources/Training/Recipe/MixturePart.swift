public import JSON5

/// One part of what a run learns from: a task whose problems are made on the fly, or a dataset.
public struct MixturePart: Codable, Hashable, Sendable {
  /// The name of the task, wrappers included, such as `two-set:gcd`; empty for a dataset.
  public var task = ""
  /// The folder of a dataset; empty for a task.
  public var data = ""
  /// Where the problems of a task are drawn from.
  ///
  /// An empty object stands for the task's first preset; a text for a preset or a file; an object with a member `preset`
  /// for this preset with the other members changed; any other object is the whole distribution.
  public var distribution = JSONValue.object([:])
  /// How often examples come from this part, relative to the other parts, and how that changes.
  public var weight = MixtureWeight.constant(1)
  /// The seed of the problems; nil for that of the recipe.
  public var seed: UInt64?
  /// The share of the run, in 0…1, before which nothing comes from this part.
  public var from = 0.0
  /// The share of the run, in 0…1, from which on nothing comes from this part; 1 for none.
  public var until = 1.0

  /// Creates a part without a name.
  public init() {}

  /// The weight when a share of the run is over.
  public func weight(at fraction: Double) -> Double {
    guard fraction >= from, fraction < until || until >= 1 else { return 0 }
    return weight.value(at: fraction)
  }

  /// Whether the weight changes in the course of a run.
  public var isScheduled: Bool { from > 0 || until < 1 || !weight.isConstant }

  /// The shares of the run at which the weight bends or jumps.
  var bends: [Double] { [from, until] + weight.points.map(\.fraction) }

  /// The name of the first setting that makes no sense, and what it may be.
  var problem: (field: String, problem: String)? {
    if task.isEmpty && data.isEmpty { return ("task", "name a task, or a dataset in 'data'") }
    if !task.isEmpty && !data.isEmpty {
      return ("data", "a part is a task or a dataset; name one of them")
    }
    if task.isEmpty, distribution != .object([:]) {
      return ("distribution", "a dataset has its own; give it to a task")
    }
    for (field, share) in [("from", from), ("until", until)] where !(0...1).contains(share) {
      return (field, "\(share) is not in 0…1")
    }
    if from >= until { return ("until", "\(until) is not after 'from', \(from)") }
    return weight.problem.map { ("weight", $0) }
  }

  /// Writes the seed also where it is nil, so that the saved recipe shows every setting.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(task, forKey: .task)
    try container.encode(data, forKey: .data)
    try container.encode(distribution, forKey: .distribution)
    try container.encode(weight, forKey: .weight)
    try container.encode(seed, forKey: .seed)
    try container.encode(from, forKey: .from)
    try container.encode(until, forKey: .until)
  }
}
