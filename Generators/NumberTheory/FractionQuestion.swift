public import ExactArithmetic
public import Randomness

/// A question about two fractions a/b and c/d, given by the four integers in this order.
public protocol FractionQuestion: IntegerQuestion where Law == FractionDistribution {
  /// The answer for a/b and c/d, or nil where there is none; b and d may be any integers.
  static func answer(
    _ a: BigInteger, _ b: BigInteger, _ c: BigInteger, _ d: BigInteger
  ) -> [BigInteger]?
}

extension FractionQuestion {
  public static var questionForm: IntegerForm { .array(4) }

  public static func draw(
    _ law: FractionDistribution, into integers: inout [BigInteger],
    using random: inout RandomStream
  ) -> RejectionReason? {
    for _ in 0..<4 { integers.append(BigInteger(law.operands.draw(using: &random))) }
    return nil
  }

  public static func answer(to integers: [BigInteger]) -> [BigInteger]? {
    answer(integers[0], integers[1], integers[2], integers[3])
  }

  /// The fractions with a sign between them.
  static func text(of integers: [BigInteger], sign: String) -> String {
    "\(integers[0])/\(integers[1]) \(sign) \(integers[2])/\(integers[3])"
  }
}

/// The sum of two fractions, reduced (Int2Int's `fraction_add`).
public enum FractionAddition: FractionQuestion {
  public static let name = "fraction-addition"
  public static let summary = "the sum of two fractions, reduced"
  public static let answerForm = IntegerForm.array(2)

  public static func answer(
    _ a: BigInteger, _ b: BigInteger, _ c: BigInteger, _ d: BigInteger
  ) -> [BigInteger]? {
    guard b > 0, d > 0 else { return nil }
    return (Rational(a, overNonzero: b) + Rational(c, overNonzero: d)).parts
  }

  public static func text(ofAnswer integers: [BigInteger]) -> String {
    "\(integers[0])/\(integers[1])"
  }

  public static func text(ofQuestion integers: [BigInteger]) -> String {
    text(of: integers, sign: "+")
  }
}

/// The product of two fractions, reduced (Int2Int's `fraction_product`).
public enum FractionProduct: FractionQuestion {
  public static let name = "fraction-product"
  public static let summary = "the product of two fractions, reduced"
  public static let answerForm = IntegerForm.array(2)

  public static func answer(
    _ a: BigInteger, _ b: BigInteger, _ c: BigInteger, _ d: BigInteger
  ) -> [BigInteger]? {
    guard b > 0, d > 0 else { return nil }
    return (Rational(a, overNonzero: b) * Rational(c, overNonzero: d)).parts
  }

  public static func text(ofAnswer integers: [BigInteger]) -> String {
    "\(integers[0])/\(integers[1])"
  }

  public static func text(ofQuestion integers: [BigInteger]) -> String {
    text(of: integers, sign: "*")
  }
}

/// Whether the first of two fractions is greater (Int2Int's `fraction_compare`).
public enum FractionComparison: FractionQuestion {
  public static let name = "fraction-comparison"
  public static let summary = "1 if the first of two fractions is greater than the second, else 0"
  public static let answerForm = IntegerForm.truth

  public static func answer(
    _ a: BigInteger, _ b: BigInteger, _ c: BigInteger, _ d: BigInteger
  ) -> [BigInteger]? {
    guard b > 0, d > 0 else { return nil }
    return [a * d > b * c ? 1 : 0]
  }

  public static func text(ofQuestion integers: [BigInteger]) -> String {
    text(of: integers, sign: ">")
  }
}

/// The determinant ad − bc (Int2Int's `fraction_determinant`).
public enum FractionDeterminant: FractionQuestion {
  public static let name = "fraction-determinant"
  public static let summary = "the determinant ad − bc of two fractions a/b and c/d"
  public static let answerForm = IntegerForm.integer

  public static func answer(
    _ a: BigInteger, _ b: BigInteger, _ c: BigInteger, _ d: BigInteger
  ) -> [BigInteger]? {
    [a * d - b * c]
  }

  public static func text(ofQuestion integers: [BigInteger]) -> String {
    "\(integers[0])*\(integers[3]) - \(integers[1])*\(integers[2])"
  }
}

extension Rational {
  /// The numerator and the denominator.
  var parts: [BigInteger] { [numerator, denominator] }
}
