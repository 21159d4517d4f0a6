import Glibc
import Training
import Transformer

/// Second moments from means over rows and columns, and no first ones.
///
/// Shazeer and Stern 2018, algorithm 4; a parameter that is no matrix counts as one row.
struct AdafactorRule: UpdateRule {
  let options: OptimizerOptions

  func numbers(step: Int, rateFactor: Double) -> [Double] {
    let rate = options.learningRate * rateFactor
    let isRelative = options.adafactor.relativeStep
    return [
      rate, isRelative ? min(rate, 1 / Double(step).squareRoot()) : rate,
      pow(Double(step), -options.adafactor.decayExponent),
    ]
  }

  func state(of entry: ParameterLayout.Entry) -> [StateTensor] {
    let (rows, columns) = Self.extents(entry)
    return [
      StateTensor(name: "row_moment." + entry.name, shape: [rows]),
      StateTensor(name: "column_moment." + entry.name, shape: [columns]),
    ]
  }

  private static func extents(_ entry: ParameterLayout.Entry) -> (rows: Int, columns: Int) {
    let columns = entry.shape.last ?? 1
    return (entry.count / columns, columns)
  }

  func updated(
    _ entry: ParameterLayout.Entry, weight: Tensor, gradient: Tensor, state: [Tensor],
    numbers: [Tensor]
  ) -> (weight: Tensor, state: [Tensor]) {
    let (rows, columns) = Self.extents(entry)
    let gradient = gradient.reshaped([rows, columns])
    let squares = gradient * gradient
    func moved(_ mean: Tensor, to found: Tensor) -> Tensor {
      mean + (found - mean) * numbers[2].broadcast(like: mean)
    }
    // The regulariser ε₁ keeps means from being zero.
    let rowMeans = moved(state[0], to: squares.sum(over: [1]) / Double(columns) + 1e-30)
    let columnMeans = moved(state[1], to: squares.sum(over: [0]) / Double(rows) + 1e-30)
    // Divided first: the product of two small moments may be too small for a number.
    let shares = rowMeans / (rowMeans.sum / Double(rows)).broadcast(like: rowMeans)
    let secondMoments =
      shares.broadcast(to: gradient.shape, dimensions: [0])
      * columnMeans.broadcast(to: gradient.shape, dimensions: [1])
    let update = gradient / secondMoments.squareRoot
    var size = numbers[1]
    if options.adafactor.relativeStep {
      size = size * rootMeanSquare(weight).maximum(1e-3)
    }
    size = size / (rootMeanSquare(update) / options.adafactor.clippingThreshold).maximum(1)
    let change = (update * size.broadcast(like: update)).reshaped(entry.shape)
    return (
      weight.moved(by: change, rate: numbers[0], decay: options.decay(of: entry)),
      [rowMeans, columnMeans]
    )
  }

  private func rootMeanSquare(_ tensor: Tensor) -> Tensor {
    ((tensor * tensor).sum / Double(tensor.count)).squareRoot
  }
}
