import Evaluation
import ExactArithmetic
import Generators

extension ArithmeticProblem {
  /// Reads two integers with `+ - * / div mod %` between them, the sum or product perhaps with a modulus:
  /// `(5 + 9) mod 7` or `5 + 9 (mod 7)`; nil for a text with anything but integers, signs and brackets, or
  /// without a sign between integers.
  init?(typed text: String) throws(ProblemTextError) {
    guard let words = try ArithmeticWord.words(of: text), Self.isOperation(words) else {
      return nil
    }
    guard let typed = Self.operation(words) else {
      throw ProblemTextError(
        "arithmetic takes two integers and one of + - * / div mod, as in 12345 * 678, "
          + "or (5 + 9) mod 7")
    }
    let problem: ArithmeticProblem?
    switch (typed.sign, typed.modulus) {
    case ("+", nil): problem = .init(.addition, typed.first, typed.second)
    case ("-", nil): problem = .init(.subtraction, typed.first, typed.second)
    case ("*", nil): problem = .init(.multiplication, typed.first, typed.second)
    case ("/", nil): problem = .init(.division, typed.first, typed.second)
    case ("div", nil): problem = .init(.division, typed.first, typed.second, part: .quotient)
    case ("mod", nil), ("%", nil):
      problem = .init(.division, typed.first, typed.second, part: .remainder)
    case ("+", let modulus?):
      problem = .init(.modularAddition, typed.first, typed.second, modulus: modulus)
    case ("*", let modulus?):
      problem = .init(.modularMultiplication, typed.first, typed.second, modulus: modulus)
    default: throw ProblemTextError("a modulus goes with + or *, as in (5 + 9) mod 7")
    }
    guard let problem else {
      throw ProblemTextError(
        typed.modulus == nil ? "a division by 0 has no answer" : "a modulus is at least 1")
    }
    self = problem
  }

  /// Whether a sign stands between integers.
  private static func isOperation(_ words: [ArithmeticWord]) -> Bool {
    let integers = words.indices.filter { if case .integer = words[$0] { true } else { false } }
    guard let first = integers.first, let last = integers.last else { return false }
    return words[first..<last].contains { if case .sign = $0 { true } else { false } }
  }

  fileprivate struct Typed {
    var first: BigInteger, sign: String, second: BigInteger
    var modulus: BigInteger?
  }

  private static func operation(_ words: [ArithmeticWord]) -> Typed? {
    var rest = words[...]
    if let whole = binary(&rest) {
      guard !rest.isEmpty else { return whole }
      return whole.with(modulus(rest))
    }
    // The same in brackets.
    rest = words.dropFirst()
    guard words.first == .open, let inner = binary(&rest), rest.popFirst() == .close else {
      return nil
    }
    return rest.isEmpty ? inner : inner.with(modulus(rest))
  }

  private static func binary(_ rest: inout ArraySlice<ArithmeticWord>) -> Typed? {
    guard let first = operand(&rest), case .sign(let sign)? = rest.popFirst(),
      let second = operand(&rest)
    else { return nil }
    return Typed(first: first, sign: sign, second: second)
  }

  /// `5`, `-5`, `(5)` or `(-5)`.
  private static func operand(_ rest: inout ArraySlice<ArithmeticWord>) -> BigInteger? {
    let isBracketed = rest.first == .open
    if isBracketed { rest.removeFirst() }
    let isNegative = rest.first == .sign("-")
    if isNegative { rest.removeFirst() }
    guard case .integer(let value)? = rest.popFirst() else { return nil }
    if isBracketed, rest.popFirst() != .close { return nil }
    return isNegative ? -value : value
  }

  /// `mod 7` or `(mod 7)`, and nothing behind; `%` is of one operand, as in programs.
  private static func modulus(_ rest: ArraySlice<ArithmeticWord>) -> BigInteger? {
    let inner = rest.first == .open && rest.last == .close ? rest.dropFirst().dropLast() : rest
    guard inner.count == 2, inner.first == .sign("mod"), case .integer(let value)? = inner.last
    else { return nil }
    return value
  }
}

extension ArithmeticProblem.Typed {
  fileprivate func with(_ modulus: BigInteger?) -> Self? {
    guard let modulus else { return nil }
    var result = self
    result.modulus = modulus
    return result
  }
}
