import Training
import Transformer

/// Matrices inside of layers move along the orthogonal matrix nearest to their momentum, all else by Adam.
///
/// Jordan et al. 2024; steps scaled as in Liu et al. 2025, section 2.2.
struct MuonRule: UpdateRule {
  let options: OptimizerOptions
  private let adam: AdamRule

  init(options: OptimizerOptions) {
    self.options = options
    adam = AdamRule(
      options: options, learningRate: options.muon.adamLearningRate ?? options.learningRate)
  }

  func numbers(step: Int, rateFactor: Double) -> [Double] {
    [options.learningRate * rateFactor] + adam.numbers(step: step, rateFactor: rateFactor)
  }

  func state(of entry: ParameterLayout.Entry) -> [StateTensor] {
    entry.isHiddenMatrix ? [adam.state(of: entry)[0]] : adam.state(of: entry)
  }

  func updated(
    _ entry: ParameterLayout.Entry, weight: Tensor, gradient: Tensor, state: [Tensor],
    numbers: [Tensor]
  ) -> (weight: Tensor, state: [Tensor]) {
    guard entry.isHiddenMatrix else {
      return adam.updated(
        entry, weight: weight, gradient: gradient, state: state,
        numbers: Array(numbers.dropFirst()))
    }
    let share = 1 - options.muon.momentum
    let mean = state[0] + (gradient - state[0]) * share
    let direction = options.muon.nesterov ? mean + (gradient - mean) * share : mean
    let size = numbers[0] * (0.2 * Double(entry.shape.max() ?? 1).squareRoot())
    let change = orthogonalized(direction) * size.broadcast(like: direction)
    return (
      weight.moved(by: change, rate: numbers[0], decay: options.decay(of: entry)), [mean]
    )
  }

  /// Five steps X ← aX + (bXXᵀ + c(XXᵀ)²)X from X divided by its norm.
  private func orthogonalized(_ direction: Tensor) -> Tensor {
    let (a, b, c) = (3.4445, -4.7750, 2.0315)
    let norm = (direction * direction).sum.squareRoot.maximum(1e-7)
    var x = direction / norm.broadcast(like: direction)
    // The smaller of XXᵀ and XᵀX, from the side on which it multiplies.
    let isWide = x.shape[0] <= x.shape[1]
    for _ in 0..<5 {
      let gram = isWide ? x.dot(x, contracting: ([1], [1])) : x.dot(x, contracting: ([0], [0]))
      let polynomial = gram * b + gram.dot(gram, contracting: ([1], [0])) * c
      let product =
        isWide
        ? polynomial.dot(x, contracting: ([1], [0])) : x.dot(polynomial, contracting: ([1], [0]))
      x = x * a + product
    }
    return x
  }
}
