/// One step of the zero test: what a rung of the ladder saw.
public enum Decision: Hashable, Sendable {
  /// The canonical difference was formed; it is zero where it has no tokens.
  case canonicalForm(tokens: Int)
  /// Double precision looked for a clear difference; the refutation is confirmed in multiple precision.
  case doublePrecision(points: Int, refutation: Witness?)
  /// The difference was normalised as a rational function of its kernels; zero where no tokens are left.
  case rationalNormalForm(tokens: Int, takesAnglesApart: Bool)
  /// Multiple precision at real points.
  case realPoints(PointSurvey)
  /// Double precision along the whole line, for what has jumps or corners; the refutation is confirmed.
  case wholeLine(points: Int, refutation: Witness?)
  /// The answer jumps at a point where the problem is defined, so that it has no derivative there.
  case jump(at: Double)
  /// Multiple precision at points off the real axis.
  case complexPoints(PointSurvey)

  /// The rung in a few words.
  public var rung: String {
    switch self {
    case .canonicalForm: "canonical form"
    case .doublePrecision: "double precision"
    case .rationalNormalForm(_, false): "rational normal form"
    case .rationalNormalForm(_, true): "rational normal form, angles taken apart"
    case .realPoints: "multiple precision on the real line"
    case .wholeLine: "double precision along the whole line"
    case .jump: "continuity"
    case .complexPoints: "multiple precision off the real line"
    }
  }

  /// What the rung found, in a few words.
  public var finding: String {
    switch self {
    case .canonicalForm(0): "both sides are the same"
    case .canonicalForm(let tokens): "the difference has \(tokens) tokens"
    case .doublePrecision(let points, nil), .wholeLine(let points, nil):
      "no clear difference at \(points) points"
    case .doublePrecision(_, let refutation?), .wholeLine(_, let refutation?):
      refutation.description
    case .rationalNormalForm(0, _): "the difference is 0"
    case .rationalNormalForm(let tokens, _): "\(tokens) tokens are left"
    case .jump(let x): "the answer jumps at x = \(x)"
    case .realPoints(let survey), .complexPoints(let survey): survey.description
    }
  }
}

extension Decision: CustomStringConvertible {
  /// One line: the rung and what it found.
  public var description: String { "\(rung): \(finding)" }
}

/// A point at which a difference is clearly not zero, with its value there.
public struct Witness: Hashable, Sendable {
  /// The value of x; other symbols have values of their own.
  public let real, imaginary: Double
  /// The difference of the two sides, rounded.
  public let differenceReal, differenceImaginary: Double
}

extension Witness: CustomStringConvertible {
  /// One line: the point and the difference.
  public var description: String {
    let at = Self.text(real, imaginary)
    return "at x = \(at) the difference is \(Self.text(differenceReal, differenceImaginary))"
  }

  private static func text(_ real: Double, _ imaginary: Double) -> String {
    if imaginary == 0 { return "\(real)" }
    return "\(real) \(imaginary < 0 ? "-" : "+") \(abs(imaginary))i"
  }
}

/// What evaluation at many points showed.
public struct PointSurvey: Hashable, Sendable {
  /// Points at which the difference is zero.
  public internal(set) var agreeing = 0
  /// The most bits that a point needed.
  public internal(set) var bits = 0
  /// Points left out since a part is not real or has a pole.
  public internal(set) var outsideDomain = 0
  /// Points left out since a part is too large or too small to be computed.
  public internal(set) var outOfRange = 0
  /// Points left out since an argument lies on a branch cut or jump.
  public internal(set) var onJump = 0
  /// Points left out since all bits did not tell zero from a small value.
  public internal(set) var unclear = 0
  /// The point that refuted, if one did.
  public internal(set) var refutation: Witness?
}

extension PointSurvey: CustomStringConvertible {
  /// One line: points that agree, that refute, and that were left out, with the reason.
  public var description: String {
    var parts = ["\(agreeing) points agree to \(bits) bits"]
    if let refutation { parts.append(refutation.description) }
    let skipped = [
      (outsideDomain, "outside the domain"), (outOfRange, "out of range"),
      (onJump, "on a branch cut"), (unclear, "unclear"),
    ]
    parts += skipped.filter { $0.0 > 0 }.map { "\($0) left out (\($1))" }
    return parts.joined(separator: ", ")
  }
}

/// A verdict with the steps that led to it.
public struct ZeroTestReport: Hashable, Sendable {
  /// What was found.
  public let verdict: Verdict
  /// The rungs climbed, in order.
  public let decisions: [Decision]
}

/// Where the zero test notes its decisions, if someone asked for them.
struct DecisionLog {
  static let off = DecisionLog(isKept: false)

  private(set) var decisions: [Decision] = []
  private let isKept: Bool

  init(isKept: Bool = true) { self.isKept = isKept }

  mutating func note(_ decision: @autoclosure () -> Decision) {
    if isKept { decisions.append(decision()) }
  }
}
