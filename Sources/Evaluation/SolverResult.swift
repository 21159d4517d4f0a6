public import Generators
public import Symbolics

/// What a search for an antiderivative found.
public struct SolverResult: Hashable, Sendable {
  /// An antiderivative that was verified.
  public struct Answer: Hashable, Sendable {
    /// The antiderivative.
    public let expression: Expr
    /// How it was verified; ``Symbolics/Verdict/isVerified`` holds.
    public let verdict: Verdict

    /// Creates an answer, which must be verified: nothing else is ever presented as one.
    init(_ expression: Expr, _ verdict: Verdict) {
      precondition(verdict.isVerified, "an answer that is \(verdict)")
      self.expression = expression
      self.verdict = verdict
    }
  }

  /// A hypothesis and what came of checking it.
  public struct Attempt: Hashable, Sendable {
    /// The expression in canonical form; nil if it could not be read or has no value.
    public let expression: Expr?
    /// The score of the search.
    public let score: Float
    /// What the judge said.
    public let judgement: Judgement
  }

  /// The simplest verified hypothesis, nil if none was verified.
  public let answer: Answer?
  /// All distinct hypotheses, verified ones first, simpler before longer, then by score.
  public let attempts: [Attempt]
  /// The wall-clock time of search and verification.
  public let milliseconds: Double

  /// The number of hypotheses that were checked.
  public var hypothesesTried: Int { attempts.count }
}

/// An integrand that a model cannot be asked about.
public enum SolverError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The integrand has no value, since it divides by zero, say.
  case undefined
  /// The integrand contains the unknown function.
  case unknownFunction
  /// The model's vocabulary lacks a token of the integrand.
  case unknownToken(String)
  /// The integrand has more tokens than the model reads.
  case tooLong(tokens: Int, limit: Int)
  /// The model's configuration makes no sense.
  case configuration(String)

  public var description: String {
    switch self {
    case .undefined: "the integrand has no value; it divides by zero or the like"
    case .unknownFunction: "the integrand contains Y, which stands for the unknown function"
    case .unknownToken(let token):
      "the model does not know '\(token)'; rewrite the integrand without it"
    case .tooLong(let tokens, let limit):
      "the integrand has \(tokens) tokens, the model reads at most \(limit); shorten it"
    case .configuration(let reason): "the model cannot be used: \(reason)"
    }
  }
}
