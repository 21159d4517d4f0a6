import CKernels
import Tensors
import Transformer

/// Adam with decoupled weight decay: two moments for each parameter, and the update.
///
/// A class because the moments are large and shared: each worker updates ranges of its own. Ranges must not overlap;
/// nothing else is needed for safety. Names and meanings are those of PyTorch's `AdamW`.
final class Adam: Optimizer {
  let options: OptimizerOptions
  private let learningRate: Double
  /// The decaying means of gradients.
  let firstMoments: Parameters
  /// The decaying means of squared gradients.
  private let secondMoments: Parameters
  /// The parts of the buffer that weight decay applies to, in order.
  private let decayedRanges: [Range<Int>]

  static let firstMomentPrefix = "first_moment."
  static let secondMomentPrefix = "second_moment."

  /// Creates moments of zero; a learning rate takes the place of that of the options.
  init(_ options: OptimizerOptions, layout: ParameterLayout, learningRate: Double? = nil) {
    self.options = options
    self.learningRate = learningRate ?? options.learningRate
    firstMoments = Parameters(layout: layout)
    secondMoments = Parameters(layout: layout)
    decayedRanges = layout.entries.filter(options.weightDecayScope.contains).map(\.range)
  }

  var state: [SafetensorsWriter.Tensor] { state(of: firstMoments.layout.entries) }

  /// The moments of some parameters.
  func state(of entries: [ParameterLayout.Entry]) -> [SafetensorsWriter.Tensor] {
    entries.map { $0.tensor(prefix: Self.firstMomentPrefix, in: firstMoments) }
      + entries.map { $0.tensor(prefix: Self.secondMomentPrefix, in: secondMoments) }
  }

  func updates(workerCount: Int) -> [@Sendable (UpdateStep) -> Void] {
    UpdateShares.ranges(of: firstMoments.layout.count, workerCount: workerCount).map { range in
      { step in self.update(range, at: step) }
    }
  }

  /// Updates a range of the flat buffer, and makes its gradients zero.
  func update(_ range: Range<Int>, at step: UpdateStep) {
    precondition(step.number > 0, "step \(step.number)")
    let rate = learningRate * step.rateFactor
    var numbers = kernel_adam_options(
      gradient_scale: Float(step.gradientScale), beta1: Float(options.beta1),
      beta2: Float(options.beta2),
      step_size: Float(rate / (1 - power(options.beta1, step.number))),
      second_moment_scale: Float(1 / (1 - power(options.beta2, step.number)).squareRoot()),
      epsilon: Float(options.epsilon), shrinkage: 1)
    let shrinkage = Float(1 - rate * options.weightDecay)
    var start = range.lowerBound
    for decayed in decayedRanges where decayed.overlaps(range) && options.weightDecay > 0 {
      let part = decayed.clamped(to: range)
      numbers.shrinkage = 1
      update(start..<part.lowerBound, step, numbers)
      numbers.shrinkage = shrinkage
      update(part, step, numbers)
      start = part.upperBound
    }
    numbers.shrinkage = 1
    update(start..<range.upperBound, step, numbers)
  }

  private func update(_ range: Range<Int>, _ step: UpdateStep, _ numbers: kernel_adam_options) {
    guard !range.isEmpty else { return }
    unsafe step.weights.values.withElements(in: range) { weights in
      unsafe step.gradients.values.withElements(in: range) { gradients in
        unsafe firstMoments.values.withElements(in: range) { first in
          unsafe secondMoments.values.withElements(in: range) { second in
            unsafe kernel_adam_step(weights, gradients, first, second, range.count, numbers)
          }
        }
      }
    }
  }

  /// A power by repeated squaring: multiplications round alike on every machine, library powers need not.
  private func power(_ base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    var square = base
    var remaining = exponent
    while remaining > 0 {
      if remaining & 1 == 1 { result *= square }
      square *= square
      remaining >>= 1
    }
    return result
  }
}
