import ExactArithmetic
import Symbolics
public import Tokenization

/// Judges answers by computing the problem; filling may be missing or of any length.
///
/// The answer's digits are compared with those that are right, so its length costs nothing.
public struct ArithmeticJudge: AnswerJudge {
  private let notation: ArithmeticNotation

  init(_ notation: ArithmeticNotation) { self.notation = notation }

  public func judge(_ answer: [TokenID], to source: [TokenID]) -> Judgement {
    let found: [ArithmeticNotation.WrittenInteger]
    do {
      found = try notation.readAnswer(answer)
    } catch {
      return .malformed(error.reason)
    }
    let problem: ArithmeticNotation.ReadProblem
    do {
      problem = try notation.readProblem(source)
    } catch {
      return .checked(.undecided(reason: "the problem cannot be read: \(error.reason)"))
    }
    let base = notation.format.base
    guard let first = problem.first.value(base: base),
      let second = problem.second.value(base: base),
      let right = notation.operation.answer(first, second, modulus: problem.modulus)
    else { return .checked(.undecided(reason: "the problem has no answer")) }

    for (number, written) in zip(right, found) where !isForm(written, of: number) {
      return .wrong(right.map(\.description).joined(separator: " % ") + " is right")
    }
    return .right
  }

  /// Whether digits are those of a number.
  private func isForm(_ written: ArithmeticNotation.WrittenInteger, of number: BigInteger) -> Bool {
    let base = notation.format.base
    guard let digits = try? number.digits(base: base) else { return false }
    return digits == written.digits && written.isNegative == (base > 0 && number.isNegative)
  }
}
