import Autodiff

extension Lowering {
  mutating func lower(_ operation: GatedLinearUnitOperation) {
    let input = self[operation.input]
    let width = operation.output.columns
    let gate = input.sliced(1, 0..<width)
    put(
      gate * gate.logistic * input.sliced(1, width..<(2 * width)), into: operation.output)
  }

  mutating func lower(_ operation: GateOperation) {
    let (old, new) = (self[operation.old], self[operation.new])
    let share = self[operation.logits].logistic
    put(share * new + (1 - share) * old, into: operation.output)
  }

  mutating func lower(_ operation: AdditionOperation) {
    put(self[operation.first] + self[operation.second], into: operation.output)
  }
}
