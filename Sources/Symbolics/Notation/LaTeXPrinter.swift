import ExactArithmetic

/// Prints LaTeX such as `x \sin\left(x\right) + \frac{1}{2}`.
enum LaTeXPrinter: ExprPrinter {
  static let openingBracket = "\\left("
  static let closingBracket = "\\right)"

  static func level(of expr: Expr) -> PrintLevel {
    switch expr {
    case .number(let value): value.isNegative ? .negative : value.isInteger ? .atom : .power
    case .symbol: .atom
    case .apply(.add, _), .apply(.sub, _): .sum
    case .apply(.div, _): expr.beginsWithMinus ? .negative : .power
    case .apply(.mul, _):
      expr.beginsWithMinus
        ? .negative : ProductShape(expr)?.denominator.isEmpty == false ? .power : .product
    case .apply(.pow, _): expr.squareRootBase != nil ? .atom : .power
    case .apply(.exp, _): .power
    case .apply: .atom
    }
  }

  static func pieces(of expr: Expr, dropsSign: Bool) -> [PrintPiece] {
    switch expr {
    case .number(let value): return number(dropsSign ? value.magnitude : value)
    case .symbol(let symbol): return [.text(symbol.latex)]
    case .apply(.add, _), .apply(.sub, _): return sumPieces(of: expr)
    case .apply(.div, let operands) where operands.count == 2:
      guard expr.beginsWithMinus else {
        return fraction(
          [.expr(operands[0], atLeast: .sum)], over: [.expr(operands[1], atLeast: .sum)])
      }
      return [.text(dropsSign ? "" : "-")]
        + fraction([.magnitude(operands[0])], over: [.expr(operands[1], atLeast: .sum)])
    case .apply(.pow, let operands) where operands.count == 2:
      if let base = expr.squareRootBase { return call(.sqrt, [base]) }
      if let shape = ProductShape(expr) { return pieces(of: shape, dropsSign: dropsSign) }
      return power(operands[0], operands[1])
    case .apply(let name, let operands):
      if let shape = ProductShape(expr) { return pieces(of: shape, dropsSign: dropsSign) }
      return call(name, operands)
    }
  }

  private static func number(_ value: Rational) -> [PrintPiece] {
    if value.isInteger { return [.text(value.description)] }
    let sign = value.isNegative ? "-" : ""
    return [.text("\(sign)\\frac{\(value.magnitude.numerator)}{\(value.denominator)}")]
  }

  private static func fraction(
    _ numerator: [PrintPiece], over denominator: [PrintPiece]
  ) -> [PrintPiece] {
    [.text("\\frac{")] + numerator + [.text("}{")] + denominator + [.text("}")]
  }

  private static func power(_ base: Expr, _ exponent: Expr) -> [PrintPiece] {
    // \sin^{2}\left(x\right): the usual place of an integer power of a function with a name.
    if case .apply(let name, let operands) = base, name.hasNameInLaTeX,
      case .number(let power) = exponent, power.isInteger, !power.isNegative
    {
      return [.text("\(name.latex)^{\(power)}\\left(")]
        + operands.map { .expr($0, atLeast: .sum) } + [.text("\\right)")]
    }
    return [
      .expr(base, atLeast: .atom), .text("^{"), .expr(exponent, atLeast: .sum), .text("}"),
    ]
  }

  private static func call(_ name: Operator, _ operands: [Expr]) -> [PrintPiece] {
    let (head, tail) =
      switch name {
      case .exp: ("e^{", "}")
      case .sqrt: ("\\sqrt{", "}")
      case .abs: ("\\left|", "\\right|")
      default: (name.latex + "\\left(", "\\right)")
      }
    return [.text(head)] + operands.map { .expr($0, atLeast: .sum) } + [.text(tail)]
  }

  private static func pieces(of shape: ProductShape, dropsSign: Bool) -> [PrintPiece] {
    let sign: [PrintPiece] = shape.isNegative && !dropsSign ? [.text("-")] : []
    guard !shape.denominator.isEmpty else { return sign + chain(shape.numerator, alone: .product) }
    return sign
      + fraction(
        chain(shape.numerator, alone: .sum), over: chain(shape.denominator, alone: .sum))
  }

  /// The factors side by side, with a dot before digits; a single factor is at the level `alone`.
  private static func chain(_ factors: [Expr], alone: PrintLevel) -> [PrintPiece] {
    if factors.count == 1 { return [.expr(factors[0], atLeast: alone)] }
    var result: [PrintPiece] = []
    for (index, factor) in factors.enumerated() {
      if index > 0 { result.append(.text(factor.beginsWithNumberInLaTeX ? " \\cdot " : " ")) }
      result.append(.expr(factor, atLeast: index == 0 ? .product : .power))
    }
    return result
  }
}

extension Expr {
  /// The expression in LaTeX for mathematics mode, such as `\frac{x^{2}}{2} + \sin\left(x\right)`.
  ///
  /// Reading the text with ``init(latex:)`` gives an expression with the same ``notationNormalForm``, as
  /// long as it is within the limits given there.
  public var latex: String { LaTeXPrinter.text(of: self) }

  /// Whether the printed factor begins with a number, which would run into a factor before it.
  fileprivate var beginsWithNumberInLaTeX: Bool {
    switch self {
    case .number: true
    case .apply(.pow, let operands) where inverseOfNegativePower == nil && squareRootBase == nil:
      if case .number(let base)? = operands.first {
        base.isInteger && !base.isNegative
      } else {
        false
      }
    default: false
    }
  }
}

extension Symbol {
  /// The symbol in LaTeX.
  fileprivate var latex: String {
    switch self {
    case .pi: "\\pi"
    case .e: "e"
    case _ where isCoefficient: "a_{\(token.dropFirst())}"
    default: token
    }
  }
}

extension Operator {
  /// Whether LaTeX writes the function as a name in front of its argument.
  fileprivate var hasNameInLaTeX: Bool {
    arity == 1 && self != .exp && self != .sqrt && self != .abs
  }

  /// The name of the function in LaTeX.
  fileprivate var latex: String {
    switch self {
    case .sin, .cos, .tan, .cot, .sec, .csc, .sinh, .cosh, .tanh, .coth, .exp, .ln: "\\" + name
    case .asin, .acos, .atan: "\\arc" + name.dropFirst()
    case .acot, .asec, .acsc: "\\operatorname{arc\(name.dropFirst())}"
    case .asinh, .acosh, .atanh, .acoth, .asech, .acsch: "\\operatorname{ar\(name.dropFirst())}"
    case .sign: "\\operatorname{sgn}"
    default: "\\operatorname{\(name)}"
    }
  }
}
