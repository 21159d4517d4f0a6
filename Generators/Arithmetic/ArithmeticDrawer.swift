import ExactArithmetic
import Randomness
import Tokenization

/// Draws operands by a law, computes the answer and writes both, in space that is kept.
struct ArithmeticDrawer {
  let law: ArithmeticLaw
  let notation: ArithmeticNotation
  private let largestModulus: Int
  private var first = LimbInteger()
  private var second = LimbInteger()
  private var calculator: LimbCalculator

  init(_ law: ArithmeticLaw, _ notation: ArithmeticNotation) {
    self.law = law
    self.notation = notation
    largestModulus = law.modulus?.law.maximum ?? 2
    calculator = LimbCalculator(notation.radix)
  }

  /// Draws once, with operands of this law.
  mutating func draw(
    _ operands: OperandLaw, into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    notation.radix.draw(&first.magnitude, &second.magnitude, by: operands, using: &random)
    first.isNegative = false
    second.isNegative = false
    if law.negativeProbability > 0 {
      first.setSign(isNegative: random.chance(law.negativeProbability))
      second.setSign(isNegative: random.chance(law.negativeProbability))
    }
    if law.isOrdered && notation.radix.isLess(first.magnitude, than: second.magnitude) {
      swap(&first, &second)
    }
    if notation.operation == .division && second.magnitude.isEmpty { return .undefined }
    let modulus = law.modulus?.law.draw(using: &random) ?? 0
    problem.source.removeAll(keepingCapacity: true)
    problem.target.removeAll(keepingCapacity: true)
    if notation.format.base < 0 {
      writeInNegativeBase(modulus: modulus, to: &problem)
    } else {
      write(modulus: modulus, to: &problem)
    }
    return nil
  }

  private mutating func write(modulus: Int, to problem: inout Problem) {
    let format = notation.format
    let widths = notation.operandWidths(first.magnitude, second.magnitude)
    append(first, order: format.operandOrder, width: widths.first, to: &problem.source)
    problem.source.append(notation.symbol)
    append(second, order: format.operandOrder, width: widths.second, to: &problem.source)
    if let shown = law.modulus, shown.isShown {
      var limbs: Limbs = []
      notation.radix.set(&limbs, to: UInt64(modulus))
      problem.source.append(notation.percent)
      notation.append(limbs, order: format.operandOrder, to: &problem.source)
    }

    calculator.compute(notation.operation, first, second, modulus: modulus)
    let answerWidths = notation.answerWidths(widths, largestModulus: largestModulus)
    let order = format.answerOrder
    append(calculator.result, order: order, width: answerWidths.first, to: &problem.target)
    if notation.operation == .division {
      problem.target.append(notation.percent)
      append(calculator.remainder, order: order, width: answerWidths.second, to: &problem.target)
    }
  }

  private func append(
    _ number: LimbInteger, order: IntegerEncoding.DigitOrder, width: Int,
    to tokens: inout [TokenID]
  ) {
    notation.append(
      number.magnitude, isNegative: number.isNegative, order: order, width: width, to: &tokens)
  }

  /// The limbs hold digits whose places have alternating signs; their values are computed with.
  private func writeInNegativeBase(modulus: Int, to problem: inout Problem) {
    let format = notation.format
    let modulus = BigInteger(modulus)
    let answer = notation.operation.answer(
      value(first.magnitude), value(second.magnitude), modulus: modulus)
    notation.append(first.magnitude, order: format.operandOrder, to: &problem.source)
    problem.source.append(notation.symbol)
    notation.append(second.magnitude, order: format.operandOrder, to: &problem.source)
    if law.modulus?.isShown == true {
      problem.source.append(notation.percent)
      notation.append(limbs(modulus), order: format.operandOrder, to: &problem.source)
    }
    for (index, number) in (answer ?? []).enumerated() {
      if index > 0 { problem.target.append(notation.percent) }
      notation.append(limbs(number), order: format.answerOrder, to: &problem.target)
    }
  }

  private func value(_ digits: Limbs) -> BigInteger {
    // The base was checked when the generator was made.
    let base = notation.format.base
    return (try? BigInteger(digits: notation.radix.digits(of: digits), base: base)) ?? .zero
  }

  private func limbs(_ value: BigInteger) -> Limbs {
    notation.radix.limbs(ofDigits: (try? value.digits(base: notation.format.base)) ?? [])
  }
}
