/// A distribution that cannot be drawn from, or a file that does not describe one.
public struct DistributionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file the distribution was read from, nil where it was made in code or is a preset.
  public var file: String?
  /// The path of the field, such as `expression.leaves.maximumInteger`; empty for the whole.
  public var field: String
  /// What is wrong with it and what is expected.
  public var problem: String

  /// Creates the error.
  public init(file: String? = nil, field: String, problem: String) {
    self.file = file
    self.field = field
    self.problem = problem
  }

  public var description: String {
    [file ?? "distribution", field, problem].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}

/// Refuses weights that are negative, not finite, or all zero, naming the field.
func validateWeights(
  _ weights: [(name: String, weight: Double)], field: String
) throws(DistributionError) {
  for (name, weight) in weights where !(weight >= 0 && weight.isFinite) {
    throw DistributionError(
      field: "\(field).\(name)", problem: "the weight \(weight) must be a finite number ≥ 0")
  }
  guard weights.contains(where: { $0.weight > 0 }) else {
    throw DistributionError(field: field, problem: "at least one weight must be positive")
  }
}

/// Refuses a number outside a range, naming the field.
func require<Value: Comparable>(
  _ value: Value, field: String, within allowed: ClosedRange<Value>
) throws(DistributionError) {
  // A NaN is in no range.
  guard allowed.contains(value) else {
    throw DistributionError(
      field: field,
      problem: "\(value) is outside the allowed \(allowed.lowerBound)…\(allowed.upperBound)")
  }
}
