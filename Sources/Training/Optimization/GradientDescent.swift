import CKernels
import Tensors
import Transformer

/// Stochastic gradient descent with momentum, as PyTorch's `SGD`: weight decay is part of the gradient.
///
/// A class because the velocities are large and shared; each worker updates ranges of its own.
final class GradientDescent: Optimizer {
  let options: OptimizerOptions
  private let layout: ParameterLayout
  /// The velocities; nil without momentum.
  private let velocities: Parameters?
  private let decayedEntries: Set<Int>

  private static let velocityPrefix = "velocity."

  /// Creates velocities of zero.
  init(_ options: OptimizerOptions, layout: ParameterLayout) {
    self.options = options
    self.layout = layout
    velocities = options.sgd.momentum > 0 ? Parameters(layout: layout) : nil
    decayedEntries = Set(
      layout.entries.filter(options.weightDecayScope.contains).map(\.offset))
  }

  var state: [SafetensorsWriter.Tensor] {
    guard let velocities else { return [] }
    return layout.entries.map { $0.tensor(prefix: Self.velocityPrefix, in: velocities) }
  }

  func updates(workerCount: Int) -> [@Sendable (UpdateStep) -> Void] {
    UpdateShares.ranges(of: layout.count, workerCount: workerCount).map { range in
      { step in self.update(range, at: step) }
    }
  }

  /// Updates a range of the flat buffer, and makes its gradients zero.
  func update(_ range: Range<Int>, at step: UpdateStep) {
    let rate = options.learningRate * step.rateFactor
    var numbers = kernel_sgd_options(
      gradient_scale: Float(step.gradientScale), weight_decay: 0,
      momentum: Float(options.sgd.momentum),
      lookahead: options.sgd.nesterov ? Float(options.sgd.momentum) : -1, rate: Float(rate))
    for entry in layout.entries where entry.range.overlaps(range) {
      numbers.weight_decay = decayedEntries.contains(entry.offset) ? Float(options.weightDecay) : 0
      update(entry.range.clamped(to: range), step, numbers)
    }
    step.gradients.values.fill(with: 0, in: range)
  }

  private func update(_ range: Range<Int>, _ step: UpdateStep, _ numbers: kernel_sgd_options) {
    unsafe step.weights.values.withElements(in: range) { weights in
      unsafe step.gradients.values.withElements(in: range) { gradients in
        guard let velocities else {
          return unsafe kernel_sgd_step(weights, gradients, nil, range.count, numbers)
        }
        unsafe velocities.values.withElements(in: range) { velocity in
          unsafe kernel_sgd_step(weights, gradients, velocity, range.count, numbers)
        }
      }
    }
  }
}
