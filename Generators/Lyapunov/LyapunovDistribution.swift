/// The law of polynomial systems with a Lyapunov function made first (Alfarano, Charton and Hayat 2024, appendix, and code).
public struct LyapunovDistribution: ProblemDistribution {
  /// The number n of equations, 1…6.
  public var equationCount: IntegerLaw
  /// The largest half degree d of a variable in the proper part of V, 1…6; each is uniform in 1…d.
  public var maximumHalfDegree: Int
  /// The bound m of the proper part, 1…1000: coefficients 1…m of a diagonal, entries −m…m−1 of A in a form AAᵗ + I.
  public var coefficientBound: Int
  /// The number of squares that are added to the proper part of V, 0…5.
  public var squareCount: IntegerLaw
  /// The polynomials that are squared.
  public var squares: PolynomialLaw
  /// The polynomials h of the part −h²·∂V of the system.
  public var descent: PolynomialLaw
  /// The factors of the parts of the system that are orthogonal to the gradient of V.
  public var rotation: PolynomialLaw
  /// Whether systems are drawn again in which a variable never moves, xᵢ' = 0; functions of others often suit them too.
  public var rejectsIdleVariables: Bool
  /// The most tokens of the system.
  public var maximumSourceLength: Int
  /// The most tokens of V.
  public var maximumTargetLength: Int

  public static var presets: [Preset<LyapunovDistribution>] {
    // Terms of polynomials, degrees and the bound of the proper part are not published; these are our choice.
    let large = LyapunovDistribution(
      equationCount: .uniform(2...5), maximumHalfDegree: 2, coefficientBound: 5,
      squareCount: .uniform(0...2),
      squares: PolynomialLaw(maximumTerms: 2, maximumOrder: 2, coefficientBound: 3),
      descent: PolynomialLaw(maximumTerms: 2, maximumOrder: 2, coefficientBound: 3),
      rotation: PolynomialLaw(maximumTerms: 2, maximumOrder: 4, coefficientBound: 3),
      rejectsIdleVariables: false, maximumSourceLength: 1024, maximumTargetLength: 512)
    var small = large
    small.equationCount = .uniform(2...3)
    small.squareCount = .uniform(0...1)
    small.rejectsIdleVariables = true
    return [
      Preset(
        name: "polynomial",
        summary: "Alfarano and others 2024, backward polynomial systems, as far as known",
        distribution: large),
      Preset(
        name: "small", summary: "2 or 3 equations, all variables moving, at most one square added",
        distribution: small),
    ]
  }

  public func validate() throws(DistributionError) {
    try equationCount.validate(field: "equationCount", within: 1...LyapunovLanguage.variableLimit)
    try require(maximumHalfDegree, field: "maximumHalfDegree", within: 1...6)
    try require(coefficientBound, field: "coefficientBound", within: 1...1000)
    try squareCount.validate(field: "squareCount", within: 0...5)
    try squares.validate(field: "squares")
    try descent.validate(field: "descent")
    try rotation.validate(field: "rotation")
    try require(maximumSourceLength, field: "maximumSourceLength", within: 16...10_000)
    try require(maximumTargetLength, field: "maximumTargetLength", within: 8...10_000)
  }

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case equationCount, maximumHalfDegree, coefficientBound, squareCount, squares, descent, rotation
    case rejectsIdleVariables, maximumSourceLength, maximumTargetLength
  }
}

extension LyapunovDistribution {
  /// Reads the distribution, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    equationCount = try container.decode(IntegerLaw.self, forKey: .equationCount)
    maximumHalfDegree = try container.decodeInteger(forKey: .maximumHalfDegree)
    coefficientBound = try container.decodeInteger(forKey: .coefficientBound)
    squareCount = try container.decode(IntegerLaw.self, forKey: .squareCount)
    squares = try container.decode(PolynomialLaw.self, forKey: .squares)
    descent = try container.decode(PolynomialLaw.self, forKey: .descent)
    rotation = try container.decode(PolynomialLaw.self, forKey: .rotation)
    rejectsIdleVariables = try container.decode(Bool.self, forKey: .rejectsIdleVariables)
    maximumSourceLength = try container.decodeInteger(forKey: .maximumSourceLength)
    maximumTargetLength = try container.decodeInteger(forKey: .maximumTargetLength)
  }
}
