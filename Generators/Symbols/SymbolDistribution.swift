/// The words whose synthetic coefficients are asked for.
public struct SymbolDistribution: ProblemDistribution {
  /// The number of letters, 3…64; a real symbol at L loops has words of 2·L letters.
  public var length: IntegerLaw
  /// The matrix of the letter c, five integers (p, q, r, s, t) in −9…9 for ((p, q, r), (q, p, r), (s, s, t)).
  public var matrixOfC: [Int]
  /// The matrix of the letter f, likewise; those of the other letters follow by symmetry.
  public var matrixOfF: [Int]
  /// Whether only the first of the six images of a word is asked for, so that no image of a training word is in a test.
  public var orbitRepresentatives: Bool

  /// Creates the distribution; the matrices have mixed signs, a fifth of zeros, and one linear relation.
  ///
  /// They were found by trying small entries: M(a) + M(b) + M(c) = M(d) + M(e) + M(f).
  public init(
    length: IntegerLaw, matrixOfC: [Int] = [0, -1, -1, 1, -2],
    matrixOfF: [Int] = [-2, 0, 1, -2, 2], orbitRepresentatives: Bool = false
  ) {
    self.length = length
    self.matrixOfC = matrixOfC
    self.matrixOfF = matrixOfF
    self.orbitRepresentatives = orbitRepresentatives
  }

  public static var presets: [Preset<SymbolDistribution>] {
    func preset(_ name: String, _ letters: Int, _ of: String, orbits: Bool) -> Preset<Self> {
      Preset(
        name: name,
        summary: "synthetic; \(letters) letters as at \(of) loops, "
          + (orbits ? "one word of each orbit" : "all words"),
        distribution: SymbolDistribution(
          length: .constant(letters), orbitRepresentatives: orbits))
    }
    return [
      preset("five-loops", 10, "5", orbits: false),
      preset("five-loops-orbits", 10, "5", orbits: true),
      preset("six-loops", 12, "6", orbits: false),
      preset("six-loops-orbits", 12, "6", orbits: true),
    ]
  }

  public func validate() throws(DistributionError) {
    try length.validate(field: "length", within: 3...64)
    for (field, entries) in [("matrixOfC", matrixOfC), ("matrixOfF", matrixOfF)] {
      guard entries.count == 5, entries.allSatisfy((-9...9).contains) else {
        throw DistributionError(field: field, problem: "expected five integers in −9…9")
      }
    }
    let longest = MatrixSymbol(c: matrixOfC, f: matrixOfF).longestWord
    guard length.maximum <= longest else {
      throw DistributionError(
        field: "length",
        problem: "coefficients of \(length.maximum) letters may pass 2⁶³; with these matrices "
          + "\(longest) are allowed")
    }
  }

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case length, matrixOfC, matrixOfF, orbitRepresentatives
  }

  /// Reads the distribution, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    length = try container.decode(IntegerLaw.self, forKey: .length)
    matrixOfC = try container.decode([Int].self, forKey: .matrixOfC)
    matrixOfF = try container.decode([Int].self, forKey: .matrixOfF)
    orbitRepresentatives = try container.decode(Bool.self, forKey: .orbitRepresentatives)
  }
}
