public import Symbolics

/// What a search for an answer found: a checked answer, or none, and all that was tried.
public struct SolverResult: Hashable, Sendable {
  /// An answer that a check accepted; nothing else is ever presented as one.
  public struct Answer: Hashable, Sendable {
    /// The answer as a person writes it.
    public let text: String
    /// The answer in LaTeX.
    public let latex: String
    /// How it was checked.
    public let check: AnswerCheck
    /// Where it comes from.
    public let origin: AnswerOrigin
    /// The answer of an integral or differential equation as an expression.
    public let expression: Expr?
    /// The terms that follow those shown, of a sequence.
    public let nextTerms: [String]

    /// Creates an answer.
    public init(
      text: String, latex: String, check: AnswerCheck, origin: AnswerOrigin,
      expression: Expr? = nil, nextTerms: [String] = []
    ) {
      if case .verdict(let verdict) = check {
        precondition(verdict.isVerified, "an answer that is \(verdict)")
      }
      self.text = text
      self.latex = latex
      self.check = check
      self.origin = origin
      self.expression = expression
      self.nextTerms = nextTerms
    }
  }

  /// A hypothesis of a model with what came of checking it.
  public struct Attempt: Hashable, Sendable {
    /// What came of it.
    public let hypothesis: CheckedHypothesis
    /// The score of the search, higher for likelier ones.
    public let score: Float
  }

  /// The simplest accepted hypothesis, else the answer of an exact method, else nil.
  public let answer: Answer?
  /// All distinct hypotheses, accepted ones first, simpler before longer, then by score.
  public let attempts: [Attempt]
  /// Why no model was asked; nil where one was.
  public let obstacle: SolverObstacle?
  /// The wall-clock time of search and checks; problems decoded together share the time of the search evenly.
  public let milliseconds: Double

  /// Creates the result of a search.
  public init(
    answer: Answer?, attempts: [Attempt] = [], obstacle: SolverObstacle? = nil,
    milliseconds: Double = 0
  ) {
    self.answer = answer
    self.attempts = attempts
    self.obstacle = obstacle
    self.milliseconds = milliseconds
  }

  /// The number of hypotheses that were checked.
  public var hypothesesTried: Int { attempts.count }
}

/// The check that accepted an answer.
public enum AnswerCheck: Hashable, Sendable {
  /// The zero test, after putting the answer into the problem.
  case verdict(Verdict)
  /// Computing the problem exactly.
  case computed
  /// Computing this many of the terms shown; how a sequence was meant to go on cannot be proved.
  case fits(shown: Int, computed: Int)

  /// The check in one or two words, for tables and JSON.
  public var name: String {
    switch self {
    case .verdict(let verdict): verdict.name
    case .computed: "exact"
    case .fits: "fits all terms shown"
    }
  }
}

extension AnswerCheck: CustomStringConvertible {
  public var description: String {
    switch self {
    case .verdict(let verdict): verdict.description
    case .computed: "exact (integer arithmetic)"
    case .fits(let shown, let computed):
      "fits all terms shown (\(computed) of \(shown) computed from those before)"
    }
  }
}

/// Where an answer comes from.
public enum AnswerOrigin: String, Hashable, Sendable {
  /// A model, whose hypothesis was checked.
  case model
  /// The rules of integration, or the methods for differential equations, which rest on them.
  case rules
  /// The shortest linear recurrence through the terms (Berlekamp 1968, Massey 1969), or that of a polynomial.
  case recurrence
  /// Integer arithmetic.
  case computation

  /// The origin of an answer without a model, for a person.
  public var words: String {
    switch self {
    case .model: "by a model"
    case .rules: "by rules"
    case .recurrence: "by the exact linear recurrence"
    case .computation: "computed, not by a model"
    }
  }
}
