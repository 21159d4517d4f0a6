public import ExactArithmetic
public import Randomness

/// The lowest terms of a fraction that is not reduced (Int2Int's `fraction_simplify`).
public enum FractionSimplification: IntegerQuestion {
  public typealias Law = MultipleDistribution

  public static let name = "fraction-simplification"
  public static let summary = "the lowest terms of a fraction"
  public static let questionForm = IntegerForm.array(2)
  public static let answerForm = IntegerForm.array(2)

  /// Draws a fraction, reduces it and multiplies both parts by a number greater than 1.
  public static func draw(
    _ law: Law, into integers: inout [BigInteger], using random: inout RandomStream
  ) -> RejectionReason? {
    let multiplier = BigInteger(law.multiplier.draw(using: &random))
    if multiplier < 2 { return .trivial }
    let numerator = BigInteger(law.operands.draw(using: &random))
    let denominator = BigInteger(law.operands.draw(using: &random))
    for part in Rational(numerator, overNonzero: denominator).parts {
      integers.append(multiplier * part)
    }
    return nil
  }

  public static func answer(to integers: [BigInteger]) -> [BigInteger]? {
    guard integers[1] > 0 else { return nil }
    return Rational(integers[0], overNonzero: integers[1]).parts
  }

  public static func text(ofQuestion integers: [BigInteger]) -> String {
    "\(integers[0])/\(integers[1])"
  }

  public static func text(ofAnswer integers: [BigInteger]) -> String {
    text(ofQuestion: integers)
  }
}

/// The integer part of a fraction (Int2Int's `fraction_round`).
public enum FractionRounding: IntegerQuestion {
  public typealias Law = MultipleDistribution

  public static let name = "fraction-rounding"
  public static let summary = "the integer part of a fraction"
  public static let questionForm = IntegerForm.array(2)
  public static let answerForm = IntegerForm.integer

  /// Draws the integer part k and two numbers, of which the larger is the denominator m and the other the remainder.
  ///
  /// Equal numbers make the remainder m − 1, as in the released code.
  public static func draw(
    _ law: Law, into integers: inout [BigInteger], using random: inout RandomStream
  ) -> RejectionReason? {
    let multiplier = BigInteger(law.multiplier.draw(using: &random))
    let (first, second) = (law.operands.draw(using: &random), law.operands.draw(using: &random))
    let denominator = BigInteger(max(first, second))
    let remainder = BigInteger(first == second ? first - 1 : min(first, second))
    integers.append(multiplier * denominator + remainder)
    integers.append(denominator)
    return nil
  }

  /// The largest integer that is not above the fraction.
  public static func answer(to integers: [BigInteger]) -> [BigInteger]? {
    guard integers[1] > 0, let floor = try? integers[0].floorDivided(by: integers[1]) else {
      return nil
    }
    return [floor]
  }

  public static func text(ofQuestion integers: [BigInteger]) -> String {
    "floor(\(integers[0])/\(integers[1]))"
  }
}
