import ExactArithmetic

extension Expr {
  /// Whether another expression is equal to this one, and if not everywhere, on which part of the real line.
  ///
  /// The zero test decides on the difference. Where there is one free symbol the line is also followed point by
  /// point, with each expression taken as it is written, so that domains are those of the text. Expressions with
  /// several free symbols are decided by the zero test alone.
  public func compared(with other: Expr) -> Comparison {
    var arena = ExprArena()
    let (left, right) = (arena.insert(self), arena.insert(other))
    var log = DecisionLog()
    let difference = arena.apply(.sub, left, right)
    let verdict =
      left == .undefined || right == .undefined
      ? Verdict.undecided(reason: "an expression has no value") : arena.zeroTest(difference, &log)
    var result = Comparison(
      first: self, second: other, outcome: .undecided, verdict: verdict, decisions: log.decisions)
    if let symbol = freeSymbol(of: other) {
      // The canonical difference, in which common parts have cancelled, shows smaller differences.
      let tape =
        difference == .undefined || difference == .zero
        ? Tape(written: self, minus: other) : Tape(difference, in: &arena)
      follow(other, along: symbol, difference: tape, &result)
    }
    result.decide()
    return result
  }

  private func follow(
    _ other: Expr, along symbol: Symbol, difference: Tape, _ result: inout Comparison
  ) {
    result.symbol = symbol
    guard let survey = LineSurvey(self, other, difference: difference, in: symbol) else {
      result.reason = "the expressions are too long to be followed along the line"
      return
    }
    guard let found = survey.pieces() else {
      result.reason = "the expressions change their relation too often to be followed"
      return
    }
    result.pieces = found.pieces
    result.examined = found.examined
    let places = zip(found.pieces, found.witnesses).filter { $0.0.relation == .different }.map(\.1)
    guard let place = places.min(by: { $0.magnitude < $1.magnitude }) else { return }
    let values = survey.values(at: place)
    result.counterexample = Comparison.Counterexample(
      point: place.doubleValue, first: values.first, second: values.second)
  }

  /// The symbol to follow: the only one that is not a constant.
  private func freeSymbol(of other: Expr) -> Symbol? {
    let symbols = freeSymbols.union(other.freeSymbols)
    return symbols.count == 1 ? symbols.first : nil
  }

  private var freeSymbols: Set<Symbol> {
    switch self {
    case .number: []
    case .symbol(let symbol): symbol.isConstant ? [] : [symbol]
    case .apply(_, let operands): operands.reduce(into: []) { $0.formUnion($1.freeSymbols) }
    }
  }
}

extension Comparison {
  /// Joins what the zero test and the line say; where they contradict each other nothing is decided.
  fileprivate mutating func decide() {
    let relations = Set(pieces.map(\.relation))
    let hasDifference = relations.contains(.different)
    if verdict.isVerified {
      outcome = hasDifference ? .undecided : .equal
      if hasDifference { reason = "the zero test and the values on the line disagree" }
    } else if relations.contains(.equal) {
      outcome = .partlyEqual
      if case .refuted = verdict, !hasDifference, relations == [.equal] {
        outcome = .undecided
        reason = "equal at all real points looked at, but refuted elsewhere"
      }
    } else if hasDifference {
      outcome = .different
    } else if case .refuted = verdict {
      outcome = .different
    } else if case .undecided(let why) = verdict {
      reason = reason ?? why
    }
  }
}
