import Transformer

/// An optimisation algorithm with its state; see ``OptimizerOptions/Kind`` for those there are.
protocol Optimizer: Sendable {
  /// The settings.
  var options: OptimizerOptions { get }
  /// The state that a resumed run needs, in a fixed order; names are those of parameters behind a prefix.
  var state: [SafetensorsWriter.Tensor] { get }

  /// Divides a step between workers: the function at each place updates parameters that no other does, from gradients
  /// that it leaves zero. The result does not depend on the number of workers.
  func updates(workerCount: Int) -> [@Sendable (UpdateStep) -> Void]
}

/// What the updates of one step have in common.
struct UpdateStep: Sendable {
  /// The number of the step, from 1 on.
  let number: Int
  /// The share of the greatest learning rate.
  let rateFactor: Double
  /// The weights.
  let weights: Parameters
  /// The gradients, before `gradientScale`.
  let gradients: Parameters
  /// What gradients are multiplied by, for the mean over tokens and for clipping.
  let gradientScale: Double
}

extension OptimizerOptions {
  /// The optimiser with a state of zeros.
  func makeOptimizer(for layout: ParameterLayout) -> any Optimizer {
    switch kind {
    case .adam: Adam(self, layout: layout)
    case .adafactor: Adafactor(self, layout: layout)
    case .sgd: GradientDescent(self, layout: layout)
    case .muon: Muon(self, layout: layout)
    }
  }
}
