import Tokenization

/// Writes and reads the shape of a matrix: two rows and five columns are `V2 V5` (Int2Int's arrays).
struct MatrixShapeNotation: Sendable {
  /// The tokens of dimensions from 1 to the largest, in the order of ids.
  static func words(upTo largest: Int) -> [String] { (1...largest).map { "V\($0)" } }

  /// The id of `V1`, which the others follow.
  private let first: TokenID
  private let largest: Int

  /// Prepares the notation for a vocabulary that has the ``words(upTo:)`` in their order.
  init(upTo largest: Int, vocabulary: Vocabulary) {
    guard let first = vocabulary.id(of: "V1") else {
      preconditionFailure("the vocabulary lacks the tokens of shapes")
    }
    self.first = first
    self.largest = largest
  }

  func append(rows: Int, columns: Int, to tokens: inout [TokenID]) {
    precondition(max(rows, columns) <= largest, "\(rows)×\(columns) is beyond V\(largest)")
    tokens.append(first + TokenID(rows - 1))
    tokens.append(first + TokenID(columns - 1))
  }

  /// The shape that tokens begin with, or nil where they begin with none.
  func shape(_ tokens: [TokenID]) -> (rows: Int, columns: Int)? {
    guard tokens.count >= 2, let rows = dimension(tokens[0]), let columns = dimension(tokens[1])
    else { return nil }
    return (rows, columns)
  }

  private func dimension(_ token: TokenID) -> Int? {
    let dimension = Int(token) - Int(first) + 1
    return (1...largest).contains(dimension) ? dimension : nil
  }
}
