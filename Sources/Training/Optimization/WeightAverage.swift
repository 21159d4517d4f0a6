import Transformer

/// The exponential moving average of the weights (Polyak and Juditsky 1992; Tarvainen and Valpola 2017).
///
/// A class because it is as large as the weights and shared; each worker updates ranges of its own.
final class WeightAverage: Sendable {
  /// The averaged weights.
  let values: Parameters
  private let decay: Double

  /// Begins with, and takes over, weights.
  init(_ values: Parameters, decay: Double) {
    self.values = values
    self.decay = decay
  }

  /// Takes in a range of the weights after a step, counted from 1.
  func add(_ range: Range<Int>, of weights: Parameters, step: Int) {
    let decay = min(decay, Double(1 + step) / Double(10 + step))
    values.blend(range, keeping: decay, adding: 1 - decay, of: weights)
  }
}
