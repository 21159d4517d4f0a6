import Glibc
import Training
import Transformer

/// Adam with decoupled weight decay.
///
/// Kingma and Ba 2015, algorithm 1; Loshchilov and Hutter 2019, algorithm 2.
struct AdamRule: UpdateRule {
  let options: OptimizerOptions
  let learningRate: Double

  func numbers(step: Int, rateFactor: Double) -> [Double] {
    let rate = learningRate * rateFactor
    return [
      rate, rate / (1 - pow(options.beta1, Double(step))),
      1 / (1 - pow(options.beta2, Double(step))).squareRoot(),
    ]
  }

  func state(of entry: ParameterLayout.Entry) -> [StateTensor] {
    ["first_moment.", "second_moment."].map {
      StateTensor(name: $0 + entry.name, shape: entry.shape)
    }
  }

  func updated(
    _ entry: ParameterLayout.Entry, weight: Tensor, gradient: Tensor, state: [Tensor],
    numbers: [Tensor]
  ) -> (weight: Tensor, state: [Tensor]) {
    let first = state[0] + (gradient - state[0]) * (1 - options.beta1)
    let second = state[1] * options.beta2 + gradient * gradient * (1 - options.beta2)
    let root = second.squareRoot * numbers[2].broadcast(like: second) + options.epsilon
    let change = numbers[1].broadcast(like: first) * first / root
    return (
      weight.moved(by: change, rate: numbers[0], decay: options.decay(of: entry)), [first, second]
    )
  }
}
