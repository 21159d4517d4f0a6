/// The eigenvalues of a symmetric matrix, largest first, with orthonormal eigenvectors.
struct SymmetricDecomposition {
  /// The eigenvalues, in descending order.
  let values: [Double]
  /// The eigenvectors as columns, in the same order; the first entry of each is not negative.
  let vectors: RealMatrix
}

extension RealMatrix {
  /// What is this much smaller than the largest value is rounding error, and taken for zero.
  static let negligible = 0x1p-44
  /// Jacobi's methods need five to ten rounds; the limit bounds the work on numbers that overflow.
  static let roundLimit = 40

  /// The eigenvalues and eigenvectors by the cyclic method of Jacobi (Golub and Van Loan 2013, section 8.5).
  ///
  /// The matrix must be symmetric. The error of the values is a few units in the last place of the largest.
  func symmetricDecomposition() -> SymmetricDecomposition {
    precondition(isSquare, "only a square matrix has eigenvalues")
    var diagonalized = self
    // The eigenvectors are kept as rows, which are contiguous.
    var vectors = RealMatrix.identity(rows)
    let threshold = 0x1p-54 * MatrixNorm.l2.value(of: entries)
    for _ in 0..<Self.roundLimit {
      var isDone = true
      for q in 0..<rows {
        for p in 0..<q where diagonalized[p, q].magnitude > threshold {
          isDone = false
          let rotation = Rotation(
            ratio: (diagonalized[q, q] - diagonalized[p, p]) / (2 * diagonalized[p, q]))
          diagonalized.rotate(by: rotation, p, q)
          vectors.rotateRows(by: rotation, p, q)
        }
      }
      if isDone { break }
    }
    let values = (0..<rows).map { diagonalized[$0, $0] }
    let smallest = Self.negligible * (values.map(\.magnitude).max() ?? 0)
    let order = values.indices.sorted { (values[$0], $1) > (values[$1], $0) }
    return SymmetricDecomposition(
      values: order.map { values[$0].magnitude <= smallest ? 0 : values[$0] },
      vectors: RealMatrix(
        rows: rows, columns: rows,
        entries: order.flatMap { vectors.rowWithPositiveStart($0) }
      ).transposed)
  }

  /// A row, times −1 if its first entry is negative.
  private func rowWithPositiveStart(_ row: Int) -> [Double] {
    let sign = self[row, 0] < 0 ? -1.0 : 1
    return (0..<columns).map { sign * self[row, $0] }
  }

  /// The symmetric matrix with these eigenvalues and eigenvectors, which are the columns of an orthogonal matrix.
  init(eigenvalues: [Double], eigenvectors: RealMatrix) {
    self.init(rows: eigenvalues.count, columns: eigenvalues.count)
    for row in 0..<rows {
      for column in 0...row {
        var sum = 0.0
        for (place, value) in eigenvalues.enumerated() {
          sum += eigenvectors[row, place] * value * eigenvectors[column, place]
        }
        self[row, column] = sum
        self[column, row] = sum
      }
    }
  }
}

/// A rotation of a plane.
struct Rotation {
  let cosine: Double
  let sine: Double
  let tangent: Double

  /// The smaller of the two angles whose double has this cotangent.
  init(ratio: Double) {
    let magnitude = 1 / (ratio.magnitude + (1 + ratio * ratio).squareRoot())
    tangent = ratio < 0 ? -magnitude : magnitude
    cosine = 1 / (1 + tangent * tangent).squareRoot()
    sine = tangent * cosine
  }
}

extension RealMatrix {
  /// Rotates rows and columns p and q of a symmetric matrix so that the entry (p, q) vanishes.
  fileprivate mutating func rotate(by rotation: Rotation, _ p: Int, _ q: Int) {
    let shift = rotation.tangent * self[p, q]
    self[p, p] -= shift
    self[q, q] += shift
    self[p, q] = 0
    self[q, p] = 0
    for place in 0..<rows where place != p && place != q {
      let (first, second) = (self[place, p], self[place, q])
      self[place, p] = rotation.cosine * first - rotation.sine * second
      self[place, q] = rotation.sine * first + rotation.cosine * second
      self[p, place] = self[place, p]
      self[q, place] = self[place, q]
    }
  }

  /// Rotates the rows p and q.
  mutating func rotateRows(by rotation: Rotation, _ p: Int, _ q: Int) {
    for place in 0..<columns {
      let (first, second) = (self[p, place], self[q, place])
      self[p, place] = rotation.cosine * first - rotation.sine * second
      self[q, place] = rotation.sine * first + rotation.cosine * second
    }
  }
}
