import Generators
import Symbolics

/// How a search fared on one problem.
public struct ProblemOutcome: Hashable, Sendable {
  /// What became of a problem, in the order of tables.
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    /// A hypothesis was proved right, or meets the tolerance of a task that states one.
    case proved
    /// A hypothesis was right at every point tried, in multiple precision.
    case verifiedNumerically
    /// No hypothesis was accepted, and of one it could not be decided.
    case undecided
    /// All hypotheses that could be read are wrong.
    case refuted
    /// No hypothesis could be read.
    case malformed
    /// There was no hypothesis: the problem is too long for the model or has tokens that it lacks.
    case noHypothesis

    /// Whether the problem counts as solved.
    public var isSolved: Bool { self == .proved || self == .verifiedNumerically }

    /// The outcome in plain words.
    public var words: String {
      switch self {
      case .proved: "proved"
      case .verifiedNumerically: "verified numerically"
      case .undecided: "undecided"
      case .refuted: "wrong"
      case .malformed: "not parsed"
      case .noHypothesis: "no hypothesis"
      }
    }
  }

  /// What became of the problem.
  public var kind = Kind.noHypothesis
  /// The place of the first accepted hypothesis in the ranking, 0 the best; nil if none was.
  public var firstSuccessRank: Int?
  /// The number of hypotheses that were judged, up to the first accepted one.
  public var hypothesesTried = 0
  /// Whether the best hypothesis is the reference answer, token for token.
  public var isExactMatch = false
  /// How likely the model takes the best hypothesis to be; nil if there is none.
  public var best: Likelihood?

  /// What a model thinks of a hypothesis.
  public struct Likelihood: Hashable, Sendable {
    /// The natural logarithm of its probability.
    public let logProbability: Float
    /// The number of its tokens, the end token among them.
    public let tokenCount: Int
  }

  /// Creates the outcome of a problem without hypotheses.
  public init() {}
}

extension Judgement {
  /// What becomes of a problem of which this is the deciding hypothesis.
  var kind: ProblemOutcome.Kind {
    switch self {
    case .malformed: .malformed
    case .right, .checked(.proved): .proved
    case .checked(.verifiedNumerically): .verifiedNumerically
    case .wrong, .checked(.refuted): .refuted
    case .checked(.undecided): .undecided
    }
  }
}

extension ProblemOutcome.Kind {
  /// Of two hypotheses' fates the one that says more about the problem.
  func decisive(_ other: Self) -> Self {
    let all = Self.allCases
    guard let own = all.firstIndex(of: self), let others = all.firstIndex(of: other) else {
      return self
    }
    return all[min(own, others)]
  }
}
