import Randomness

extension LimbRadix {
  /// Draws both operands.
  func draw(
    _ first: inout Limbs, _ second: inout Limbs, by law: OperandLaw,
    using random: inout RandomStream
  ) {
    switch law {
    case .independent(let firstLaw, let secondLaw):
      draw(&first, by: firstLaw, using: &random)
      draw(&second, by: secondLaw, using: &random)
    case .sameLength(let lengthLaw):
      let length = lengthLaw.draw(using: &random)
      draw(&first, length: length, using: &random)
      draw(&second, length: length, using: &random)
    case .balancedCarries(let lengthLaw):
      drawBalanced(&first, &second, length: lengthLaw.draw(using: &random), using: &random)
    }
  }

  private func draw(
    _ number: inout Limbs, by law: NumberLaw, using random: inout RandomStream
  ) {
    switch law {
    case .length(let lengthLaw):
      draw(&number, length: lengthLaw.draw(using: &random), using: &random)
    case .uniformValue(let digits): drawUniform(&number, digits: digits, using: &random)
    case .logUniformValue(let digits): drawLogUniform(&number, digits: digits, using: &random)
    }
  }
}
