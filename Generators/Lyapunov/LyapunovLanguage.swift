import ExactArithmetic
import Polynomials
import Tokenization

/// How systems and functions are written: prefix notation with integers in base 1000 (Alfarano and others 2024, code).
struct LyapunovLanguage: Sendable {
  static let variableLimit = 6
  private static let operators = ["+", "-", "*", "/", "^"]
  private static let signs = ["INT+", "INT-"]
  /// Stands before every equation.
  private static let separator = "<SPECIAL_3>"
  private static let encoding = IntegerEncoding(base: 1000, hasSign: false)

  static let vocabulary = Vocabulary(
    words: [separator] + operators + signs + (0..<variableLimit).map { "x\($0)" }
      + encoding.words)

  private let coder: IntegerCoder
  private let separator: TokenID
  private let firstOperator: TokenID
  private let plusSign: TokenID
  private let firstVariable: TokenID

  init() {
    func id(_ word: String) -> TokenID {
      guard let id = Self.vocabulary.id(of: word) else {
        preconditionFailure("the vocabulary lacks '\(word)'")
      }
      return id
    }
    guard let coder = IntegerCoder(Self.encoding, vocabulary: Self.vocabulary) else {
      preconditionFailure("the vocabulary lacks digits")
    }
    self.coder = coder
    separator = id(Self.separator)
    firstOperator = id("+")
    plusSign = id("INT+")
    firstVariable = id("x0")
  }

  // MARK: Writing

  func append(_ system: [SparsePolynomial], to tokens: inout [TokenID]) {
    append(BigInteger(system.count), to: &tokens)
    for component in system {
      tokens.append(separator)
      append(component, to: &tokens)
    }
  }

  /// Appends a polynomial with integer coefficients, as a sum nested to the right.
  func append(_ polynomial: SparsePolynomial, to tokens: inout [TokenID]) {
    let terms = polynomial.terms
    if terms.isEmpty { append(BigInteger(0), to: &tokens) }
    for (place, term) in terms.enumerated() {
      if place + 1 < terms.count { tokens.append(token(of: .add)) }
      append(term.exponents, coefficient: term.coefficient.numerator, to: &tokens)
    }
  }

  private func append(_ exponents: [Int], coefficient: BigInteger, to tokens: inout [TokenID]) {
    let variables = exponents.indices.filter { exponents[$0] > 0 }
    if coefficient != 1 || variables.isEmpty {
      if !variables.isEmpty { tokens.append(token(of: .multiply)) }
      append(coefficient, to: &tokens)
    }
    for variable in variables {
      if variable != variables.last { tokens.append(token(of: .multiply)) }
      if exponents[variable] > 1 { tokens.append(token(of: .power)) }
      tokens.append(firstVariable + TokenID(variable))
      if exponents[variable] > 1 { append(BigInteger(exponents[variable]), to: &tokens) }
    }
  }

  private func append(_ integer: BigInteger, to tokens: inout [TokenID]) {
    tokens.append(integer.isNegative ? plusSign + 1 : plusSign)
    coder.append(integer.magnitude, to: &tokens)
  }

  private enum Operation: Int { case add, subtract, multiply, divide, power }

  private func token(of operation: Operation) -> TokenID {
    firstOperator + TokenID(operation.rawValue)
  }

  // MARK: Reading

  /// The system that the tokens are, or nil where they are something else or beyond the budget.
  func system(_ tokens: [TokenID], _ budget: inout PolynomialBudget) -> [SparsePolynomial]? {
    let parts = tokens.split(separator: separator, omittingEmptySubsequences: false)
    guard let first = parts.first, first.first == plusSign,
      let stated = coder.integer(first.dropFirst()), stated == BigInteger(parts.count - 1),
      (1...Self.variableLimit).contains(parts.count - 1)
    else { return nil }
    var system: [SparsePolynomial] = []
    for part in parts.dropFirst() {
      guard let component = polynomial(part, variableCount: parts.count - 1, &budget) else {
        return nil
      }
      system.append(component)
    }
    return system
  }

  /// The polynomial that the tokens are in prefix notation, or nil where they are something else or beyond the budget.
  ///
  /// Operands are known before their operator when the tokens are read from the end.
  func polynomial(
    _ tokens: ArraySlice<TokenID>, variableCount: Int, _ budget: inout PolynomialBudget
  ) -> SparsePolynomial? {
    var stack: [SparsePolynomial] = []
    var digitsEnd = tokens.endIndex
    for place in tokens.indices.reversed() {
      let token = tokens[place]
      if coder.isDigit(token) { continue }
      // Digits between this token and the next that is none must follow a sign.
      let digits = tokens[place + 1..<digitsEnd]
      digitsEnd = place
      switch token {
      case plusSign, plusSign + 1:
        guard let magnitude = coder.integer(digits) else { return nil }
        let value = Rational(token == plusSign ? magnitude : -magnitude)
        stack.append(SparsePolynomial(constant: value, variableCount: variableCount))
        continue
      case firstVariable..<firstVariable + TokenID(variableCount):
        stack.append(
          SparsePolynomial(variable: Int(token - firstVariable), variableCount: variableCount))
      case firstOperator..<plusSign:
        guard stack.count >= 2, let operation = Operation(rawValue: Int(token - firstOperator)),
          let value = Self.value(operation, stack.removeLast(), stack.removeLast(), &budget)
        else { return nil }
        stack.append(value)
      default: return nil
      }
      guard digits.isEmpty else { return nil }
    }
    return digitsEnd == tokens.startIndex && stack.count == 1 ? stack[0] : nil
  }

  private static func value(
    _ operation: Operation, _ left: SparsePolynomial, _ right: SparsePolynomial,
    _ budget: inout PolynomialBudget
  ) -> SparsePolynomial? {
    switch operation {
    case .add: return budget.sum(left, right)
    case .subtract: return budget.sum(left, -right)
    case .multiply: return budget.product(left, right)
    case .divide:
      guard right.isConstant, let inverse = try? right.leadingCoefficient.reciprocal() else {
        return nil
      }
      return budget.product(
        left, SparsePolynomial(constant: inverse, variableCount: left.variableCount))
    case .power:
      guard right.isConstant, !right.leadingCoefficient.isNegative,
        let exponent = right.leadingCoefficient.asInt
      else { return nil }
      return budget.power(left, exponent)
    }
  }

  // MARK: Infix

  /// The polynomial as a person writes it.
  func text(_ polynomial: SparsePolynomial) -> String {
    var result = ""
    for term in polynomial.terms {
      let factors = term.exponents.enumerated().filter { $0.element > 0 }.map {
        $0.element == 1 ? "x\($0.offset)" : "x\($0.offset)^\($0.element)"
      }
      let magnitude = term.coefficient.magnitude
      let number = magnitude.isOne && !factors.isEmpty ? [] : [magnitude.description]
      let sign = term.coefficient.isNegative
      result += result.isEmpty ? (sign ? "-" : "") : (sign ? " - " : " + ")
      result += (number + factors).joined(separator: "*")
    }
    return result.isEmpty ? "0" : result
  }
}
