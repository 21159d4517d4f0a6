extension RealMatrix {
  /// The inverse by the method of Gauss and Jordan with the largest pivot of each column; nil where a pivot is zero.
  func inverse() -> RealMatrix? {
    precondition(isSquare, "only a square matrix has an inverse")
    var work = beside(.identity(rows))
    for column in 0..<rows {
      let pivotRow = work.rowOfLargestPivot(of: column)
      let pivot = work[pivotRow, column]
      guard pivot != 0 else { return nil }
      work.exchangeRows(pivotRow, column)
      for place in column..<work.columns { work[column, place] /= pivot }
      for row in 0..<rows where row != column {
        work.subtract(work[row, column], timesRow: column, fromRow: row, startingAt: column)
      }
    }
    return work.columns(rows..<2 * rows)
  }

  /// The determinant by elimination with the largest pivot of each column, with rounding errors.
  func roundedDeterminant() -> Double {
    precondition(isSquare, "only a square matrix has a determinant")
    var work = self
    var determinant = 1.0
    for column in 0..<rows {
      let pivotRow = work.rowOfLargestPivot(of: column)
      let pivot = work[pivotRow, column]
      guard pivot != 0 else { return 0 }
      determinant *= pivotRow == column ? pivot : -pivot
      work.exchangeRows(pivotRow, column)
      for row in (column + 1)..<max(rows, column + 1) {
        work.subtract(
          work[row, column] / pivot, timesRow: column, fromRow: row, startingAt: column)
      }
    }
    return determinant
  }

  /// The row at or below the diagonal with the largest entry of a column.
  private func rowOfLargestPivot(of column: Int) -> Int {
    var best = column
    for row in column..<rows where self[row, column].magnitude > self[best, column].magnitude {
      best = row
    }
    return best
  }

  private mutating func exchangeRows(_ first: Int, _ second: Int) {
    guard first != second else { return }
    for place in 0..<columns {
      entries.swapAt(first * columns + place, second * columns + place)
    }
  }

  private mutating func subtract(
    _ factor: Double, timesRow source: Int, fromRow target: Int, startingAt column: Int
  ) {
    for place in column..<columns { self[target, place] -= factor * self[source, place] }
  }
}
