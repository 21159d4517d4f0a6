import CKernels
import Tensors

/// The orthogonal matrix nearest to a matrix, roughly: five steps of a Newton–Schulz iteration of degree five.
///
/// With X divided by its norm, X ← aX + (bXXᵀ + c(XXᵀ)²)X brings all singular values that are not tiny to about 1
/// (within 0.7…1.2), with as few steps as possible (Jordan et al. 2024). A class because it owns the working memory of one
/// worker.
final class NewtonSchulz: Sendable {
  private static let steps = 5
  private static let (a, b, c): (Float, Float, Float) = (3.4445, -4.7750, 2.0315)

  /// Where the matrix is written before `orthogonalize`, row by row.
  let direction: FloatBuffer
  private let other: FloatBuffer
  private let gram: FloatBuffer
  private let polynomial: FloatBuffer

  /// Takes memory for the largest of some shapes.
  init(largestOf shapes: [[Int]]) {
    let count = shapes.map { $0[0] * $0[1] }.max() ?? 1
    let side = shapes.map { min($0[0], $0[1]) }.max() ?? 1
    direction = FloatBuffer(count: count)
    other = FloatBuffer(count: count)
    gram = FloatBuffer(count: side * side)
    polynomial = FloatBuffer(count: side * side)
  }

  /// Iterates from the matrix in `direction`; returns the buffer that holds the result, row by row.
  func orthogonalize(rows: Int, columns: Int) -> FloatBuffer {
    normalize(rows * columns)
    let side = min(rows, columns)
    let gram = Matrix(gram, rows: side, columns: side)
    let polynomial = Matrix(polynomial, rows: side, columns: side)
    var (current, next) = (direction, other)
    for _ in 0..<Self.steps {
      let x = Matrix(current, rows: rows, columns: columns)
      let y = Matrix(next, rows: rows, columns: columns)
      // The smaller of XXᵀ and XᵀX, from the side on which it multiplies.
      let isWide = rows <= columns
      gram.setProduct(x, x, transposing: isWide ? .right : .left)
      polynomial.setProduct(gram, gram, scale: Self.c)
      add(Self.b, self.gram, to: self.polynomial, side * side)
      if isWide { y.setProduct(polynomial, x) } else { y.setProduct(x, polynomial) }
      add(Self.a, current, to: next, rows * columns)
      swap(&current, &next)
    }
    return current
  }

  private func normalize(_ count: Int) {
    unsafe direction.withElements(in: 0..<count) { elements in
      let norm = unsafe kernel_squared_norm(elements, count).squareRoot()
      let scale = Float(1 / max(norm, 1e-7))
      for index in 0..<count { unsafe elements[index] *= scale }
    }
  }

  private func add(_ share: Float, _ term: FloatBuffer, to sum: FloatBuffer, _ count: Int) {
    unsafe sum.withElements(in: 0..<count) { sum in
      unsafe term.withElements(in: 0..<count) { term in
        unsafe kernel_weighted_sum(sum, 1, term, share, count)
      }
    }
  }
}
