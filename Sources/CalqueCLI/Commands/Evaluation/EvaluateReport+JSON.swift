import Evaluation

extension EvaluateReport {
  /// The report for a program.
  var json: JSONOutput {
    [
      "model": .string(model), "data": .string(set.name), "part": .string(set.part),
      "task": .string(report.task), "problems": .integer(report.problemCount),
      "greedy": Self.json(report.greedy), "beam": report.beam.map(Self.json) ?? nil,
      "sampling": report.sampling.map(Self.json) ?? nil,
      "seconds": .rounded(report.seconds, decimals: 3),
      "problemsPerSecond": .rounded(report.problemsPerSecond, decimals: 3),
      "workers": .integer(report.workers),
    ]
  }

  private static func json(_ search: SearchReport) -> JSONOutput {
    let outcomes = ProblemOutcome.Kind.allCases.map { kind in
      JSONOutput.Member(kind.rawValue, .integer(search.outcomes[kind] ?? 0))
    }
    let breakdowns = search.breakdowns.map { breakdown -> JSONOutput in
      let rows = breakdown.rows.map { row -> JSONOutput in
        ["value": .integer(row.value), "verified": json(row.verified)]
      }
      return ["label": .string(breakdown.label), "rows": .array(rows)]
    }
    return [
      search.method == .sampling ? "samples" : "beamWidth": .integer(search.hypothesisCount),
      "verified": json(search.verified),
      "exactMatch": json(search.exactMatch), "outcomes": .object(outcomes),
      "firstSuccessRanks": .array(search.firstSuccessRanks.map { .integer($0) }),
      "hypothesesTried": .integer(search.hypothesesTried), "breakdowns": .array(breakdowns),
      "calibration": .array(search.calibrations.map(json)),
    ]
  }

  private static func json(_ calibration: Calibration) -> JSONOutput {
    let bins = calibration.bins.map { bin -> JSONOutput in
      [
        "meanConfidence": .rounded(bin.meanConfidence, decimals: 6), "right": json(bin.right),
      ]
    }
    return [
      "measure": .string(calibration.measure.rawValue),
      "expectedError": .rounded(calibration.expectedError, decimals: 6), "bins": .array(bins),
    ]
  }

  static func json(_ proportion: Proportion) -> JSONOutput {
    [
      "successes": .integer(proportion.successes), "count": .integer(proportion.count),
      "share": .rounded(proportion.share, decimals: 6),
      "low": .rounded(proportion.interval.lowerBound, decimals: 6),
      "high": .rounded(proportion.interval.upperBound, decimals: 6),
    ]
  }
}
