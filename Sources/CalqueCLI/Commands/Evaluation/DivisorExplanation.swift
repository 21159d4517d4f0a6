import Evaluation

/// What a model of greatest common divisors answers, and by which rules.
struct DivisorExplanation: Explanation {
  let model: String
  let rules: DivisorRules

  /// The most exceptions of a rule that are listed.
  private static let exceptionLimit = 12

  var lines: [String] {
    let pairs = rules.rows.first?.pairCount ?? 0
    let title =
      "\(model), base \(rules.base): \(rules.rows.count) divisors, \(pairs) pairs of each"
    let extra = rules.primesOutsideBase
    let learned =
      "right gcds: \(rules.learned.count) of \(rules.rows.count)"
      + " (\(rules.expected.count) are products of primes of the base"
      + (extra.isEmpty ? ")" : "; learned besides: \(Self.list(extra)))")
    let accuracy =
      "accuracy on uniform pairs: \(Self.percent(rules.accuracyOnUniformPairs)) by these answers,"
      + " \(Self.percent(rules.accuracyOfBasePrimes)) with all products of primes of the base"
    return [title, ""] + answers.lines + [""] + ruleTable.lines + ["", learned, accuracy]
  }

  private var answers: TextTable {
    var table = TextTable([
      ("gcd", .right), ("right", .right), ("95 % interval", .right), ("answered most", .right),
      ("share", .right), ("rule 3", .right),
    ])
    for row in rules.rows {
      table.append([
        "\(row.divisor)", EvaluateReport.percent(row.right), EvaluateReport.interval(row.right),
        row.mostFrequent.map { "\($0.value)" } ?? "none",
        row.mostFrequent.map { EvaluateReport.percent($0.share) } ?? "–",
        rules.largestLearnedDivisor(of: row.divisor).map { "\($0)" } ?? "–",
      ])
    }
    return table
  }

  private var ruleTable: TextTable {
    var table = TextTable([
      ("rule", .right), ("says", .left), ("holds of", .right), ("except", .left),
    ])
    for (index, rule) in rules.rules.enumerated() {
      table.append([
        "\(index + 1)", rule.statement, "\(rule.count - rule.exceptions.count) of \(rule.count)",
        rule.exceptions.isEmpty ? "–" : Self.list(rule.exceptions),
      ])
    }
    return table
  }

  private static func list(_ numbers: [Int]) -> String {
    let rest = numbers.count - exceptionLimit
    return numbers.prefix(exceptionLimit).map { "\($0)" }.joined(separator: ", ")
      + (rest > 0 ? ", … \(rest) more" : "")
  }

  private static func percent(_ share: Double) -> String {
    "\((share * 100).formatted(decimals: 1)) %"
  }

  var json: JSONOutput {
    let rows = rules.rows.map { row -> JSONOutput in
      let answers = row.answers.map { answer -> JSONOutput in
        ["answer": .integer(answer.value), "count": .integer(answer.count)]
      }
      return [
        "gcd": .integer(row.divisor), "right": EvaluateReport.json(row.right),
        "answers": .array(answers), "unread": .integer(row.unreadCount),
        "largestRightDivisor":
          rules.largestLearnedDivisor(of: row.divisor).map { .integer($0) } ?? nil,
      ]
    }
    let checked = rules.rules.map { rule -> JSONOutput in
      [
        "rule": .string(rule.statement), "count": .integer(rule.count),
        "exceptions": .array(rule.exceptions.map { .integer($0) }),
      ]
    }
    return [
      "model": .string(model), "base": .integer(rules.base),
      "threshold": .number(rules.threshold),
      "rightDivisors": .array(rules.learned.map { .integer($0) }),
      "productsOfBasePrimes": .array(rules.expected.map { .integer($0) }),
      "primesOutsideBase": .array(rules.primesOutsideBase.map { .integer($0) }),
      "rules": .array(checked),
      "accuracyOnUniformPairs": .rounded(rules.accuracyOnUniformPairs, decimals: 6),
      "accuracyOfBasePrimes": .rounded(rules.accuracyOfBasePrimes, decimals: 6),
      "divisors": .array(rows),
    ]
  }

  func draw(with gnuplot: Gnuplot) throws(PlotError) {
    try gnuplot.draw(width: 900, height: 540, script)
  }

  /// The answers of each divisor as dots whose area is their share; right ones lie on the diagonal.
  var script: String {
    let dots = rules.rows.flatMap { row in
      row.answers.map { answer in
        let share = Double(answer.count) / Double(row.pairCount)
        return "\(row.divisor) \(answer.value) \(2 * share.squareRoot())"
      }
    }
    let limits = "[0.8:\(Double(rules.rows.count) * 1.2)]"
    let points =
      dots.isEmpty
      ? "" : ", $answers using 1:2:3 with points pointtype 7 pointsize variable notitle"
    return """
      set termoption noenhanced
      $answers << EOD
      \(dots.joined(separator: "\n"))
      EOD
      set title \(Gnuplot.quoted("\(model), base \(rules.base)"))
      set xlabel 'greatest common divisor'
      set ylabel 'answer'
      set logscale xy
      set xrange \(limits)
      set yrange \(limits)
      plot x with lines linecolor rgb 'gray' notitle\(points)

      """
  }
}
