import Tensors
import Training
import Transformer

/// What the machine's matrix product reaches at this moment, the measure that a training step is held against.
enum MatrixRate {
  /// Floating-point operations a second of products of 768 × 768 matrices, one at a time on each of the threads.
  static func measured(workers: Int) -> Double {
    let size = 768
    let rounds = 60
    let team = ThreadTeam(workers: workers)
    let time = seconds {
      _ = team.map(count: workers, state: { Products(size: size) }) { products, _ in
        for _ in 0..<rounds { products.multiply() }
        return 0
      }
    }
    return Double(workers * rounds) * 2 * Double(size * size * size) / time
  }

  /// The operations of the matrix products of one optimisation step on the first pairs, the backward pass as two forward ones.
  static func stepOperations(
    _ model: TransformerConfiguration, _ pairs: TokenPairs, sequences: Int
  ) -> Double {
    var forward = 0.0
    // Lengths with start or end token.
    let count = min(pairs.count, 4096)
    for index in 0..<count {
      let lengths = (pairs.source(index).count + 1, pairs.target(index).count + 1)
      forward += operations(model, Double(lengths.0), Double(lengths.1))
    }
    return 3 * forward * Double(sequences) / Double(count)
  }

  private static func operations(
    _ model: TransformerConfiguration, _ source: Double, _ target: Double
  ) -> Double {
    let width = Double(model.modelDimension)
    let wide = Double(model.feedForwardDimension)
    let encoder =
      source * (4 * width * width + 2 * width * wide) + 2 * source * source * width
    let decoder =
      target * (6 * width * width + 2 * width * wide) + 2 * source * width * width
      + 2 * target * (target + source) * width
    return 2
      * (Double(model.encoderLayerCount) * encoder + Double(model.decoderLayerCount) * decoder
        + target * width * Double(model.vocabularySize))
  }

  private struct Products {
    let left, right, product: Matrix

    init(size: Int) {
      let buffer = FloatBuffer(count: 3 * size * size)
      func matrix(_ index: Int) -> Matrix {
        Matrix(buffer, offset: index * size * size, rows: size, columns: size)
      }
      (left, right, product) = (matrix(0), matrix(1), matrix(2))
      left.fill(with: 0.5)
      right.fill(with: 0.25)
    }

    func multiply() { product.setProduct(left, right) }
  }
}
