import CKernels
import Tensors
public import Transformer

/// The state of Adam: two moments for each parameter, and the update.
///
/// A class because the moments are large and shared: each worker updates a range of its own. Ranges must not overlap;
/// nothing else is needed for safety.
public final class Adam: Sendable {
  /// The settings.
  public let options: AdamOptions
  /// The decaying means of gradients.
  public let firstMoments: Parameters
  /// The decaying means of squared gradients.
  public let secondMoments: Parameters
  /// The parts of the buffer that weight decay applies to, in order.
  private let decayedRanges: [Range<Int>]

  /// Creates moments of zero.
  public convenience init(_ options: AdamOptions, layout: ParameterLayout) {
    self.init(
      options, firstMoments: Parameters(layout: layout), secondMoments: Parameters(layout: layout))
  }

  /// Takes over moments, which must have the same layout.
  init(_ options: AdamOptions, firstMoments: Parameters, secondMoments: Parameters) {
    precondition(firstMoments.layout == secondMoments.layout, "moments of two models")
    self.options = options
    self.firstMoments = firstMoments
    self.secondMoments = secondMoments
    decayedRanges = firstMoments.layout.entries.filter(\.isWeightMatrix).map(\.range)
  }

  /// Updates a range of parameters by their gradients, and makes these zero.
  ///
  /// - Parameters:
  ///   - range: The indices in the flat buffer.
  ///   - parameters: The weights.
  ///   - gradients: The gradients, before `gradientScale`.
  ///   - gradientScale: What gradients are multiplied by, for the mean over tokens and for clipping.
  ///   - step: The number of the step, from 1 on, for the correction of the moments' bias.
  ///   - learningRate: The learning rate of this step.
  public func update(
    _ range: Range<Int>, of parameters: Parameters, by gradients: Parameters,
    scaledBy gradientScale: Double, step: Int, learningRate: Double
  ) {
    precondition(step > 0, "step \(step)")
    var numbers = kernel_adam_options(
      gradient_scale: Float(gradientScale), beta1: Float(options.beta1),
      beta2: Float(options.beta2),
      step_size: Float(learningRate / (1 - power(options.beta1, step))),
      second_moment_scale: Float(1 / (1 - power(options.beta2, step)).squareRoot()),
      epsilon: Float(options.epsilon), shrinkage: 1)
    let shrinkage = Float(1 - learningRate * options.weightDecay)
    var start = range.lowerBound
    for decayed in decayedRanges where decayed.overlaps(range) && options.weightDecay > 0 {
      let part = decayed.clamped(to: range)
      numbers.shrinkage = 1
      update(start..<part.lowerBound, parameters, gradients, numbers)
      numbers.shrinkage = shrinkage
      update(part, parameters, gradients, numbers)
      start = part.upperBound
    }
    numbers.shrinkage = 1
    update(start..<range.upperBound, parameters, gradients, numbers)
  }

  private func update(
    _ range: Range<Int>, _ parameters: Parameters, _ gradients: Parameters,
    _ numbers: kernel_adam_options
  ) {
    guard !range.isEmpty else { return }
    unsafe parameters.withElements(in: range) { weights in
      unsafe gradients.withElements(in: range) { gradients in
        unsafe firstMoments.withElements(in: range) { first in
          unsafe secondMoments.withElements(in: range) { second in
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

extension Parameters {
  /// The sum of the squares of a range of elements.
  func squaredNorm(in range: Range<Int>) -> Double {
    guard !range.isEmpty else { return 0 }
    return unsafe withElements(in: range) { unsafe kernel_squared_norm($0, range.count) }
  }

  /// Lends a range, which must not be empty and is checked here, to C code.
  @unsafe fileprivate func withElements<Result>(
    in range: Range<Int>, _ body: (UnsafeMutablePointer<Float>) -> Result
  ) -> Result {
    unsafe values.withUnsafeMutableBufferPointer { buffer in
      let elements = unsafe UnsafeMutableBufferPointer(rebasing: buffer[range])
      guard let base = elements.baseAddress else { preconditionFailure("an empty buffer") }
      return unsafe body(base)
    }
  }
}

extension ParameterLayout.Entry {
  /// Whether this is a matrix that multiplies states, or a vocabulary table.
  fileprivate var isWeightMatrix: Bool {
    shape.count == 2 && name.hasSuffix(".weight") && !name.hasSuffix("embed_positions.weight")
  }
}
