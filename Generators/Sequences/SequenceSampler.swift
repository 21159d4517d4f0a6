public import Randomness

/// Draws sequences: a random formula is run, and the terms or the formula are what is asked for.
///
/// d'Ascoli and others 2022, section 3, and released code. A class, because it owns the space that terms
/// are computed in.
public final class SequenceSampler<Numbers: SequenceNumbers>: ProblemSampler {
  /// What the target is.
  enum Answer: Sendable {
    /// The formula of the next term.
    case formula
    /// The hidden terms.
    case terms
  }

  private let language: SequenceLanguage<Numbers>
  private let formulas: RecurrenceSampler
  private let answer: Answer
  private var terms: Numbers.Terms
  private var shape: [UInt8] = []

  init(_ language: SequenceLanguage<Numbers>, _ formulas: RecurrenceSampler, answer: Answer) {
    self.language = language
    self.formulas = formulas
    self.answer = answer
    terms = language.makeTerms()
  }

  public func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    let law = language.law
    let formula = formulas.draw(
      operators: law.operatorCount.draw(using: &random), degree: law.degree.draw(using: &random),
      shape: &shape, using: &random)
    let shown = formula.degree + law.shownTerms.draw(using: &random)
    terms.drawInitial(formula.degree, using: &random)
    if let reason = terms.extend(by: shown - formula.degree, with: formula) { return reason }
    if terms.hasPlainTail { return .plainSequence }
    if let reason = terms.extend(by: law.hiddenTerms, with: formula) { return reason }

    problem.source.removeAll(keepingCapacity: true)
    problem.target.removeAll(keepingCapacity: true)
    terms.write(0..<shown, to: &problem.source)
    switch answer {
    case .formula: language.notation.append(formula, to: &problem.target)
    case .terms: terms.write(shown..<terms.count, to: &problem.target)
    }
    if let limit = law.maximumLength, max(problem.source.count, problem.target.count) > limit {
      return .tooLong
    }
    return nil
  }
}
