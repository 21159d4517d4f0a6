import ExactArithmetic
import Randomness
import Testing

@testable import Generators

struct RealMatrixTests {
  private func difference(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).map { ($0 - $1).magnitude }.max() ?? 0
  }

  private func largest(_ numbers: [Double]) -> Double { MatrixNorm.lInfinity.value(of: numbers) }

  @Test func eigenvaluesAreThoseOfLAPACK() throws {
    for (matrix, expected) in try LinearAlgebraReference.rows("eigenvalues") {
      let found = matrix.symmetricDecomposition().values
      #expect(found.count == expected.count)
      #expect(difference(found, expected) <= 1e-14 * largest(expected) * Double(matrix.rows))
    }
  }

  @Test func singularValuesAreThoseOfLAPACK() throws {
    for (matrix, expected) in try LinearAlgebraReference.rows("singular values") {
      let found = matrix.singularValueDecomposition().values
      #expect(found.count == expected.count)
      #expect(difference(found, expected) <= 1e-14 * largest(expected) * Double(found.count))
    }
  }

  @Test func inversesAreThoseOfLAPACK() throws {
    for (matrix, expected) in try LinearAlgebraReference.rows("inverse") {
      let found = try #require(matrix.inverse()).entries
      // The relative error of an inverse may be as large as the condition number allows.
      let condition = largest(matrix.entries) * largest(expected) * Double(matrix.rows)
      #expect(difference(found, expected) <= 1e-14 * condition * largest(expected))
    }
  }

  @Test func determinantsAreThoseOfLAPACK() throws {
    for (matrix, expected) in try LinearAlgebraReference.rows("determinant") {
      let bound = (0..<matrix.rows).reduce(1) {
        $0 * MatrixNorm.l2.value(of: matrix.rows($1..<$1 + 1))
      }
      for found in [
        try #require(Determinant.answer(to: matrix)).entries[0],
        Determinant.exactDeterminant(of: matrix), matrix.roundedDeterminant(),
      ] {
        #expect((found - expected[0]).magnitude <= 1e-13 * bound)
      }
    }
  }

  @Test func eigenvectorsAreOrthonormalAndDiagonalize() throws {
    for (matrix, _) in try LinearAlgebraReference.rows("eigenvalues") {
      let decomposition = matrix.symmetricDecomposition()
      let (values, vectors) = (decomposition.values, decomposition.vectors)
      let scale = max(largest(matrix.entries), 1e-300) * Double(matrix.rows)
      let residual = matrix * vectors - vectors * RealMatrix(diagonal: values)
      #expect(largest(residual.entries) <= 1e-14 * scale)
      #expect(largest((vectors.transposed * vectors - .identity(matrix.rows)).entries) < 1e-14)
      #expect((0..<matrix.rows).allSatisfy { vectors[0, $0] >= 0 })
      let restored = RealMatrix(eigenvalues: values, eigenvectors: vectors)
      #expect(restored.isSymmetric)
      #expect(largest((restored - matrix).entries) <= 1e-14 * scale)
    }
  }

  @Test func singularVectorsRestoreTheMatrix() throws {
    for (matrix, _) in try LinearAlgebraReference.rows("singular values") {
      let decomposition = matrix.singularValueDecomposition()
      let (left, right) = (decomposition.left, decomposition.right)
      let restored = left.transposed * RealMatrix(diagonal: decomposition.values) * right
      let scale = largest(matrix.entries) * Double(max(matrix.rows, matrix.columns))
      #expect(largest((restored - matrix).entries) <= 1e-14 * scale)
      guard !decomposition.values.contains(0) else { continue }
      for rows in [left, right] {
        let product = rows * rows.transposed
        #expect(largest((product - .identity(rows.rows)).entries) < 1e-12)
      }
    }
  }

  /// Ranks and determinants of random integer matrices of known rank are exact.
  @Test func integerEliminationIsExact() {
    var random = RandomStream(seed: 11)
    for _ in 0..<300 {
      let (rows, columns) = (random.uniform(in: 1...7), random.uniform(in: 1...7))
      let rank = random.uniform(in: 1...min(rows, columns))
      // Unit triangular factors have full rank, so the rank of their product is known for certain.
      let left = triangular(rows, rank, &random)
      let right = triangular(columns, rank, &random)
      let product = (0..<rows).map { row in
        (0..<columns).map { column in
          BigInteger((0..<rank).reduce(0) { $0 + left[row][$1] * right[column][$1] })
        }
      }
      let elimination = IntegerElimination(product)
      #expect(elimination.rank == rank)
      if rows == columns { #expect(elimination.determinant == (rank == rows ? 1 : 0)) }
    }
  }

  /// Integers with ones on the diagonal and zeros above it.
  private func triangular(
    _ rows: Int, _ columns: Int, _ random: inout RandomStream
  ) -> [[Int]] {
    (0..<rows).map { row in
      (0..<columns).map { $0 == row ? 1 : $0 < row ? random.uniform(in: -50...50) : 0 }
    }
  }

  /// The expansion along the first row is an independent definition.
  @Test func determinantsAreThoseOfTheExpansion() {
    func expansion(_ matrix: [[Int]]) -> Int {
      guard let first = matrix.first else { return 1 }
      return first.enumerated().reduce(0) { sum, entry in
        let minor = matrix.dropFirst().map { row in
          row.enumerated().filter { $0.offset != entry.offset }.map(\.element)
        }
        return sum + (entry.offset % 2 == 0 ? 1 : -1) * entry.element * expansion(minor)
      }
    }
    var random = RandomStream(seed: 12)
    for _ in 0..<400 {
      let size = random.uniform(in: 1...5)
      let matrix = (0..<size).map { _ in (0..<size).map { _ in random.uniform(in: -4...4) } }
      let expected = expansion(matrix)
      let found = IntegerElimination(matrix.map { $0.map { BigInteger($0) } }).determinant
      #expect(found == BigInteger(expected))
      let real = RealMatrix(
        rows: size, columns: size, entries: matrix.joined().map { Double($0) / 10 })
      let answer = Determinant.answer(to: real)?.entries[0] ?? .nan
      let tenths = (0..<size).reduce(Double(expected)) { value, _ in value / 10 }
      #expect((answer - tenths).magnitude <= 1e-14 * tenths.magnitude)
      #expect(expected != 0 || answer == 0)
    }
  }

  @Test func singularMatricesHaveNoInverse() {
    #expect(RealMatrix(rows: 2, columns: 2, entries: [1, 2, 2, 4]).inverse() == nil)
    #expect(RealMatrix(rows: 3, columns: 3).inverse() == nil)
  }

  /// Numbers that overflow end the methods all the same.
  @Test func overflowEndsInBoundedWork() {
    for value in [1e200, .infinity, .nan] {
      var matrix = RealMatrix(rows: 4, columns: 4, entries: Array(repeating: value, count: 16))
      matrix[1, 2] = 1
      matrix[2, 1] = 1
      _ = matrix.symmetricDecomposition()
      _ = matrix.singularValueDecomposition()
      _ = matrix.inverse()
      _ = matrix.roundedDeterminant()
    }
  }

  @Test(arguments: MatrixNorm.allCases) func normsAreNotFooledByNaN(_ norm: MatrixNorm) {
    #expect(norm.value(of: [1, .nan, 2]).isNaN)
    #expect(norm.value(of: [3, -4]) == [7, 5, 4][MatrixNorm.allCases.firstIndex(of: norm) ?? 0])
  }
}
