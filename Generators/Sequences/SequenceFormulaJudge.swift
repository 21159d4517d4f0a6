import Symbolics
public import Tokenization

/// Judges formulas by running them: whatever continues the sequence as the reference does is right.
///
/// Exact terms must be reproduced from the initial ones on; floats are shown rounded, so that both formulas
/// are run from the rounded terms and compared after them (released code, tolerance 10⁻¹⁰). The reference is
/// a formula, or the next terms of a sequence whose formula is not known.
///
/// A class, because it owns the space that terms are computed in.
public final class SequenceFormulaJudge<Numbers: SequenceNumbers>: AnswerJudge {
  private let language: SequenceLanguage<Numbers>
  private var shown: Numbers.Terms
  private var expected: Numbers.Terms
  private var found: Numbers.Terms

  init(_ language: SequenceLanguage<Numbers>) {
    self.language = language
    shown = language.makeTerms()
    expected = language.makeTerms()
    found = language.makeTerms()
  }

  /// Without a reference a formula can be refuted, but whether it continues rightly is not known.
  public func judge(_ answer: [TokenID], to source: [TokenID]) -> Judgement {
    judge(answer, to: source, reference: [])
  }

  public func judge(
    _ answer: [TokenID], to source: [TokenID], reference: [TokenID]
  ) -> Judgement {
    let formula: Recurrence
    switch language.formula(answer) {
    case .success(let read): formula = read
    case .failure(let error): return .malformed(error.reason)
    }
    guard shown.read(source) else {
      return .checked(.undecided(reason: "the problem is not a sequence"))
    }
    guard formula.degree < shown.count else {
      return .wrong("it looks back \(formula.degree) of \(shown.count) terms")
    }
    if answer == reference { return .right }

    let unknown = continueShown(by: reference)
    found = shown
    found.keepFirst(Numbers.isExact ? formula.degree : shown.count)
    let ends = found.extend(by: expected.count - found.count, with: formula) != nil
    let common = min(found.count, expected.count)
    if let place = found.firstDifference(from: expected, in: 0..<common) {
      return .wrong("term \(place + 1) is \(expected.text(place..<place + 1))")
    }
    if ends { return .wrong("it has no term \(common + 1), and the sequence has") }
    if let unknown { return .checked(.undecided(reason: unknown)) }
    return .right
  }

  /// Sets the expected terms to those shown and, where they are known, those after them; returns why they are not.
  private func continueShown(by reference: [TokenID]) -> String? {
    expected = shown
    if case .success(let formula) = language.formula(reference) {
      if formula.degree <= shown.count,
        expected.extend(by: language.law.hiddenTerms, with: formula) == nil
      {
        return nil
      }
      expected.keepFirst(shown.count)
      return "the reference has no terms after those shown"
    }
    return expected.appendTerms(reference) ? nil : "how the sequence continues is not known"
  }
}
