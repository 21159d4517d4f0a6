import Tokenization

/// Writes and reads recurrences as tokens: prefix, as the released code of d'Ascoli and others 2022 has it.
///
/// uₙ₋₁ is `x_0_1`; an integer is `INT+` or `INT-` and its digits in the base that the distribution gives
/// as its largest leaf: uₙ = n² − 3·uₙ₋₂ is `sub sqr n mul INT+ 3 x_0_2`.
struct RecurrenceNotation: Sendable {
  /// A formula of more symbols is not read; those of the generators have at most 201.
  static let symbolLimit = 1_000

  private let integerBase: Int
  private let zero: TokenID
  private let signs: [TokenID]
  private let symbols: [TokenID: Recurrence.Symbol]
  private let tokens: [Recurrence.Symbol: TokenID]

  /// The tokens of formulas beside digits, in the order of their ids.
  static func words(
    operators: [SequenceOperator], constants: [SequenceConstant], degree: Int
  ) -> [String] {
    leaves(constants: constants, degree: degree).map(\.word) + ["INT+", "INT-"]
      + operators.map(\.rawValue)
  }

  /// Prepares the notation for a vocabulary that has the ``words(operators:constants:degree:)`` and the digits.
  init(
    operators: [SequenceOperator], constants: [SequenceConstant], degree: Int, integerBase: Int,
    vocabulary: Vocabulary
  ) {
    func id(_ word: String) -> TokenID {
      guard let id = vocabulary.id(of: word) else {
        preconditionFailure("the vocabulary lacks '\(word)'")
      }
      return id
    }
    self.integerBase = integerBase
    zero = id("0")
    signs = [id("INT+"), id("INT-")]
    var tokens: [Recurrence.Symbol: TokenID] = [:]
    for (symbol, word) in Self.leaves(constants: constants, degree: degree) {
      tokens[symbol] = id(word)
    }
    for operation in operators { tokens[.operation(operation)] = id(operation.rawValue) }
    self.tokens = tokens
    symbols = Dictionary(uniqueKeysWithValues: tokens.map { ($0.value, $0.key) })
  }

  private static func leaves(
    constants: [SequenceConstant], degree: Int
  ) -> [(symbol: Recurrence.Symbol, word: String)] {
    [(.index, "n")] + (1...degree).map { (.previous($0), "x_0_\($0)") }
      + constants.map { (.constant($0), $0.rawValue) }
  }

  /// Appends the tokens of a formula whose symbols the notation has.
  func append(_ formula: Recurrence, to result: inout [TokenID]) {
    for symbol in formula.symbols {
      if case .integer(let value) = symbol {
        result.append(signs[value < 0 ? 1 : 0])
        let start = result.count
        var rest = value.magnitude
        repeat {
          result.append(zero + TokenID(rest % UInt(integerBase)))
          rest /= UInt(integerBase)
        } while rest != 0
        result[start...].reverse()
      } else if let token = tokens[symbol] {
        result.append(token)
      }
    }
  }

  /// What is wrong with tokens that are no formula.
  struct ReadingError: Error {
    let reason: String
  }

  /// Reads a formula; `vocabulary` names the token that is wrong.
  func read(
    _ answer: some RandomAccessCollection<TokenID>, vocabulary: Vocabulary
  ) throws(ReadingError) -> Recurrence {
    var result: [Recurrence.Symbol] = []
    var open = 1
    var position = answer.startIndex
    func error(_ problem: String) -> ReadingError {
      let place = answer.distance(from: answer.startIndex, to: position) + 1
      return ReadingError(reason: "token \(place): \(problem)")
    }
    while position < answer.endIndex {
      let token = answer[position]
      guard open > 0 else { throw error("the formula has ended before it") }
      guard result.count < Self.symbolLimit else {
        throw error("more than \(Self.symbolLimit) symbols")
      }
      if let sign = signs.firstIndex(of: token) {
        guard let value = readDigits(answer, after: &position, isNegative: sign == 1) else {
          throw error("no integer of 64 bits in base \(integerBase) after the sign")
        }
        result.append(.integer(value))
      } else if let symbol = symbols[token] {
        result.append(symbol)
      } else {
        let name =
          (0..<TokenID(vocabulary.count)).contains(token)
          ? "'\(vocabulary[token])'" : "the id \(token)"
        throw error("\(name) is no part of a formula")
      }
      open += (result.last?.arity ?? 0) - 1
      position = answer.index(after: position)
    }
    guard open == 0, let formula = Recurrence(result) else {
      throw error(answer.isEmpty ? "the answer is empty" : "the formula lacks \(open) operand(s)")
    }
    return formula
  }

  /// Reads the digits after the sign at a position and moves to the last of them; nil where there is no integer.
  private func readDigits<Tokens: RandomAccessCollection<TokenID>>(
    _ tokens: Tokens, after position: inout Tokens.Index, isNegative: Bool
  ) -> Int? {
    var value = 0
    var count = 0
    var next = tokens.index(after: position)
    while next < tokens.endIndex, tokens[next] >= zero,
      Int(tokens[next]) - Int(zero) < integerBase
    {
      let digit = Int(tokens[next] - zero)
      let (product, first) = value.multipliedReportingOverflow(by: integerBase)
      let (sum, second) =
        isNegative
        ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      // Leading zeros would let one integer be written in many ways.
      if first || second || (count == 1 && value == 0) { return nil }
      value = sum
      count += 1
      position = next
      next = tokens.index(after: next)
    }
    return count > 0 ? value : nil
  }
}
