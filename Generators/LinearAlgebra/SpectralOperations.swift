/// The eigenvalues of a symmetric matrix in descending order, as a column.
public enum Eigenvalues: MatrixOperation {
  public static let name = "eigenvalues"
  public static let summary = "find the eigenvalues of a symmetric matrix"
  public static let domain = MatrixDomain.symmetric

  public static func answer(to problem: RealMatrix) -> RealMatrix? {
    guard problem.isSymmetric else { return nil }
    return RealMatrix(
      rows: problem.rows, columns: 1, entries: problem.symmetricDecomposition().values)
  }
}

/// The eigenvalues of a symmetric matrix as a row, and below it orthonormal eigenvectors as columns.
public enum Eigenvectors: MatrixOperation {
  public static let name = "eigenvectors"
  public static let summary = "find the eigenvalues and eigenvectors of a symmetric matrix"
  public static let domain = MatrixDomain.symmetric

  public static func answer(to problem: RealMatrix) -> RealMatrix? {
    guard problem.isSymmetric else { return nil }
    let decomposition = problem.symmetricDecomposition()
    return RealMatrix(rows: 1, columns: problem.rows, entries: decomposition.values)
      .above(decomposition.vectors)
  }

  /// The larger of VᵀAV − Λ relative to the right Λ and VᵀV − 1 relative to 1, row by row, so that any order and any signs are right.
  ///
  /// The released code looks at the former alone, which any multiple c·V with c²·Λ satisfies.
  public static func error(
    of answer: RealMatrix, to problem: RealMatrix, expected: RealMatrix, in norm: MatrixNorm
  ) -> Double {
    let values = RealMatrix(diagonal: answer.rows(0..<1).entries)
    let vectors = answer.rows(1..<answer.rows)
    return maximum(
      norm.relative(
        vectors.transposed * problem * vectors - values,
        to: RealMatrix(diagonal: expected.rows(0..<1).entries)),
      norm.distanceFromOrthonormal(rows: vectors.transposed))
  }
}

/// The singular values of a matrix in descending order, as a column.
public enum SingularValues: MatrixOperation {
  public static let name = "singular-values"
  public static let summary = "find the singular values of a matrix"

  public static func answer(to problem: RealMatrix) -> RealMatrix? {
    let values = problem.singularValueDecomposition().values
    return RealMatrix(rows: values.count, columns: 1, entries: values)
  }
}

/// The singular values of a square matrix A = U·Σ·Vᵀ as a row, and below it U and Vᵀ.
public enum SingularValueFactors: MatrixOperation {
  public static let name = "singular-value-decomposition"
  public static let summary = "find the singular value decomposition of a square matrix"
  public static let domain = MatrixDomain.square

  /// The decomposition; none of a singular matrix, whose U is not determined.
  public static func answer(to problem: RealMatrix) -> RealMatrix? {
    guard problem.isSquare else { return nil }
    let decomposition = problem.singularValueDecomposition()
    guard !decomposition.values.contains(0) else { return nil }
    return RealMatrix(rows: 1, columns: problem.rows, entries: decomposition.values)
      .above(decomposition.left.transposed).above(decomposition.right)
  }

  /// The largest of UᵀAV − Σ relative to the right Σ and how far U and V are from orthogonal; any order and any signs are right.
  public static func error(
    of answer: RealMatrix, to problem: RealMatrix, expected: RealMatrix, in norm: MatrixNorm
  ) -> Double {
    let size = problem.rows
    let values = RealMatrix(diagonal: answer.rows(0..<1).entries)
    guard values.entries.allSatisfy({ $0 >= 0 }) else { return .infinity }
    let left = answer.rows(1..<size + 1)
    let right = answer.rows(size + 1..<2 * size + 1)
    return maximum(
      norm.relative(
        left.transposed * problem * right.transposed - values,
        to: RealMatrix(diagonal: expected.rows(0..<1).entries)),
      norm.distanceFromOrthonormal(rows: left.transposed),
      norm.distanceFromOrthonormal(rows: right))
  }
}

extension MatrixNorm {
  /// How far the products of a row with all rows are at most from those of orthonormal rows, relative to these.
  ///
  /// Row by row, since among many vectors a single one that is zero is little in the mean.
  fileprivate func distanceFromOrthonormal(rows: RealMatrix) -> Double {
    let identity = RealMatrix.identity(rows.rows)
    let difference = rows * rows.transposed - identity
    return MatrixNorm.lInfinity.value(
      of: (0..<rows.rows).map { row in
        relative(difference.rows(row..<row + 1), to: identity.rows(row..<row + 1))
      })
  }
}

/// The largest of some numbers, or not a number where one of them is none.
private func maximum(_ numbers: Double...) -> Double { MatrixNorm.lInfinity.value(of: numbers) }
