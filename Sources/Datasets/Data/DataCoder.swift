import ExactArithmetic
import Tokenization

/// Writes and reads the columns of a user's file as tokens (Int2Int's encoders).
struct DataCoder: Sendable {
  let types: DataTypes
  let vocabulary: Vocabulary
  /// Nil where no column holds integers.
  private let integers: IntegerCoder?

  /// Prepares the coder; the vocabulary is that of the types, or one with the same tokens.
  init(_ types: DataTypes, vocabulary: Vocabulary) {
    self.types = types
    self.vocabulary = vocabulary
    integers = IntegerCoder(types.encoding, vocabulary: vocabulary)
  }

  /// What is wrong with a column.
  struct Problem: Error {
    let text: String
  }

  // MARK: Writing

  /// The tokens of a column of plain numbers or of tokens, which are checked.
  ///
  /// Numbers are separated by spaces; commas and brackets, as in Python's lists, are skipped. A column of
  /// integers is of tokens if it begins with a sign or a dimension that stands alone.
  func encode(_ words: [Substring], as type: DataType) throws(Problem) -> [TokenID] {
    if case .integers = type, let first = words.first, isToken(first) {
      let tokens = try ids(of: words)
      guard values(of: tokens, as: type) != nil else {
        throw Problem(text: "the tokens are not \(type) in base \(types.base)")
      }
      return tokens
    }
    let numbers = words.flatMap { $0.split { "[],()".contains($0) } }
    var values: [BigInteger] = []
    for number in numbers {
      guard let value = BigInteger(number) else {
        throw Problem(text: "'\(number.prefix(64))' is not an integer")
      }
      values.append(value)
    }
    guard values.count == type.count else {
      throw Problem(text: "\(values.count) numbers, but \(type) has \(type.count)")
    }
    return try encode(values, as: type)
  }

  private func encode(_ values: [BigInteger], as type: DataType) throws(Problem) -> [TokenID] {
    switch type {
    case .range(let range):
      guard let value = values[0].asInt, range.contains(value),
        let id = vocabulary.id(of: String(value))
      else { throw Problem(text: "\(values[0]) is outside \(type)") }
      return [id]
    case .integers(let shape):
      var tokens = shape.compactMap { vocabulary.id(of: "V\($0)") }
      for value in values { integers?.append(value, to: &tokens) }
      return tokens
    }
  }

  private func isToken(_ word: Substring) -> Bool {
    IntegerEncoding.signs.contains(String(word)) || word.first == "V"
  }

  private func ids(of words: [Substring]) throws(Problem) -> [TokenID] {
    var ids: [TokenID] = []
    for word in words {
      guard let id = vocabulary.id(of: word) else {
        throw Problem(text: "unknown token '\(word.prefix(64))'")
      }
      ids.append(id)
    }
    return ids
  }

  // MARK: Reading

  /// The integers of a column of tokens; nil where it does not have the type.
  func values(of tokens: [TokenID], as type: DataType) -> [BigInteger]? {
    switch type {
    case .range(let range):
      guard tokens.count == 1, vocabulary.tokens.indices.contains(Int(tokens[0])),
        let value = Int(vocabulary[tokens[0]]), range.contains(value)
      else { return nil }
      return [BigInteger(value)]
    case .integers(let shape):
      let head = shape.compactMap { vocabulary.id(of: "V\($0)") }
      guard let integers, head.count == shape.count, tokens.starts(with: head) else { return nil }
      var position = head.count
      var values: [BigInteger] = []
      while position < tokens.count {
        guard values.count < type.count, let value = integers.read(tokens, at: &position) else {
          return nil
        }
        values.append(value)
      }
      return values.count == type.count ? values : nil
    }
  }

  /// The tokens with every integer in the form that ``values(of:as:)`` reads: no leading zeros, no negative zero.
  func normalized(_ tokens: [TokenID]) -> [TokenID] {
    guard let integers else { return tokens }
    var result: [TokenID] = []
    for (index, token) in tokens.enumerated() {
      let follows = index + 1 < tokens.count && integers.isDigit(tokens[index + 1])
      let last = result.last
      let afterSign = last == integers.plus || last == integers.minus
      if token == integers.zero, afterSign {
        if follows { continue }
        result[result.count - 1] = integers.plus
      }
      result.append(token)
    }
    return result
  }
}
