/// How much work a search for an antiderivative may do, in counts, so that the outcome is the same everywhere.
public struct IntegrationEffort: Hashable, Sendable {
  /// Rules tried before the search gives up, 1…400.
  public var steps: Int
  /// Whether the costly last rule, parallel Risch integration, is tried where no other rule applies.
  public var usesParallelRisch: Bool

  /// Creates the effort.
  public init(steps: Int, usesParallelRisch: Bool) {
    self.steps = steps
    self.usesParallelRisch = usesParallelRisch
  }

  /// The effort for a single integral that a person asks for.
  public static let full = IntegrationEffort(steps: Integrator.stepLimit, usesParallelRisch: true)
}
