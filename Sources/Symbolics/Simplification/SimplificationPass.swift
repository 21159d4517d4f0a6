/// For which values of the symbols the laws of a pass preserve the value of an expression.
///
/// The canonical form, in which every pass returns its result, has laws of its own that assume real
/// nonzero symbols (√(x²) is |x|): an expression in which those come into play is bound to them
/// whatever the pass.
public enum Assumption: String, CaseIterable, Sendable {
  /// Every complex value at which the expression is defined, with the principal branches.
  case genericComplex
  /// Real nonzero values; intermediate results may be complex.
  case realNonzeroSymbols
}

/// A named step of simplification: what it does, what it assumes, and the step itself.
///
/// Every pass preserves the value wherever its input is defined (it may extend the domain, as x/x → 1
/// does, never shrink it), works on every subexpression from the leaves up, and does bounded work.
public enum SimplificationPass: String, CaseIterable, Sendable {
  case expanded, factored, together, apart
  case trigonometric, hyperbolic
  case exponentials, logarithms, powers, radicals

  /// What the pass does, in one line.
  public var summary: String {
    switch self {
    case .expanded: "products distributed over sums, integer powers of sums written out"
    case .factored: "numerator and denominator of one fraction as products of factors over ℚ"
    case .together: "one fraction in lowest terms"
    case .apart: "partial fractions of a rational function of x, or of one other part, over ℚ"
    case .trigonometric: "the shortest of the usual spellings in sin, cos, tan, cot, sec, csc"
    case .hyperbolic: "the same for sinh, cosh …, and with exponentials of opposite sign"
    case .exponentials:
      "e to a multiple of ln v as a power of v, v to a multiple of 1/ln v as one of e"
    case .logarithms: "powers before logarithms, sums of logarithms joined or products split"
    case .powers: "absolute values and signs joined, powers of positive numbers brought together"
    case .radicals: "square roots of rationals out of denominators and out of square roots"
    }
  }

  /// The values of the symbols for which the laws of the pass hold.
  public var assumption: Assumption {
    switch self {
    case .expanded, .factored, .together, .apart, .trigonometric, .hyperbolic, .exponentials,
      .radicals:
      .genericComplex
    case .logarithms, .powers: .realNonzeroSymbols
    }
  }
}

extension ExprArena {
  /// The node after one pass, repeated until it changes nothing, at most eight times.
  ///
  /// The undefined node where the pass finds that the expression has no value.
  public mutating func apply(_ pass: SimplificationPass, to node: Node) -> Node {
    var result = node
    for _ in 0..<8 {
      let next = applyOnce(pass, to: result)
      if next == result { break }
      result = next
    }
    return result
  }

  /// The node after one sweep of a pass from the leaves up.
  mutating func applyOnce(_ pass: SimplificationPass, to node: Node) -> Node {
    switch pass {
    case .expanded: expanded(node)
    case .factored: rebuilt(node) { arena, part in arena.factored(part) }
    case .together: rebuilt(node) { arena, part in arena.together(part) }
    case .apart: rebuilt(node) { arena, part in arena.apart(part) }
    case .trigonometric: trigonometric(node)
    case .hyperbolic: hyperbolic(node)
    case .exponentials: exponentials(node)
    case .logarithms: logarithms(node)
    case .powers: powers(node)
    case .radicals: radicals(node)
    }
  }
}

extension Expr {
  /// The canonical form after one pass, or nil where the expression has no value.
  public func applying(_ pass: SimplificationPass) -> Expr? {
    var arena = ExprArena()
    return arena.expr(arena.apply(pass, to: arena.insert(self)))
  }
}
