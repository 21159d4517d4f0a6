public import ExactArithmetic
public import Tokenization

/// A task of arithmetic, whichever its operation: writes a given problem as its models have learned to read it.
public protocol ArithmeticTask: ProblemGenerator where Judge == ArithmeticJudge {
  /// What is asked of the two integers.
  static var operation: ArithmeticOperation { get }

  /// The tokens of a problem.
  ///
  /// - Throws: An error if the format has no way to write a number, or the modulus is another than the only one.
  func source(
    _ first: BigInteger, _ second: BigInteger, modulus: BigInteger?
  ) throws(ProblemEncodingError) -> [TokenID]
}

extension Arithmetic: ArithmeticTask {
  public static var operation: ArithmeticOperation { Kind.operation }

  public func source(
    _ first: BigInteger, _ second: BigInteger, modulus: BigInteger?
  ) throws(ProblemEncodingError) -> [TokenID] {
    try notation.source(first, second, modulus: modulus)
  }
}

extension ArithmeticNotation {
  fileprivate func source(
    _ first: BigInteger, _ second: BigInteger, modulus: BigInteger?
  ) throws(ProblemEncodingError) -> [TokenID] {
    let operands = (try limbs(first), try limbs(second))
    let widths = format.base < 0 ? (0, 0) : operandWidths(operands.0, operands.1)
    // A negative base has the signs in the digits.
    let (firstIsNegative, secondIsNegative) =
      format.base > 0 ? (first.isNegative, second.isNegative) : (false, false)
    let order = format.operandOrder
    var tokens: [TokenID] = []
    append(operands.0, isNegative: firstIsNegative, order: order, width: widths.0, to: &tokens)
    tokens.append(symbol)
    append(operands.1, isNegative: secondIsNegative, order: order, width: widths.1, to: &tokens)
    guard operation.isModular else { return tokens }
    if let hiddenModulus {
      guard modulus == BigInteger(hiddenModulus) else {
        throw ProblemEncodingError("the model computes modulo \(hiddenModulus) only")
      }
    } else {
      tokens.append(percent)
      append(try limbs(modulus ?? .zero), order: order, to: &tokens)
    }
    return tokens
  }

  /// The digits of a number; in a positive base those of its magnitude.
  private func limbs(_ value: BigInteger) throws(ProblemEncodingError) -> Limbs {
    if value.isNegative && format.base > 0 && !format.hasSign {
      throw ProblemEncodingError("the model knows no negative numbers")
    }
    let written = format.base > 0 ? value.magnitude : value
    guard let digits = try? written.digits(base: format.base) else {
      throw ProblemEncodingError("a number has no digits in base \(format.base)")
    }
    return radix.limbs(ofDigits: digits)
  }
}
