/// How much the batch of a step holds.
public struct BatchSize: Codable, Hashable, Sendable {
  /// What is counted.
  public enum Measure: String, CaseIterable, Codable, Hashable, Sendable {
    /// Pairs of sequences.
    case examples
    /// Source and target tokens, end tokens included; a batch holds as many pairs as fit, and at least one.
    case tokens
  }

  /// The number of examples or tokens that are computed at once.
  public var size = 64
  /// What is counted.
  public var measure = Measure.examples

  /// The number of such parts that make a step: their gradients are added, as if they were one batch, in the memory of
  /// one part.
  public var accumulation = 1

  /// Creates the size of 64 examples.
  public init() {}

  /// About how many pairs are computed at once, going by examples.
  public func pairCount(in sample: TokenPairs) -> Int {
    guard measure == .tokens else { return size }
    let tokens = (0..<sample.count).reduce(0) { $0 + sample.cost(of: $1) }
    return max(1, size * sample.count / max(1, tokens))
  }

  /// The name of the first setting that makes no sense, and what it may be.
  var problem: (field: String, problem: String)? {
    if !(1...(1 << 24)).contains(size) { return ("size", "\(size) is not in 1…\(1 << 24)") }
    return (1...4096).contains(accumulation)
      ? nil : ("accumulation", "\(accumulation) is not in 1…4096")
  }
}
