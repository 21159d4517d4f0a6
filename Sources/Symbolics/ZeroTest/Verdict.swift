/// What the zero test found, and which rung of its ladder decided.
public enum Verdict: Hashable, Sendable {
  /// An exact argument showed the difference to be zero.
  public enum Proof: String, Sendable {
    /// Both sides have the same canonical form.
    case canonicalForm
    /// The difference, as a rational function of its kernels, has the numerator zero.
    case rationalNormalForm
  }

  /// Zero by an exact argument.
  case proved(by: Proof)
  /// Zero to this precision at that many random points, with no point against it.
  case verifiedNumerically(points: Int, bits: Int)
  /// Clearly not zero at this value of x (the real part, for a complex point).
  case refuted(at: Double)
  /// Neither, for the reason given.
  case undecided(reason: String)

  /// Whether the answer counts as right: only a proof or agreement at every point does.
  public var isVerified: Bool {
    switch self {
    case .proved, .verifiedNumerically: true
    case .refuted, .undecided: false
    }
  }

  /// The verdict in one word, for tables and JSON.
  public var name: String {
    switch self {
    case .proved: "proved"
    case .verifiedNumerically: "verified numerically"
    case .refuted: "refuted"
    case .undecided: "undecided"
    }
  }
}

extension Verdict: CustomStringConvertible {
  /// The verdict with what it rests on.
  public var description: String {
    switch self {
    case .proved(.canonicalForm): "proved (same canonical form)"
    case .proved(.rationalNormalForm): "proved (difference normalises to 0)"
    case .verifiedNumerically(let points, let bits):
      "verified numerically (\(points) points, \(bits) bits)"
    case .refuted(let x): "refuted (differs at x = \(x))"
    case .undecided(let reason): "undecided (\(reason))"
    }
  }
}
