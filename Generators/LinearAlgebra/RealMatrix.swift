/// A dense matrix of 64-bit floating-point numbers, row by row.
///
/// The algorithms on it are our own and use additions, products, quotients and square roots in a fixed order and nothing
/// else. IEEE 754 rounds each of these exactly, so results are the same bits on every machine, which a library that
/// chooses its loops by the processor cannot promise; and at the sizes of these tasks calls would cost as much as they save.
public struct RealMatrix: Hashable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The entries, row by row.
  public var entries: [Double]

  /// Creates a matrix of zeros.
  public init(rows: Int, columns: Int) {
    self.init(rows: rows, columns: columns, entries: Array(repeating: 0, count: rows * columns))
  }

  /// Creates a matrix of entries given row by row, which must be as many as its shape has.
  public init(rows: Int, columns: Int, entries: [Double]) {
    precondition(
      entries.count == rows * columns, "\(entries.count) entries for \(rows)×\(columns)")
    (self.rows, self.columns, self.entries) = (rows, columns, entries)
  }

  /// The square matrix with these numbers on its diagonal and zeros elsewhere.
  public init(diagonal: [Double]) {
    self.init(rows: diagonal.count, columns: diagonal.count)
    for place in diagonal.indices { self[place, place] = diagonal[place] }
  }

  /// The square matrix with ones on its diagonal.
  public static func identity(_ size: Int) -> RealMatrix {
    RealMatrix(diagonal: Array(repeating: 1, count: size))
  }

  /// An entry.
  public subscript(row: Int, column: Int) -> Double {
    get { entries[row * columns + column] }
    set { entries[row * columns + column] = newValue }
  }

  /// Whether it has as many rows as columns.
  public var isSquare: Bool { rows == columns }

  /// Whether it is square and equal to its transpose.
  public var isSymmetric: Bool {
    isSquare
      && (0..<rows).allSatisfy { row in (0..<row).allSatisfy { self[row, $0] == self[$0, row] } }
  }

  /// The matrix with rows and columns exchanged.
  public var transposed: RealMatrix {
    var result = RealMatrix(rows: columns, columns: rows)
    for row in 0..<rows {
      for column in 0..<columns { result[column, row] = self[row, column] }
    }
    return result
  }

  /// Some of the columns.
  func columns(_ range: Range<Int>) -> RealMatrix {
    var result: [Double] = []
    for row in 0..<rows {
      result += entries[row * columns + range.lowerBound..<row * columns + range.upperBound]
    }
    return RealMatrix(rows: rows, columns: range.count, entries: result)
  }

  /// Some of the rows.
  func rows(_ range: Range<Int>) -> RealMatrix {
    RealMatrix(
      rows: range.count, columns: columns,
      entries: Array(entries[range.lowerBound * columns..<range.upperBound * columns]))
  }

  /// The columns of two matrices of as many rows, side by side.
  func beside(_ right: RealMatrix) -> RealMatrix {
    precondition(rows == right.rows, "matrices side by side have as many rows")
    var result: [Double] = []
    for row in 0..<rows {
      result += entries[row * columns..<(row + 1) * columns]
      result += right.entries[row * right.columns..<(row + 1) * right.columns]
    }
    return RealMatrix(rows: rows, columns: columns + right.columns, entries: result)
  }

  /// The rows of two matrices of as many columns, one above the other.
  func above(_ lower: RealMatrix) -> RealMatrix {
    precondition(columns == lower.columns, "matrices one above the other have as many columns")
    return RealMatrix(
      rows: rows + lower.rows, columns: columns, entries: entries + lower.entries)
  }
}

extension RealMatrix {
  /// The sum of two matrices of the same shape.
  public static func + (left: RealMatrix, right: RealMatrix) -> RealMatrix {
    left.combined(with: right, +)
  }

  /// The difference of two matrices of the same shape.
  public static func - (left: RealMatrix, right: RealMatrix) -> RealMatrix {
    left.combined(with: right, -)
  }

  private func combined(
    with other: RealMatrix, _ operation: (Double, Double) -> Double
  ) -> RealMatrix {
    precondition(rows == other.rows && columns == other.columns, "matrices of different shapes")
    return RealMatrix(
      rows: rows, columns: columns, entries: zip(entries, other.entries).map(operation))
  }

  /// The product of two matrices, the left of which has as many columns as the right has rows.
  public static func * (left: RealMatrix, right: RealMatrix) -> RealMatrix {
    precondition(left.columns == right.rows, "matrices that have no product")
    var result = RealMatrix(rows: left.rows, columns: right.columns)
    for row in 0..<left.rows {
      for column in 0..<right.columns {
        var sum = 0.0
        for place in 0..<left.columns { sum += left[row, place] * right[place, column] }
        result[row, column] = sum
      }
    }
    return result
  }
}

extension RealMatrix: CustomStringConvertible {
  /// The rows separated by semicolons: `[1 2.5; -3 4]`.
  public var description: String {
    let lines = (0..<rows).map { row in
      (0..<columns).map { Self.text(of: self[row, $0]) }.joined(separator: " ")
    }
    return "[" + lines.joined(separator: "; ") + "]"
  }

  private static func text(of value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
