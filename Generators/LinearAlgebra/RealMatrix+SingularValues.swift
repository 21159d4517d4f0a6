/// A decomposition A = U·Σ·Vᵀ with orthonormal columns of U and V.
struct SingularValueDecomposition {
  /// The singular values, in descending order.
  let values: [Double]
  /// The transpose of U: a row for each value; zeros where the value is zero.
  let left: RealMatrix
  /// The transpose of V: a row for each value, whose first entry is not negative.
  let right: RealMatrix
}

extension RealMatrix {
  /// The singular values and vectors by the one-sided method of Jacobi (Hestenes 1958; Golub and Van Loan 2013, section 8.6.3).
  func singularValueDecomposition() -> SingularValueDecomposition {
    guard rows >= columns else {
      let turned = transposed.singularValueDecomposition()
      return SingularValueDecomposition(
        values: turned.values, left: turned.right, right: turned.left)
    }
    // The columns as rows, which are contiguous: rotated until they are orthogonal.
    var work = transposed
    var right = RealMatrix.identity(columns)
    for _ in 0..<Self.roundLimit {
      var isDone = true
      for q in 0..<columns {
        for p in 0..<q {
          let first = work.product(ofRows: p, p)
          let second = work.product(ofRows: q, q)
          let mixed = work.product(ofRows: p, q)
          guard mixed.magnitude > 0x1p-50 * (first * second).squareRoot() else { continue }
          isDone = false
          let rotation = Rotation(ratio: (second - first) / (2 * mixed))
          work.rotateRows(by: rotation, p, q)
          right.rotateRows(by: rotation, p, q)
        }
      }
      if isDone { break }
    }
    let lengths = (0..<columns).map { work.product(ofRows: $0, $0).squareRoot() }
    return Self.ordered(lengths, work, right)
  }

  private func product(ofRows p: Int, _ q: Int) -> Double {
    var sum = 0.0
    for place in 0..<columns { sum += self[p, place] * self[q, place] }
    return sum
  }

  private static func ordered(
    _ lengths: [Double], _ work: RealMatrix, _ right: RealMatrix
  ) -> SingularValueDecomposition {
    let smallest = negligible * (lengths.max() ?? 0)
    var values: [Double] = []
    var (leftEntries, rightEntries): ([Double], [Double]) = ([], [])
    for place in lengths.indices.sorted(by: { (lengths[$0], $1) > (lengths[$1], $0) }) {
      let value = lengths[place] <= smallest ? 0 : lengths[place]
      let sign = right[place, 0] < 0 ? -1.0 : 1
      values.append(value)
      rightEntries += (0..<right.columns).map { sign * right[place, $0] }
      leftEntries += (0..<work.columns).map { value == 0 ? 0 : sign * work[place, $0] / value }
    }
    return SingularValueDecomposition(
      values: values,
      left: RealMatrix(rows: values.count, columns: work.columns, entries: leftEntries),
      right: RealMatrix(rows: values.count, columns: right.columns, entries: rightEntries))
  }
}
