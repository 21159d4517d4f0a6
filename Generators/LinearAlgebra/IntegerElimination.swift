import ExactArithmetic

/// Elimination without fractions over the integers (Bareiss 1968): exact rank and determinant.
///
/// Every number that occurs is a minor of the matrix, so numbers stay as short as they can be.
struct IntegerElimination {
  /// The rank over the rational numbers.
  let rank: Int
  /// The determinant of a square matrix; of another matrix it has no meaning.
  let determinant: BigInteger

  /// Eliminates the columns of a matrix given by its rows, all of one length.
  init(_ matrix: [[BigInteger]]) {
    var rows = matrix
    var rank = 0
    var isNegative = false
    // The last pivot, by which the minors of the next step are divisible.
    var divisor: BigInteger = 1
    for column in 0..<(rows.first?.count ?? 0) {
      guard let pivotRow = (rank..<rows.count).first(where: { !rows[$0][column].isZero }) else {
        continue
      }
      if pivotRow != rank {
        rows.swapAt(pivotRow, rank)
        isNegative.toggle()
      }
      let pivotValues = rows[rank]
      for row in rows.indices.dropFirst(rank + 1) {
        Self.eliminate(column, of: &rows[row], with: pivotValues, divisor)
      }
      divisor = pivotValues[column]
      rank += 1
      if rank == rows.count { break }
    }
    self.rank = rank
    determinant = rank < rows.count ? 0 : isNegative ? -divisor : divisor
  }

  private static func eliminate(
    _ column: Int, of row: inout [BigInteger], with pivotValues: [BigInteger],
    _ divisor: BigInteger
  ) {
    let (pivot, first) = (pivotValues[column], row[column])
    for place in column..<row.count {
      row[place] = (row[place] * pivot - pivotValues[place] * first).divided(byFactor: divisor)
    }
  }
}
