import Training
import Transformer

/// An optimiser as a graph; the state is the same, by names and shapes, as that of the optimiser on the processor.
///
/// What depends on the step alone is computed on the host in double precision and comes as an argument.
protocol UpdateRule {
  /// The numbers of a step, from 1 on, at a share of the greatest learning rate; always as many.
  func numbers(step: Int, rateFactor: Double) -> [Double]

  /// What is kept of a parameter from step to step: a prefix of the parameter's name, and the shape.
  func state(of entry: ParameterLayout.Entry) -> [StateTensor]

  /// Changes a parameter.
  ///
  /// - Parameters:
  ///   - entry: Which parameter.
  ///   - weight: Its elements, in its shape.
  ///   - gradient: The gradient of the mean loss, after clipping.
  ///   - state: What was kept, as `state(of:)` lists it.
  ///   - numbers: Those of the step, one number each.
  /// - Returns: The parameter after the step, and what is kept of it.
  func updated(
    _ entry: ParameterLayout.Entry, weight: Tensor, gradient: Tensor, state: [Tensor],
    numbers: [Tensor]
  ) -> (weight: Tensor, state: [Tensor])
}

/// A tensor of an optimiser's state.
struct StateTensor: Hashable, Sendable {
  let name: String
  let shape: [Int]
}

extension OptimizerOptions {
  /// The optimiser as a graph.
  var updateRule: any UpdateRule {
    switch kind {
    case .adam: AdamRule(options: self, learningRate: learningRate)
    case .adafactor: AdafactorRule(options: self)
    case .sgd: DescentRule(options: self)
    case .muon: MuonRule(options: self)
    }
  }

  /// What a parameter loses in a step at learning rate 1.
  func decay(of entry: ParameterLayout.Entry) -> Double {
    weightDecayScope.contains(entry) ? weightDecay : 0
  }
}

extension Tensor {
  /// The weight after a step, less its decay: weight·(1 − rate·decay) − change.
  func moved(by change: Tensor, rate: Tensor, decay: Double) -> Tensor {
    let kept = decay == 0 ? self : self * (1 - rate * decay).broadcast(like: self)
    return kept - change
  }
}
