/// How tightly the outermost operator of a printed expression binds.
enum PrintLevel: Int, Comparable {
  case sum
  /// A number or product with a minus sign in front.
  case negative
  case product, power, atom

  static func < (left: PrintLevel, right: PrintLevel) -> Bool { left.rawValue < right.rawValue }
}

/// A part of a printed expression: finished text, or an expression that is still to be printed.
enum PrintPiece {
  case text(String)
  /// An expression, in brackets if it binds less tightly than the level.
  case expr(Expr, atLeast: PrintLevel)
  /// An expression that begins with a minus sign, without that sign.
  case magnitude(Expr)
}

/// A notation that prints expressions piece by piece.
protocol ExprPrinter {
  static var openingBracket: String { get }
  static var closingBracket: String { get }
  /// How tightly the expression binds when it is printed.
  static func level(of expr: Expr) -> PrintLevel
  /// The pieces of an expression from left to right, one level deep.
  static func pieces(of expr: Expr, dropsSign: Bool) -> [PrintPiece]
}

extension ExprPrinter {
  /// The text of an expression; the depth of the expression costs no stack.
  static func text(of expr: Expr) -> String {
    var result = ""
    var waiting: [PrintPiece] = [.expr(expr, atLeast: .sum)]
    while let piece = waiting.popLast() {
      switch piece {
      case .text(let text):
        result += text
      case .expr(let expr, let minimum):
        if minimum > .sum, level(of: expr) < minimum {
          result += openingBracket
          waiting.append(.text(closingBracket))
        }
        waiting += pieces(of: expr, dropsSign: false).reversed()
      case .magnitude(let expr):
        waiting += pieces(of: expr, dropsSign: true).reversed()
      }
    }
    return result
  }

  /// The pieces of a sum or difference.
  static func sumPieces(of expr: Expr) -> [PrintPiece] {
    var result: [PrintPiece] = []
    for (index, term) in SumTerm.terms(of: expr).enumerated() {
      if index > 0 { result.append(.text(term.isSubtracted ? " - " : " + ")) }
      if term.dropsSign {
        result.append(.magnitude(term.expr))
      } else {
        result.append(.expr(term.expr, atLeast: index == 0 ? .negative : .product))
      }
    }
    return result
  }
}
