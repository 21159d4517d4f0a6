import COpenBLAS

/// Which factor of a product is read with rows and columns exchanged.
public enum Transposition: Sendable {
  case none
  case left
  case right
}

/// OpenBLAS works with one thread inside of each worker: the workers are the parallelism.
private let usesOneThread: Void = openblas_set_num_threads(1)

/// Sets OpenBLAS up, once.
func prepareLinearAlgebra() { _ = usesOneThread }

extension Matrix {
  /// Makes this matrix `scale`·left·right, or adds that to it, with one factor transposed if asked for.
  public func setProduct(
    _ left: Matrix, _ right: Matrix, transposing: Transposition = .none, scale: Float = 1,
    accumulate: Bool = false
  ) {
    let isLeft = transposing == .left
    let isRight = transposing == .right
    let inner = isLeft ? left.rows : left.columns
    precondition(
      rows == (isLeft ? left.columns : left.rows)
        && columns == (isRight ? right.rows : right.columns)
        && inner == (isRight ? right.columns : right.rows),
      """
      product of \(left.rows) × \(left.columns) and \(right.rows) × \(right.columns), \
      transposing \(transposing), into \(rows) × \(columns)
      """)
    prepareLinearAlgebra()
    unsafe cblas_sgemm(
      CblasRowMajor, isLeft ? CblasTrans : CblasNoTrans, isRight ? CblasTrans : CblasNoTrans,
      Int32(rows), Int32(columns), Int32(inner), scale, left.pointer, Int32(left.stride),
      right.pointer, Int32(right.stride), accumulate ? 1 : 0, pointer, Int32(stride))
  }
}
