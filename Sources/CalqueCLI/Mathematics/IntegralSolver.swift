public import Symbolics

/// Something that proposes antiderivatives and checks them: a model with its search, or a stand-in in a test.
public struct IntegralSolver: Sendable {
  /// The name of the model.
  public let name: String
  /// Searches for an antiderivative of an expression with this many hypotheses.
  public let solve: @Sendable (_ integrand: Expr, _ beamWidth: Int) throws -> Solution

  /// Creates the solver.
  public init(
    name: String,
    solve: @escaping @Sendable (_ integrand: Expr, _ beamWidth: Int) throws -> Solution
  ) {
    self.name = name
    self.solve = solve
  }

  /// The beam widths that make sense on one machine; memory grows with the width.
  public static let beamWidths = 1...1_000
}

/// The result of a search: a checked antiderivative, or none.
public struct Solution: Hashable, Sendable {
  /// An antiderivative that a check accepted.
  public struct Answer: Hashable, Sendable {
    public let expression: Expr
    /// How it was checked; ``Verdict/isVerified`` holds.
    public let verdict: Verdict

    /// Creates the answer.
    public init(_ expression: Expr, _ verdict: Verdict) {
      precondition(verdict.isVerified, "an answer that is \(verdict) is none")
      self.expression = expression
      self.verdict = verdict
    }
  }

  /// The answer, nil where no hypothesis was accepted.
  public let answer: Answer?
  /// The number of hypotheses that were checked.
  public let hypothesesTried: Int

  /// Creates the result.
  public init(_ answer: Answer?, hypothesesTried: Int) {
    self.answer = answer
    self.hypothesesTried = hypothesesTried
  }
}
