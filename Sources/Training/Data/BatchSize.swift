/// How much a batch holds.
public struct BatchSize: Codable, Hashable, Sendable {
  /// What is counted.
  public enum Measure: String, CaseIterable, Codable, Hashable, Sendable {
    /// Pairs of sequences.
    case examples
    /// Source and target tokens, end tokens included; a batch holds as many pairs as fit, and at least one.
    case tokens
  }

  /// The number of examples or tokens.
  public var size = 64
  /// What is counted.
  public var measure = Measure.examples

  /// Creates the size of 64 examples.
  public init() {}

  /// The name of the first setting that makes no sense, and what it may be.
  var problem: (field: String, problem: String)? {
    (1...(1 << 24)).contains(size) ? nil : ("size", "\(size) is not in 1…\(1 << 24)")
  }
}
