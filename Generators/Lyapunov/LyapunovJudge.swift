import ExactArithmetic
import Polynomials
import Symbolics
public import Tokenization

/// Judges functions by the two properties of Lyapunov, exactly: nothing is accepted without a proof.
///
/// V must be larger than V(0) everywhere else, and its derivative along the system nowhere positive. A
/// rational point where one fails refutes; sums of squares prove. Where neither is found the answer is
/// right if it is the reference up to a positive factor and a constant, since that was made to have both properties.
public struct LyapunovJudge: AnswerJudge {
  private let language: LyapunovLanguage
  private let points = (0...LyapunovLanguage.variableLimit).map(RefutingPoints.init(variableCount:))

  init(_ language: LyapunovLanguage) { self.language = language }

  public func judge(_ answer: [TokenID], to source: [TokenID]) -> Judgement {
    judge(answer, to: source, reference: [])
  }

  public func judge(
    _ answer: [TokenID], to source: [TokenID], reference: [TokenID]
  ) -> Judgement {
    var budget = PolynomialBudget()
    guard let system = language.system(source, &budget) else {
      return .checked(.undecided(reason: "the problem is not a system of polynomials"))
    }
    let count = system.count
    guard let function = language.polynomial(answer[...], variableCount: count, &budget) else {
      return .malformed("the answer is not a polynomial in x0…x\(count - 1) of bounded size")
    }
    let rise = Self.withoutConstant(function)
    if isReference(rise, reference) { return .right }
    guard let derivative = budget.derivative(of: rise, along: system) else {
      return .checked(.undecided(reason: "the derivative along the system is too large"))
    }
    let descent = -derivative
    if let point = points[count].first(where: rise, isNegativeOrZero: true) {
      return .wrong("V is not larger at \(Self.text(point)) than at 0")
    }
    if let point = points[count].first(where: descent, isNegativeOrZero: false) {
      return .wrong("V grows along the system at \(Self.text(point))")
    }
    guard PositivityProof.isPositiveDefinite(rise, &budget) else {
      return .checked(.undecided(reason: "no proof that V is smallest at 0 alone"))
    }
    guard PositivityProof.isNonnegative(descent, &budget) else {
      return .checked(.undecided(reason: "no proof that V never grows along the system"))
    }
    return .right
  }

  /// Whether the function is a positive multiple of the reference, constants aside.
  private func isReference(_ rise: SparsePolynomial, _ reference: [TokenID]) -> Bool {
    var budget = PolynomialBudget()
    guard !reference.isEmpty,
      let known = language.polynomial(
        reference[...], variableCount: rise.variableCount, &budget)
    else { return false }
    let expected = Self.withoutConstant(known)
    guard rise.termCount == expected.termCount,
      let factor = try? rise.leadingCoefficient.divided(by: expected.leadingCoefficient)
    else { return false }
    return factor.signum > 0 && expected.scaled(by: factor) == rise
  }

  private static func withoutConstant(_ polynomial: SparsePolynomial) -> SparsePolynomial {
    SparsePolynomial(
      terms: polynomial.terms.filter { $0.exponents.contains { $0 > 0 } },
      variableCount: polynomial.variableCount) ?? polynomial
  }

  private static func text(_ point: [Rational]) -> String {
    "(" + point.map(\.description).joined(separator: ", ") + ")"
  }
}
