public import Symbolics

/// What a judge says about an answer.
public enum Judgement: Hashable, Sendable {
  /// The tokens are not an answer at all; the reason names the token.
  case malformed(String)
  /// The answer is an expression, and this came of comparing it with the problem.
  case checked(Verdict)
  /// The answer is right: exactly, or within a tolerance where the task states one.
  case right
  /// The answer was read and is wrong; the text says what is right.
  case wrong(String)

  /// Whether the answer counts as right.
  public var isCorrect: Bool {
    switch self {
    case .malformed, .wrong: false
    case .right: true
    case .checked(let verdict): verdict.isVerified
    }
  }

  /// The outcome in one or two words, for tables.
  public var name: String {
    switch self {
    case .malformed: "malformed"
    case .right: "right"
    case .wrong: "wrong"
    case .checked(let verdict): verdict.name
    }
  }
}

extension Judgement: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let reason): "malformed (\(reason))"
    case .right: "right"
    case .wrong(let expected): "wrong (\(expected))"
    case .checked(let verdict): verdict.description
    }
  }
}
