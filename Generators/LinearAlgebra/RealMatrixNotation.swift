import Tokenization

/// Writes and reads real matrices: the shape, then the entries row by row.
struct RealMatrixNotation: Sendable {
  private let shapes: MatrixShapeNotation
  private let numbers: FloatEncodingCoder

  /// Prepares the notation for a vocabulary that has the words of both parts.
  init(_ encoding: FloatEncoding, shapes: MatrixShapeNotation, vocabulary: Vocabulary) {
    guard let numbers = FloatEncodingCoder(encoding, vocabulary: vocabulary) else {
      preconditionFailure("the vocabulary lacks the tokens of \(encoding.rawValue)")
    }
    self.shapes = shapes
    self.numbers = numbers
  }

  /// Replaces tokens by those of a matrix and rounds the matrix to what they say; false where an entry is too large.
  func write(_ matrix: inout RealMatrix, to tokens: inout [TokenID]) -> Bool {
    tokens.removeAll(keepingCapacity: true)
    shapes.append(rows: matrix.rows, columns: matrix.columns, to: &tokens)
    for place in matrix.entries.indices {
      guard let rounded = numbers.append(matrix.entries[place], to: &tokens) else { return false }
      matrix.entries[place] = rounded
    }
    return true
  }

  /// The matrix that tokens stand for, or nil where they are none.
  func matrix(_ tokens: [TokenID]) -> RealMatrix? {
    // Every entry takes a token at least, so that a shape alone reserves no memory.
    guard let (rows, columns) = shapes.shape(tokens), tokens.count - 2 >= rows * columns else {
      return nil
    }
    var entries: [Double] = []
    entries.reserveCapacity(rows * columns)
    var position = 2
    for _ in 0..<rows * columns {
      guard let entry = numbers.read(tokens, at: &position) else { return nil }
      entries.append(entry)
    }
    guard position == tokens.count else { return nil }
    return RealMatrix(rows: rows, columns: columns, entries: entries)
  }
}
