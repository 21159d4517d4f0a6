import Training
import Transformer

/// Stochastic gradient descent with momentum; weight decay is part of the gradient.
///
/// Sutskever et al. 2013, section 2, in the form of PyTorch's `SGD`.
struct DescentRule: UpdateRule {
  let options: OptimizerOptions

  func numbers(step: Int, rateFactor: Double) -> [Double] { [options.learningRate * rateFactor] }

  func state(of entry: ParameterLayout.Entry) -> [StateTensor] {
    options.sgd.momentum > 0
      ? [StateTensor(name: "velocity." + entry.name, shape: entry.shape)] : []
  }

  func updated(
    _ entry: ParameterLayout.Entry, weight: Tensor, gradient: Tensor, state: [Tensor],
    numbers: [Tensor]
  ) -> (weight: Tensor, state: [Tensor]) {
    let gradient = gradient + weight * options.decay(of: entry)
    let rate = numbers[0].broadcast(like: weight)
    guard let before = state.first else { return (weight - rate * gradient, []) }
    let velocity = before * options.sgd.momentum + gradient
    let direction =
      options.sgd.nesterov ? gradient + velocity * options.sgd.momentum : velocity
    return (weight - rate * direction, [velocity])
  }
}
