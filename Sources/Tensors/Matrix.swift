/// A rectangle of Float32 in a ``FloatBuffer``, row by row: a view, so that copies share the elements.
///
/// Rows may lie apart (`stride` > `columns`), as the heads of a packed projection do.
public struct Matrix: Sendable {
  /// The memory.
  public let buffer: FloatBuffer
  /// The index of the first element in the buffer.
  public let offset: Int
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The distance from a row to the next, in elements.
  public let stride: Int

  /// A view of part of a buffer, which must hold it; without a stride, rows lie side by side.
  public init(_ buffer: FloatBuffer, offset: Int = 0, rows: Int, columns: Int, stride: Int? = nil) {
    let stride = stride ?? columns
    precondition(rows > 0 && columns > 0, "a matrix of \(rows) × \(columns)")
    precondition(
      offset >= 0 && stride >= columns, "offset \(offset), stride \(stride) of \(columns)")
    precondition(
      offset + (rows - 1) * stride + columns <= buffer.count,
      "\(rows) × \(columns) elements from \(offset) on, \(stride) a row, in \(buffer.count)")
    self.buffer = buffer
    self.offset = offset
    self.rows = rows
    self.columns = columns
    self.stride = stride
  }

  /// A matrix of its own memory, row by row; for tests and small constants.
  public init(rows: Int, columns: Int, elements: [Float]) {
    precondition(elements.count == rows * columns, "\(elements.count) for \(rows) × \(columns)")
    let buffer = FloatBuffer(count: elements.count)
    buffer.replace(from: 0, with: elements)
    self.init(buffer, rows: rows, columns: columns)
  }

  /// The columns of a range, as a view.
  public func columns(_ range: Range<Int>) -> Matrix {
    precondition(range.lowerBound >= 0 && range.upperBound <= columns, "\(range) of \(columns)")
    return Matrix(
      buffer, offset: offset + range.lowerBound, rows: rows, columns: range.count, stride: stride)
  }

  /// The rows of a range, as a view.
  public func rows(_ range: Range<Int>) -> Matrix {
    precondition(range.lowerBound >= 0 && range.upperBound <= rows, "\(range) of \(rows)")
    return Matrix(
      buffer, offset: offset + range.lowerBound * stride, rows: range.count, columns: columns,
      stride: stride)
  }

  /// The element of a row and a column.
  public subscript(row: Int, column: Int) -> Float {
    get { buffer[index(row, column)] }
    nonmutating set { buffer[index(row, column)] = newValue }
  }

  /// A copy of the elements, row by row.
  public var elements: [Float] {
    (0..<rows).flatMap { row in
      let start = offset + row * stride
      return buffer.elements(in: start..<(start + columns))
    }
  }

  private func index(_ row: Int, _ column: Int) -> Int {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "element (\(row), \(column)) of \(rows) × \(columns)")
    return offset + row * stride + column
  }

  /// The first element, for C code that stays within the rows and columns checked above.
  @unsafe var pointer: UnsafeMutablePointer<Float> { unsafe buffer.base + offset }
  /// The number of elements; only where rows lie side by side is it also the length in memory.
  var count: Int { rows * columns }
  var isContiguous: Bool { stride == columns }

  /// Demands a shape without gaps between rows, which the kernels that take no stride rely on.
  func requireContiguous(_ rows: Int, _ columns: Int, _ role: String) {
    precondition(
      self.rows == rows && self.columns == columns && isContiguous,
      "\(role) is \(self.rows) × \(self.columns), stride \(stride); expected \(rows) × \(columns)")
  }
}
