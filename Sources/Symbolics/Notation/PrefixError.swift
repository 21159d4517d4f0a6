/// Why a sequence of prefix tokens is not an expression, and where.
public struct PrefixError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// There is no token at all.
    case empty
    /// The token is not in the vocabulary.
    case unknownToken
    /// The sequence ended before the operator, at this place, had all its operands.
    case missingOperand(count: Int)
    /// The sequence ended behind `INT+` or `INT-`, at this place.
    case missingDigit
    /// No digit follows this `INT+` or `INT-`; the token that does is given.
    case expectedDigit(found: String)
    /// A digit stands where no integer has begun.
    case digitOutsideInteger
    /// An integer has a 0 in front of other digits.
    case leadingZero
    /// Zero is written with `INT-`.
    case negativeZero
    /// The token follows a complete expression.
    case trailingToken
    /// More operators than the limit are inside one another.
    case tooDeep(limit: Int)
    /// The sequence is longer than the limit.
    case tooLong(limit: Int)
  }

  /// The index in the sequence, from 0.
  public let index: Int
  /// The token there, or an empty text where the sequence ended.
  public let token: String
  /// What is wrong with it.
  public let reason: Reason

  init(index: Int, token: String, reason: Reason) {
    self.index = index
    self.token = token
    self.reason = reason
  }
}

extension PrefixError: CustomStringConvertible {
  /// One line such as `token 0: 'add' takes 2 operands; the sequence ended`.
  public var description: String { "token \(index): \(explanation)" }

  private var explanation: String {
    let token = token.quoted
    return switch reason {
    case .empty: "expected an expression; the sequence is empty"
    case .unknownToken: "unknown token \(token)"
    case .missingOperand(let count):
      "\(token) takes \(count) operand\(count == 1 ? "" : "s"); the sequence ended"
    case .missingDigit: "\(token) is followed by digits; the sequence ended"
    case .expectedDigit(let found): "\(token) is followed by digits, not by \(found.quoted)"
    case .digitOutsideInteger: "the digit \(token) needs 'INT+' or 'INT-' in front of it"
    case .leadingZero: "an integer begins with 0; leave out the leading zeros"
    case .negativeZero: "zero is written 'INT+ 0'"
    case .trailingToken: "\(token) follows a complete expression"
    case .tooDeep(let limit): "more than \(limit) operators are inside one another"
    case .tooLong(let limit): "the sequence has more than \(limit) tokens"
    }
  }
}
