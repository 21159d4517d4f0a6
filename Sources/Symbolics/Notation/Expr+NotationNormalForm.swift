import ExactArithmetic
import Tokenization

extension Expr {
  /// The expression in the one shape that all its ways of being written share.
  ///
  /// Infix and LaTeX have one fraction line where a tree has `div`, negative powers and rational
  /// coefficients, so printing and reading keep an expression up to this form, which is:
  ///
  /// - a difference is the sum with the negative, and the negative of u is the product of -1 and u;
  /// - sums in sums and products in products are spread out, in order;
  /// - a quotient is the product with the inverse; the inverse of a product is the product of the
  ///   inverses, that of `u^n` for a number n is `u^(-n)`, and that of u otherwise is `u^(-1)`;
  /// - `u^1` is u, `sqrt(u)` is `u^(1/2)`, and `e^u` is `exp(u)`;
  /// - in a product the nonzero numbers are multiplied into one leading coefficient, left out where it
  ///   is 1, and the other factors stand in the order of their ``prefixIDs``.
  ///
  /// No terms are collected and no powers multiplied out: equality of these forms is about notation.
  /// Where an expression is defined, so is this form, with the same value.
  public var notationNormalForm: Expr {
    folded { leaf, operands in
      guard case .apply(let name, _) = leaf else { return leaf }
      return switch (name, operands.count) {
      case (.add, _): sum(operands)
      case (.sub, 2): sum([operands[0], product([.integer(-1), operands[1]])])
      case (.mul, _): product(operands)
      case (.div, 2): product([operands[0], operands[1].inverse])
      case (.pow, 2): power(operands[0], operands[1])
      case (.sqrt, 1): power(operands[0], .number(.half))
      default: .apply(name, operands)
      }
    }
  }

  /// The result of combining every node with the results of its operands, from the leaves up, without
  /// recursion.
  func folded<Result>(_ combine: (Expr, [Result]) -> Result) -> Result {
    var waiting: [(expr: Expr, isOpen: Bool)] = [(self, false)]
    var results: [Result] = []
    while let (expr, isOpen) = waiting.popLast() {
      if case .apply(_, let operands) = expr, !isOpen {
        waiting.append((expr, true))
        waiting += operands.reversed().map { ($0, false) }
      } else if case .apply(_, let operands) = expr {
        let arguments = Array(results.suffix(operands.count))
        results.removeLast(operands.count)
        results.append(combine(expr, arguments))
      } else {
        results.append(combine(expr, []))
      }
    }
    return results[0]
  }
}

// The functions below take operands in normal form.

private func sum(_ terms: [Expr]) -> Expr {
  var result: [Expr] = []
  for term in terms {
    if case .apply(.add, let inner) = term { result += inner } else { result.append(term) }
  }
  return .apply(.add, result)
}

private func product(_ factors: [Expr]) -> Expr {
  var coefficient = Rational.one
  var rest: [(ids: [TokenID], factor: Expr)] = []
  func place(_ factor: Expr) {
    if case .number(let value) = factor, !value.isZero {
      coefficient *= value
    } else {
      rest.append((factor.prefixIDs, factor))
    }
  }
  for factor in factors {
    if case .apply(.mul, let inner) = factor { inner.forEach(place) } else { place(factor) }
  }
  if rest.isEmpty { return .number(coefficient) }
  rest.sort { $0.ids.lexicographicallyPrecedes($1.ids) }
  if coefficient.isOne, rest.count == 1 { return rest[0].factor }
  let head: [Expr] = coefficient.isOne ? [] : [.number(coefficient)]
  return .apply(.mul, head + rest.map(\.factor))
}

private func power(_ base: Expr, _ exponent: Expr) -> Expr {
  if base == .symbol(.e) { return .apply(.exp, [exponent]) }
  guard case .number(let value) = exponent else { return .apply(.pow, [base, exponent]) }
  return value.isOne ? base : value.isMinusOne ? base.inverse : .apply(.pow, [base, exponent])
}

extension Expr {
  fileprivate var inverse: Expr {
    switch self {
    case .number(let value):
      guard let reciprocal = try? value.reciprocal() else { break }
      return .number(reciprocal)
    case .apply(.mul, let factors):
      return product(factors.map(\.inverse))
    case .apply(.pow, let operands) where operands.count == 2:
      guard case .number(let exponent) = operands[1] else { break }
      return power(operands[0], .number(-exponent))
    case .symbol(.e):
      return .apply(.exp, [.integer(-1)])
    default:
      break
    }
    return .apply(.pow, [self, .integer(-1)])
  }
}
