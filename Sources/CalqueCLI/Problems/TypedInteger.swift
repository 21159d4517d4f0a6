import ExactArithmetic
import Symbolics

/// Integers as people type them: a sign, also the true minus sign, and digits.
enum TypedInteger {
  /// Reads an integer; nil for anything else.
  ///
  /// - Throws: An error for an integer of too many digits.
  static func read(_ text: some StringProtocol) throws(ProblemTextError) -> BigInteger? {
    var digits = text.trimmed
    let isNegative = digits.hasPrefix("-") || digits.hasPrefix("−")
    if isNegative || digits.hasPrefix("+") { digits = String(digits.dropFirst()).trimmed }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
    else { return nil }
    let limit = Expr.maximumDigitCount
    guard digits.utf8.count <= limit else {
      throw ProblemTextError(
        "an integer has \(digits.utf8.count) digits; at most \(limit) are read")
    }
    return BigInteger(digits).map { isNegative ? -$0 : $0 }
  }
}
