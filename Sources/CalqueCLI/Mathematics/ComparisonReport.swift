import Symbolics

/// What is shown of a comparison of two expressions.
struct ComparisonReport {
  private let first: String
  private let second: String
  private let comparison: Comparison

  init(_ first: TypedExpression, _ second: TypedExpression) {
    (self.first, self.second) = (first.text, second.text)
    comparison = first.expression.compared(with: second.expression)
  }

  var status: CommandStatus {
    comparison.outcome == .equal ? .success : .noVerifiedAnswer
  }

  /// The outcome, and the steps that led to it where they are asked for.
  func lines(on console: Console, explains: Bool) -> [String] {
    let style: TextStyle = comparison.outcome == .equal ? .green : .yellow
    let steps = explains ? comparison.decisions.map { "  \($0)" } : []
    return [console.styled(comparison.description, style)] + steps
  }

  var json: JSONOutput {
    let pieces = comparison.pieces.map { piece -> JSONOutput in
      [
        "where": .string(piece.inequality(in: comparison.symbol ?? .x)),
        "relation": .string(piece.relation.rawValue),
      ]
    }
    return [
      "first": .string(first), "second": .string(second),
      "outcome": .string(comparison.outcome.rawValue),
      "detail": .string(comparison.description),
      "pieces": .array(pieces),
      "decisions": .array(comparison.decisions.map { .string($0.description) }),
    ]
  }
}
