public import Symbolics

/// What a judge says about an answer.
public enum Judgement: Hashable, Sendable {
  /// The tokens are not an answer at all; the reason names the token.
  case malformed(String)
  /// The answer was read, and this came of checking it.
  case checked(Verdict)

  /// Whether the answer counts as right.
  public var isCorrect: Bool {
    switch self {
    case .malformed: false
    case .checked(let verdict): verdict.isVerified
    }
  }

  /// The outcome in one or two words, for tables.
  public var name: String {
    switch self {
    case .malformed: "malformed"
    case .checked(let verdict): verdict.name
    }
  }
}

extension Judgement: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let reason): "malformed (\(reason))"
    case .checked(let verdict): verdict.description
    }
  }
}
