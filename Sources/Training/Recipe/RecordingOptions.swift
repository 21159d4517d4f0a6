/// How often a run saves its state.
public struct CheckpointOptions: Codable, Hashable, Sendable {
  /// The steps between checkpoints; 0 for none by steps.
  ///
  /// There is always one at the end.
  public var everySteps = 0
  /// The minutes between checkpoints; 0 for none by time.
  public var everyMinutes = 5.0
  /// The number of latest checkpoints that are kept.
  public var keep = 2

  /// Creates the default cadence: every five minutes.
  public init() {}

  /// The name of the first setting that makes no sense, and what it may be.
  var problem: (field: String, problem: String)? {
    if everySteps < 0 { return ("everySteps", "\(everySteps) is negative") }
    if !(everyMinutes >= 0 && everyMinutes.isFinite) {
      return ("everyMinutes", "\(everyMinutes) is not a finite number of at least 0")
    }
    return keep < 1 ? ("keep", "\(keep) is less than 1") : nil
  }
}

/// How often a run is measured on held-out examples.
public struct ValidationOptions: Codable, Hashable, Sendable {
  /// The steps between measurements; 0 for only one at the end.
  public var everySteps = 1000
  /// The most examples of a measurement, from the front of the validation set.
  public var examples = 1000

  /// Creates the default cadence.
  public init() {}

  /// The name of the first setting that makes no sense, and what it may be.
  var problem: (field: String, problem: String)? {
    if everySteps < 0 { return ("everySteps", "\(everySteps) is negative") }
    return (0...1_000_000_000).contains(examples)
      ? nil : ("examples", "\(examples) is not in 0…1000000000")
  }
}
