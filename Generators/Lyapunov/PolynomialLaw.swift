import ExactArithmetic
import Polynomials
import Randomness

/// A law of random polynomials without a constant term (Alfarano, Charton and Hayat 2024, released code).
public struct PolynomialLaw: Codable, Hashable, Sendable {
  /// The largest number of terms, 1…20; the number is uniform, and may end early.
  public var maximumTerms: Int
  /// The largest degree of a term, 1…10; the degree of each is uniform.
  public var maximumOrder: Int
  /// The bound c of coefficients, 1…1000: uniform among the integers −c…c−1 without 0.
  public var coefficientBound: Int

  /// Creates the law.
  public init(maximumTerms: Int, maximumOrder: Int, coefficientBound: Int) {
    self.maximumTerms = maximumTerms
    self.maximumOrder = maximumOrder
    self.coefficientBound = coefficientBound
  }

  /// No monomial has more factors than this.
  private static var factorLimit: Int { 3 }
  /// With this probability another factor follows while the degree allows one.
  private static var factorProbability: Double { 0.95 }
  /// With this probability the polynomial ends after a term that is not its last.
  private static var endProbability: Double { 0.2 }

  /// Draws a polynomial; it may be zero, as terms may cancel.
  func draw(variableCount: Int, using random: inout RandomStream) -> SparsePolynomial {
    var terms: [(exponents: [Int], coefficient: Rational)] = []
    let count = random.uniform(in: 1...maximumTerms)
    repeat {
      terms.append(drawTerm(variableCount, using: &random))
    } while terms.count < count && !random.chance(Self.endProbability)
    return SparsePolynomial(terms: terms, variableCount: variableCount)
      ?? SparsePolynomial(constant: 0, variableCount: variableCount)
  }

  private func drawTerm(
    _ variableCount: Int, using random: inout RandomStream
  ) -> (exponents: [Int], coefficient: Rational) {
    var exponents = [Int](repeating: 0, count: variableCount)
    var remaining = random.uniform(in: 1...maximumOrder)
    var factors = 0
    repeat {
      let exponent = random.uniform(in: 1...remaining)
      exponents[random.uniform(below: variableCount)] += exponent
      remaining -= exponent
      factors += 1
    } while remaining > 0 && factors < Self.factorLimit && random.chance(Self.factorProbability)
    // Without 0: the integers from 0 on are one larger; c = 1 leaves −1 alone.
    let place = random.uniform(below: 2 * coefficientBound - 1)
    let coefficient =
      place < coefficientBound ? place - coefficientBound : place - coefficientBound + 1
    return (exponents, Rational(coefficient))
  }

  func validate(field: String) throws(DistributionError) {
    try require(maximumTerms, field: "\(field).maximumTerms", within: 1...20)
    try require(maximumOrder, field: "\(field).maximumOrder", within: 1...10)
    try require(coefficientBound, field: "\(field).coefficientBound", within: 1...1000)
  }

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case maximumTerms, maximumOrder, coefficientBound
  }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    maximumTerms = try container.decodeInteger(forKey: .maximumTerms)
    maximumOrder = try container.decodeInteger(forKey: .maximumOrder)
    coefficientBound = try container.decodeInteger(forKey: .coefficientBound)
  }
}
