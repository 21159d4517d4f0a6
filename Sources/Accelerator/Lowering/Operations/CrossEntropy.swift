import Autodiff
import Tensors

extension Lowering {
  mutating func lower(_ operation: CrossEntropyOperation, _ runtime: Tensor?) {
    guard let targets = runtime else { preconditionFailure("a loss without targets") }
    let logits = single(operation.logits)  // [rows, vocabulary]
    let (rows, vocabulary) = (logits.shape[0], logits.shape[1])
    let greatest = logits.reduced(.maximum, over: [1])
    let shifted = logits - greatest.broadcast(to: logits.shape, dimensions: [0])
    let normalizer = shifted.exponential.sum(over: [1]).logarithm
    let smoothing = Double(operation.loss.smoothing)
    var expected = (shifted * targets.oneHot(vocabulary, .float32)).sum(over: [1])
    if smoothing != 0 {
      expected =
        expected * Double(1 - operation.loss.smoothing)
        + shifted.sum(over: [1]) * (smoothing / Double(vocabulary))
    }
    self[operation.losses] = (normalizer - expected).reshaped([rows, 1])
    // The first of the greatest: the least index among them.
    let index = graph.iota(logits.shape, dimension: 1)
    let candidates = shifted.compare(.equal, shifted.like(0)).select(
      index, index.like(Double(vocabulary)))
    self[operation.correct] = candidates.reduced(.minimum, over: [1]).compare(.equal, targets)
      .converted(to: .float32).reshaped([rows, 1])
  }
}
