import ExactArithmetic

/// Prints infix text such as `x*sin(x) + cos(x)`.
enum InfixPrinter: ExprPrinter {
  static let openingBracket = "("
  static let closingBracket = ")"

  static func level(of expr: Expr) -> PrintLevel {
    switch expr {
    case .number(let value): value.isNegative ? .negative : value.isInteger ? .atom : .product
    case .symbol: .atom
    case .apply(.add, _), .apply(.sub, _): .sum
    case .apply(.mul, _), .apply(.div, _): expr.beginsWithMinus ? .negative : .product
    case .apply(.pow, _):
      expr.squareRootBase != nil ? .atom : expr.inverseOfNegativePower != nil ? .product : .power
    case .apply: .atom
    }
  }

  static func pieces(of expr: Expr, dropsSign: Bool) -> [PrintPiece] {
    switch expr {
    case .number(let value): return [.text((dropsSign ? value.magnitude : value).description)]
    case .symbol(let symbol): return [.text(symbol == .e ? "e" : symbol.token)]
    case .apply(.add, _), .apply(.sub, _): return sumPieces(of: expr)
    case .apply(.div, let operands) where operands.count == 2:
      let dividend: PrintPiece =
        dropsSign
        ? .magnitude(operands[0])
        : .expr(operands[0], atLeast: expr.beginsWithMinus ? .negative : .product)
      return [dividend, .text("/"), .expr(operands[1], atLeast: .power)]
    case .apply(.pow, let operands) where operands.count == 2:
      if let base = expr.squareRootBase { return call("sqrt", [base]) }
      if let shape = ProductShape(expr) { return pieces(of: shape, dropsSign: dropsSign) }
      return [
        .expr(operands[0], atLeast: .atom), .text("^"), .expr(operands[1], atLeast: .power),
      ]
    case .apply(let name, let operands):
      if let shape = ProductShape(expr) { return pieces(of: shape, dropsSign: dropsSign) }
      return call(name.name, operands)
    }
  }

  private static func call(_ name: String, _ operands: [Expr]) -> [PrintPiece] {
    [.text(name + "(")] + operands.map { .expr($0, atLeast: .sum) } + [.text(")")]
  }

  private static func pieces(of shape: ProductShape, dropsSign: Bool) -> [PrintPiece] {
    var result: [PrintPiece] = shape.isNegative && !dropsSign ? [.text("-")] : []
    result += chain(shape.numerator)
    guard let divisor = shape.denominator.first else { return result }
    if shape.denominator.count == 1 {
      return result + [.text("/"), .expr(divisor, atLeast: .power)]
    }
    return result + [.text("/(")] + chain(shape.denominator) + [.text(")")]
  }

  /// The factors with `*` between them; only the first may itself be a quotient.
  private static func chain(_ factors: [Expr]) -> [PrintPiece] {
    var result: [PrintPiece] = []
    for (index, factor) in factors.enumerated() {
      if index > 0 { result.append(.text("*")) }
      result.append(.expr(factor, atLeast: index == 0 ? .product : .power))
    }
    return result
  }
}

extension Operator {
  /// The token, looked up rather than made anew.
  var name: String { Self.names[Int(rawValue)] }

  private static let names = allCases.map(\.token)
}

extension Expr {
  /// The expression as a person types it, such as `x*sin(x) + cos(x)` or `-x/2`.
  ///
  /// Brackets stand only where precedence asks for them. Negative terms print as subtractions, factors
  /// with negative exponents and rational coefficients as one quotient (`x/(2*(x + 1))`), and powers
  /// with exponent 1/2 as `sqrt`. Reading the text with ``init(infix:)`` gives an expression with the
  /// same ``notationNormalForm``, as long as it is within the limits given there.
  public var infix: String { InfixPrinter.text(of: self) }
}
