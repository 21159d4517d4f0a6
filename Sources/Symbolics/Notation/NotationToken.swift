import ExactArithmetic

/// A word of infix or LaTeX text; both notations are read by the same parser.
struct NotationToken {
  /// What the parser needs to know of a token.
  enum Kind: Equatable {
    case number(Rational)
    case symbol(Symbol)
    case function(NotationFunction)
    /// The sign `√` (degree 2) or `∛` (degree 3), which takes the one operand behind it.
    case radical(degree: Int)
    case plus, minus, times, divide, caret
    case open(Bracket)
    case close(Bracket)
    /// A vertical bar that may open or close; the parser finds out.
    case bar
    case end
  }

  /// A kind of bracket; a bracket is closed by its own kind.
  enum Bracket: Equatable {
    case parenthesis, square, brace
    /// `\left| … \right|`
    case bar
    /// The unseen bracket around `\frac{…}{…}`; it groups, but a function before it does not end with it.
    case fraction
  }

  let kind: Kind
  /// The offset in characters from the beginning of the text.
  let column: Int
  /// The offset of the end; the text itself is looked up for messages only.
  let end: Int
}

/// A function as it is typed: an operator, or a root that is written as a power.
enum NotationFunction: Equatable {
  case named(Operator)
  case cubeRoot

  /// The function that undoes this one, as meant by `sin^-1`; nil where that is not usual.
  var inverse: NotationFunction? {
    guard case .named(let name) = self, let inverse = Self.inverses[name] else { return nil }
    return .named(inverse)
  }

  private static let inverses: [Operator: Operator] = {
    let pairs: [(Operator, Operator)] = [
      (.sin, .asin), (.cos, .acos), (.tan, .atan), (.cot, .acot), (.sec, .asec), (.csc, .acsc),
      (.sinh, .asinh), (.cosh, .acosh), (.tanh, .atanh), (.coth, .acoth), (.sech, .asech),
      (.csch, .acsch), (.exp, .ln),
    ]
    return Dictionary(uniqueKeysWithValues: pairs + pairs.map { ($1, $0) })
  }()
}
