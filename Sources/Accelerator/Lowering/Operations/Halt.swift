import Autodiff
import Tensors

extension Lowering {
  /// A row goes on, halts in this step, or has halted before; its remainder is positive once it has.
  mutating func lower(_ operation: HaltOperation) {
    let state = single(operation.state)
    let rows = state.shape[0]
    let probability = single(operation.logits).logistic  // [rows, 1]
    let zero = probability.like(0)
    let before = operation.previous.map { self[$0.progress] }
    let used = before?.sliced(1, 0..<1) ?? zero
    let remainder = before?.sliced(1, 1..<2) ?? zero
    let hadHalted = remainder.compare(.greater, zero)
    let halts =
      operation.step.isLast
      ? hadHalted.unary(.not)
      : hadHalted.select(
        graph.constant(0, [rows, 1], .boolean),
        (used + probability).compare(.greater, zero.like(Double(HaltingStep.threshold))))
    let hasHalted = hadHalted.select(hadHalted, halts)
    let rest = 1 - used
    let weight = hadHalted.select(zero, halts.select(rest, probability))
    self[operation.result.progress] = Tensor.concatenated(
      [hasHalted.select(used, used + probability), halts.select(rest, remainder)], dimension: 1)
    self[operation.result.ponder] = hadHalted.select(zero, halts.select(rest + 1, zero.like(1)))
    var output = state * weight.reshaped([rows]).broadcast(to: state.shape, dimensions: [0])
    if let previous = operation.previous { output = output + single(previous.output) }
    put(output, into: operation.result.output)
  }
}
