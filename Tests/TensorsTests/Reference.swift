import Glibc
import Randomness
import Tensors

/// Random matrices, and plain double-precision versions of what the kernels compute.
enum Reference {
  static func random(_ rows: Int, _ columns: Int, seed: UInt64, scale: Double = 1) -> Matrix {
    var draws = RandomStream(seed: seed)
    return Matrix(
      rows: rows, columns: columns,
      elements: (0..<(rows * columns)).map { _ in Float((2 * draws.uniform() - 1) * scale) })
  }

  static func softmax(_ row: [Double]) -> [Double] {
    let greatest = row.max() ?? 0
    let exponentials = row.map { exp($0 - greatest) }
    let sum = exponentials.reduce(0, +)
    return exponentials.map { $0 / sum }
  }

  static func gelu(_ z: Double) -> Double { 0.5 * z * (1 + erf(z / 2.0.squareRoot())) }

  static func row(_ matrix: Matrix, _ row: Int) -> [Double] {
    (0..<matrix.columns).map { Double(matrix[row, $0]) }
  }
}
