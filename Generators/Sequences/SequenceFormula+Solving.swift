public import ExactArithmetic
public import Tokenization

/// What came of running a formula against the terms of a sequence.
public enum SequenceFit: Hashable, Sendable {
  /// The tokens are no formula; the reason names one.
  case malformed(String)
  /// The formula gives other terms than those shown.
  case wrong(String)
  /// The formula gives all terms shown that it can compute, and these after them.
  case fits(Recurrence, next: [BigInteger])
}

// What solving a typed problem shares with generating one.
extension SequenceFormula where Numbers == IntegerSequences {
  /// The tokens of a problem with these terms.
  public func source(_ terms: [BigInteger]) -> [TokenID] {
    var list = language.makeTerms()
    for term in terms { list.append(term) }
    var tokens: [TokenID] = []
    list.write(0..<list.count, to: &tokens)
    return tokens
  }

  /// Runs the formula that tokens stand for from the first terms on, and beyond the last by so many terms.
  ///
  /// There are fewer where a term does not exist or is larger than the distribution allows.
  public func fit(
    _ answer: [TokenID], to terms: [BigInteger], continuingBy count: Int
  ) -> SequenceFit {
    let formula: Recurrence
    switch language.formula(answer) {
    case .success(let read): formula = read
    case .failure(let error): return .malformed(error.reason)
    }
    guard formula.degree < terms.count else {
      return .wrong("it looks back \(formula.degree) of \(terms.count) terms")
    }
    var list = language.makeTerms()
    for term in terms.prefix(formula.degree) { list.append(term) }
    let ends = list.extend(by: terms.count - list.count, with: formula) != nil
    if let place = (formula.degree..<list.count).first(where: { list.values[$0] != terms[$0] }) {
      return .wrong("term \(place + 1) is \(terms[place])")
    }
    if ends { return .wrong("it has no term \(list.count + 1), and the sequence has") }
    _ = list.extend(by: count, with: formula)
    return .fits(formula, next: Array(list.values[terms.count...]))
  }
}
