/// What a check of an antiderivative found, in the words that are shown.
public struct Verification: Hashable, Sendable {
  /// The ways in which a check ends; only the first two accept the answer.
  public enum Outcome: String, CaseIterable, Sendable {
    case proved, verifiedNumerically, refuted, undecided

    /// The outcome in plain words.
    public var words: String {
      switch self {
      case .proved: "proved"
      case .verifiedNumerically: "verified numerically"
      case .refuted: "refuted"
      case .undecided: "undecided"
      }
    }
  }

  /// How the check ended.
  public let outcome: Outcome
  /// What stands behind it, such as the number of points or the reason; empty where nothing is to be added.
  public let detail: String

  /// Creates the finding.
  public init(_ outcome: Outcome, detail: String = "") {
    self.outcome = outcome
    self.detail = detail
  }

  /// Whether the answer counts as right.
  public var isAccepted: Bool { outcome == .proved || outcome == .verifiedNumerically }

  /// The outcome with its detail in parentheses.
  public var words: String {
    detail.isEmpty ? outcome.words : "\(outcome.words) (\(detail))"
  }
}
