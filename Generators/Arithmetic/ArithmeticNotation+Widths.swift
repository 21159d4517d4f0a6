extension ArithmeticNotation {
  /// The widths that the operands are filled up to; 0 for none.
  func operandWidths(_ first: Limbs, _ second: Limbs) -> (first: Int, second: Int) {
    guard let padding = format.padding else { return (0, 0) }
    if let widths = padding.widths { return (widths[0], widths[1]) }
    let longer = max(radix.digitCount(first), radix.digitCount(second))
    return (longer, longer)
  }

  /// The widths that the numbers of the answer are filled up to: the most digits they can have; 0 for none.
  func answerWidths(
    _ widths: (first: Int, second: Int), largestModulus: Int
  ) -> (first: Int, second: Int) {
    guard format.padding != nil else { return (0, 0) }
    let longer = max(widths.first, widths.second)
    switch operation {
    case .addition: return (longer + 1, 0)
    // With signs the difference can be a sum.
    case .subtraction: return (format.hasSign ? longer + 1 : longer, 0)
    case .multiplication: return (widths.first + widths.second, 0)
    case .division: return (widths.first, widths.second)
    case .modularAddition, .modularMultiplication:
      var residue: Limbs = []
      radix.set(&residue, to: UInt64(largestModulus - 1))
      return (radix.digitCount(residue), 0)
    }
  }
}
