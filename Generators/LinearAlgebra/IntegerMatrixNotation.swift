import ExactArithmetic
import Tokenization

/// Writes and reads integer matrices: the shape, then the entries row by row (Int2Int).
struct IntegerMatrixNotation: Sendable {
  let shapes: MatrixShapeNotation
  let integers: IntegerCoder

  /// Prepares the notation for a vocabulary that has the words of both parts.
  init(_ encoding: IntegerEncoding, upTo largest: Int, vocabulary: Vocabulary) {
    guard let integers = IntegerCoder(encoding, vocabulary: vocabulary) else {
      preconditionFailure("the vocabulary lacks the tokens of integers")
    }
    shapes = MatrixShapeNotation(upTo: largest, vocabulary: vocabulary)
    self.integers = integers
  }

  /// Appends a matrix given by its rows.
  func append(_ matrix: [[Int]], to tokens: inout [TokenID]) {
    shapes.append(rows: matrix.count, columns: matrix[0].count, to: &tokens)
    for entry in matrix.joined() { integers.append(entry, to: &tokens) }
  }

  /// The rows of the matrix that tokens stand for, or nil where they are none.
  func matrix(_ tokens: [TokenID]) -> [[BigInteger]]? {
    guard let (rows, columns) = shapes.shape(tokens) else { return nil }
    var position = 2
    var matrix: [[BigInteger]] = []
    for _ in 0..<rows {
      var row: [BigInteger] = []
      for _ in 0..<columns {
        guard let entry = integers.read(tokens, at: &position) else { return nil }
        row.append(entry)
      }
      matrix.append(row)
    }
    return position == tokens.count ? matrix : nil
  }
}
