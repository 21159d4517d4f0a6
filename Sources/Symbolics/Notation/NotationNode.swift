import ExactArithmetic

/// An expression under construction with the number of operators inside one another.
struct NotationNode {
  let expr: Expr
  let depth: Int

  /// A number or a symbol.
  init(leaf: Expr) {
    expr = leaf
    depth = 0
  }

  private init(_ expr: Expr, depth: Int) {
    self.expr = expr
    self.depth = depth
  }

  /// An operator applied to one or more operands as they are.
  init(_ name: Operator, _ operands: [NotationNode]) {
    self.init(
      .apply(name, operands.map(\.expr)), depth: 1 + (operands.lazy.map(\.depth).max() ?? 0))
  }

  /// The operands with those of the given operator spread out, and the depth of the result.
  private static func flattened(
    _ name: Operator, _ operands: [NotationNode]
  ) -> NotationNode {
    var arguments: [Expr] = []
    var depth = 0
    for operand in operands {
      if case .apply(name, let inner) = operand.expr {
        arguments += inner
        depth = max(depth, operand.depth)
      } else {
        arguments.append(operand.expr)
        depth = max(depth, operand.depth + 1)
      }
    }
    return NotationNode(.apply(name, arguments), depth: depth)
  }
}

// MARK: - Sums and products

extension NotationNode {
  /// The sum or difference of terms, the first of which is not subtracted.
  ///
  /// `a - b` alone is a `sub`; a longer chain is one n-ary sum with negated terms.
  static func sum(_ terms: [NotationNode], isSubtracted: [Bool]) -> NotationNode {
    if terms.count == 2, isSubtracted[1], !terms[0].isSumOrDifference {
      return NotationNode(.sub, terms)
    }
    var parts = terms[0].differenceSplit
    for (term, isNegative) in zip(terms, isSubtracted).dropFirst() {
      if isNegative { parts.append(term.negated) } else { parts += term.differenceSplit }
    }
    return flattened(.add, parts)
  }

  private var isSumOrDifference: Bool {
    if case .apply(let name, _) = expr { return name == .add || name == .sub }
    return false
  }

  /// The terms `a` and `-b` of a difference `a - b`; of anything else the whole.
  private var differenceSplit: [NotationNode] {
    guard case .apply(.sub, let operands) = expr, operands.count == 2 else { return [self] }
    let first = NotationNode(operands[0], depth: depth - 1)
    let second = NotationNode(operands[1], depth: depth - 1)
    return first.differenceSplit + [second.negated]
  }

  /// The product of factors.
  static func product(_ factors: [NotationNode]) -> NotationNode { flattened(.mul, factors) }

  /// The quotient; that of an integer and one above 1 in lowest terms is a rational number.
  static func quotient(_ dividend: NotationNode, _ divisor: NotationNode) -> NotationNode {
    guard let fraction = dividend.fraction(over: divisor) else {
      return NotationNode(.div, [dividend, divisor])
    }
    return NotationNode(leaf: .number(fraction))
  }

  private func fraction(over divisor: NotationNode) -> Rational? {
    guard case .number(let p) = expr, case .number(let q) = divisor.expr else { return nil }
    return Rational(lowestTerms: p, over: q)
  }
}

// MARK: - Signs, powers and functions

extension NotationNode {
  /// The negative: a number or leading coefficient changes its sign, a quotient that of its dividend,
  /// and anything else gets the factor -1.
  var negated: NotationNode {
    switch expr {
    case .number(let value) where !value.isZero:
      return NotationNode(.number(-value), depth: depth)
    case .apply(.mul, var factors):
      guard case .number(let coefficient)? = factors.first, !coefficient.isZero else {
        return NotationNode(.apply(.mul, [.integer(-1)] + factors), depth: depth)
      }
      guard coefficient.isMinusOne else {
        factors[0] = .number(-coefficient)
        return NotationNode(.apply(.mul, factors), depth: depth)
      }
      factors.removeFirst()
      return factors.count == 1
        ? NotationNode(factors[0], depth: depth - 1)
        : NotationNode(.apply(.mul, factors), depth: depth)
    case .apply(.div, let operands) where operands.count == 2:
      // The dividend may itself be such a quotient, at most as many levels down as the depth allows.
      return negatedQuotient
    default:
      return NotationNode(.apply(.mul, [.integer(-1), expr]), depth: depth + 1)
    }
  }

  /// The quotient with the sign of its innermost dividend changed, without recursion.
  private var negatedQuotient: NotationNode {
    var divisors: [Expr] = []
    var dividend = expr
    while case .apply(.div, let operands) = dividend, operands.count == 2 {
      divisors.append(operands[1])
      dividend = operands[0]
    }
    // The depth below a divisor is not known; the whole depth is a bound that costs at most one level.
    let start = NotationNode(dividend, depth: max(depth - divisors.count, 0)).negated
    let result = divisors.reversed().reduce(start.expr) { .apply(.div, [$0, $1]) }
    return NotationNode(result, depth: max(depth, start.depth + divisors.count))
  }

  /// The power; that of the constant e is the exponential function.
  static func power(_ base: NotationNode, _ exponent: NotationNode) -> NotationNode {
    base.expr == .symbol(.e)
      ? NotationNode(.exp, [exponent]) : NotationNode(.pow, [base, exponent])
  }
}

extension Rational {
  /// The fraction of two integers if it is written in lowest terms with a denominator above 1.
  ///
  /// Only such a quotient is read as one number, so that `4/2` stays as it was written.
  init?(lowestTerms numerator: Rational, over denominator: Rational) {
    guard let p = numerator.asInteger, let q = denominator.asInteger, q > .one,
      BigInteger.gcd(p, q).isOne
    else { return nil }
    self.init(p, overNonzero: q)
  }
}
