/// How two expressions compare: everywhere, or piece by piece along the real line.
public struct Comparison: Hashable, Sendable {
  /// What was found in a word.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// Equal wherever both are defined, off the real line too; proved or verified numerically.
    case equal = "equal"
    /// Equal on some pieces of the real line. This never counts as verified.
    case partlyEqual = "equal in part"
    case different = "different"
    case undecided = "undecided"
  }

  /// A point at which both are real and differ.
  public struct Counterexample: Hashable, Sendable {
    /// The value of the symbol, and the two values there, rounded.
    public let point, first, second: Double
  }

  /// The first and the second expression as they were given.
  public let first, second: Expr
  public internal(set) var outcome: Outcome
  /// Why nothing was decided.
  public internal(set) var reason: String?
  /// What the zero test says of the difference, and the steps it took.
  public let verdict: Verdict
  public let decisions: [Decision]
  /// The symbol whose line was followed; nil where there is none or more than one.
  public internal(set) var symbol: Symbol?
  /// The pieces of that line from left to right; empty where it was not followed.
  public internal(set) var pieces: [LinePiece] = []
  /// The least and greatest point looked at.
  public internal(set) var examined: ClosedRange<Double>?
  /// A point at which the two differ.
  public internal(set) var counterexample: Counterexample?
}

extension Comparison {
  /// The pieces of a relation, as inequalities.
  public func inequalities(where relation: LinePiece.Relation) -> [String] {
    guard let symbol else { return [] }
    return pieces.filter { $0.relation == relation }.map { $0.inequality(in: symbol) }
  }

  /// Where the first expression is real, neighbours joined.
  public var firstDomain: [LinePiece] { domain([.equal, .different, .onlyFirstReal]) }

  /// Where the second expression is real, neighbours joined.
  public var secondDomain: [LinePiece] { domain([.equal, .different, .onlySecondReal]) }

  private func domain(_ relations: Set<LinePiece.Relation>) -> [LinePiece] {
    var result: [LinePiece] = []
    var isOpen = false
    for piece in pieces {
      let isInside = relations.contains(piece.relation)
      if isInside && isOpen {
        result[result.count - 1].upper = piece.upper
      } else if isInside {
        result.append(piece)
      }
      isOpen = isInside
    }
    return result
  }
}

extension Comparison: CustomStringConvertible {
  /// The outcome in one line: the verdict, the pieces, or a point at which the two differ.
  public var description: String {
    switch outcome {
    case .equal:
      let rest = partialDomains
      return "equal: \(verdict)" + (rest.isEmpty ? "" : "; " + rest)
    case .partlyEqual: return "equal in part: " + summary(Array(LinePiece.Relation.allCases))
    case .different:
      guard let counterexample, let symbol else { return "different: \(verdict)" }
      return "different: at \(symbol.token) = \(counterexample.point) the values are "
        + "\(counterexample.first) and \(counterexample.second)"
    case .undecided: return "undecided: \(reason ?? "\(verdict)")"
    }
  }

  /// Where just one of two equal expressions is real.
  private var partialDomains: String { summary([.onlyFirstReal, .onlySecondReal]) }

  private func summary(_ relations: [LinePiece.Relation]) -> String {
    relations.compactMap { relation in
      let places = inequalities(where: relation)
      return places.isEmpty ? nil : "\(relation.rawValue) for \(places.joined(separator: ", "))"
    }.joined(separator: "; ")
  }
}
