import ExactArithmetic

// How sums and products are laid out, the same in infix and in LaTeX.

/// A term of a sum as it is printed.
struct SumTerm {
  let expr: Expr
  /// Whether a minus sign stands before the term.
  let isSubtracted: Bool
  /// Whether that sign is the expression's own, which is then not printed again.
  let dropsSign: Bool

  /// The terms of a sum or difference, those of sums inside it among them.
  ///
  /// The subtracted operand of a difference stays whole. A negative number or coefficient becomes a
  /// subtraction in all terms but the first.
  static func terms(of sum: Expr) -> [SumTerm] {
    var result: [SumTerm] = []
    var waiting = [(expr: sum, isSubtracted: false)]
    while let (expr, isSubtracted) = waiting.popLast() {
      if isSubtracted {
        result.append(SumTerm(expr: expr, isSubtracted: true, dropsSign: false))
      } else if case .apply(.add, let operands) = expr {
        waiting += operands.reversed().map { ($0, false) }
      } else if case .apply(.sub, let operands) = expr, operands.count == 2 {
        waiting += [(operands[1], true), (operands[0], false)]
      } else {
        let isNegative = !result.isEmpty && expr.beginsWithMinus
        result.append(SumTerm(expr: expr, isSubtracted: isNegative, dropsSign: isNegative))
      }
    }
    return result
  }
}

/// A product as a signed quotient: factors above and below the fraction line.
struct ProductShape {
  var isNegative = false
  var numerator: [Expr] = []
  var denominator: [Expr] = []

  /// The shape of a product or of a power with a negative number as exponent; nil for all else.
  ///
  /// A leading rational coefficient gives its sign to the whole and its denominator to the
  /// denominator.
  init?(_ expr: Expr) {
    switch expr {
    case .apply(.mul, _):
      for (index, factor) in expr.flatFactors.enumerated() {
        if index == 0, case .number(let coefficient) = factor {
          place(coefficient)
        } else {
          place(factor)
        }
      }
      if numerator.isEmpty { numerator = [.integer(1)] }
    case .apply(.pow, _):
      guard let inverse = expr.inverseOfNegativePower else { return nil }
      numerator = [.integer(1)]
      denominator = [inverse]
    default:
      return nil
    }
  }

  private mutating func place(_ coefficient: Rational) {
    isNegative = coefficient.isNegative
    let magnitude = coefficient.magnitude
    if !magnitude.numerator.isOne || coefficient.isOne {
      numerator.append(.number(Rational(magnitude.numerator)))
    }
    if !magnitude.isInteger { denominator.append(.number(Rational(magnitude.denominator))) }
  }

  private mutating func place(_ factor: Expr) {
    if let inverse = factor.inverseOfNegativePower {
      denominator.append(inverse)
    } else {
      numerator.append(factor)
    }
  }
}

extension Expr {
  /// The factors of a product with those of products inside it, except where a product that begins
  /// with a number would bring that into the middle.
  fileprivate var flatFactors: [Expr] {
    var result: [Expr] = []
    var waiting = [self]
    while let expr = waiting.popLast() {
      guard case .apply(.mul, let factors) = expr, let first = factors.first else {
        result.append(expr)
        continue
      }
      if case .number = first, !result.isEmpty {
        result.append(expr)
      } else {
        waiting += factors.reversed()
      }
    }
    return result
  }

  /// The power with the opposite exponent if the exponent is a negative number, else nil.
  ///
  /// Powers of the constant e are not counted, as `e^(-1)` is read as `exp(-1)`.
  var inverseOfNegativePower: Expr? {
    guard case .apply(.pow, let operands) = self, operands.count == 2,
      case .number(let exponent) = operands[1], exponent.isNegative, operands[0] != .symbol(.e)
    else { return nil }
    return exponent.isMinusOne ? operands[0] : .apply(.pow, [operands[0], .number(-exponent)])
  }

  /// The base if this is a power with exponent 1/2, else nil.
  var squareRootBase: Expr? {
    guard case .apply(.pow, let operands) = self, operands.count == 2,
      case .number(let exponent) = operands[1], exponent == .half
    else { return nil }
    return operands[0]
  }

  /// Whether the printed expression begins with a minus sign outside of any bracket.
  var beginsWithMinus: Bool {
    var expr = self
    var isFactor = false
    while true {
      switch expr {
      case .number(let value): return value.isNegative
      case .apply(.div, let operands) where !isFactor && !operands.isEmpty: expr = operands[0]
      case .apply(.mul, let factors) where !factors.isEmpty:
        expr = factors[0]
        isFactor = true
      default: return false
      }
    }
  }
}

extension Rational {
  static let half = Rational(1, overNonzero: 2)
}
