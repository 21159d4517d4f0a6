public import Generators

/// How one search fared on a set of problems.
public struct SearchReport: Codable, Hashable, Sendable {
  /// The search.
  public let method: SearchMethod
  /// The number of hypotheses for each problem.
  public let hypothesisCount: Int
  /// The share of problems of which some hypothesis was verified.
  public private(set) var verified = Proportion()
  /// The share of problems of which the best hypothesis is the reference answer, token for token.
  public private(set) var exactMatch = Proportion()
  /// The number of problems by outcome.
  public private(set) var outcomes: [ProblemOutcome.Kind: Int] = [:]
  /// How often the first accepted hypothesis had each rank, the best first.
  public private(set) var firstSuccessRanks: [Int]
  /// The number of hypotheses that were judged.
  public private(set) var hypothesesTried = 0
  /// How far the scores of best hypotheses tell whether they are right; problems without a hypothesis are left out.
  public private(set) var calibrations = Calibration.Measure.allCases.map { Calibration($0) }
  /// The share of verified problems by the numbers that the task labels problems with, such as operator counts.
  public private(set) var breakdowns: [Breakdown] = []

  /// The results by the values of one label.
  public struct Breakdown: Codable, Hashable, Sendable {
    /// The name of the label, such as `antiderivative operators`.
    public let label: String
    /// The share of verified problems for each value that occurs, in ascending order.
    public internal(set) var rows: [Row] = []

    /// The results for one value of the label.
    public struct Row: Codable, Hashable, Sendable {
      /// The value.
      public let value: Int
      /// The share of its problems that were verified.
      public internal(set) var verified = Proportion()
    }
  }

  /// Creates the report on no problems.
  public init(_ method: SearchMethod, hypothesisCount: Int) {
    self.method = method
    self.hypothesisCount = hypothesisCount
    firstSuccessRanks = Array(repeating: 0, count: hypothesisCount)
  }

  /// Takes in the outcome of a problem.
  public mutating func add(_ outcome: ProblemOutcome, labels: [ProblemLabel]) {
    verified.add(outcome.kind.isSolved)
    exactMatch.add(outcome.isExactMatch)
    outcomes[outcome.kind, default: 0] += 1
    hypothesesTried += outcome.hypothesesTried
    if let rank = outcome.firstSuccessRank { firstSuccessRanks[rank] += 1 }
    if let best = outcome.best {
      for index in calibrations.indices {
        calibrations[index].add(
          confidence: calibrations[index].measure.confidence(
            logProbability: best.logProbability, tokenCount: best.tokenCount),
          isRight: outcome.firstSuccessRank == 0)
      }
    }
    for label in labels { add(outcome, label) }
  }

  private mutating func add(_ outcome: ProblemOutcome, _ label: ProblemLabel) {
    let index =
      breakdowns.firstIndex { $0.label == label.name }
      ?? {
        breakdowns.append(Breakdown(label: label.name))
        return breakdowns.count - 1
      }()
    let rows = breakdowns[index].rows
    let place = rows.firstIndex { $0.value >= label.value } ?? rows.count
    if place == rows.count || rows[place].value != label.value {
      breakdowns[index].rows.insert(.init(value: label.value), at: place)
    }
    breakdowns[index].rows[place].verified.add(outcome.kind.isSolved)
  }
}
