/// Equations solved for one symbol, as the differential equations of the generators need it
/// (Lample and Charton 2020, section 3.3: y = f(x, c) is solved for the constant c).
extension ExprArena {
  /// Values of a symbol for which `left` equals `right`, each checked by putting it back.
  ///
  /// A symbol that occurs once is isolated by inverting the operators above it, on every real branch
  /// of a period. One that occurs more often is found where the equation is linear or quadratic in it,
  /// or in one power, root, exponential or function of it. Empty where no rule applies; the list may
  /// lack solutions of other branches. Work is bounded by ``SolutionSearch/stepLimit``.
  public mutating func solutions(
    for symbol: Symbol, of left: Node, equalTo right: Node
  ) -> [Solution] {
    var solutions: [Solution] = []
    for candidate in uncheckedSolutions(for: symbol, of: left, equalTo: right) {
      let (difference, target) = separated(symbol, left, right)
      if let check = check(candidate, for: symbol, of: difference, equalTo: target) {
        solutions.append(Solution(value: candidate, check: check))
      }
    }
    return solutions
  }

  /// The same values without the checks, for a caller that tests what it makes of them.
  public mutating func uncheckedSolutions(
    for symbol: Symbol, of left: Node, equalTo right: Node
  ) -> [Node] {
    guard left != .undefined, right != .undefined else { return [] }
    let (difference, target) = separated(symbol, left, right)
    guard difference != .undefined, contains(difference, symbol) else { return [] }
    var search = SolutionSearch(symbol: symbol)
    var found: [Node] = []
    for candidate in search.solve(difference, equalTo: target, in: &self)
    where candidate != .undefined && !found.contains(candidate) {
      found.append(candidate)
    }
    return found
  }

  /// The equation with the symbol on its left side only.
  private mutating func separated(
    _ symbol: Symbol, _ left: Node, _ right: Node
  ) -> (left: Node, right: Node) {
    contains(right, symbol) ? (subtract(left, right), .zero) : (left, right)
  }
}

/// A value of a symbol that solves an equation.
public struct Solution: Sendable {
  /// The value, free of the symbol solved for.
  public let value: ExprArena.Node
  /// Where it was seen to hold.
  public let check: SolutionCheck
}

/// Where a solution, put back into its equation, was seen to hold.
public enum SolutionCheck: Hashable, Sendable {
  /// Both sides have the same canonical form.
  case proved
  /// The sides agree in 256 bits at every real point tried at which both have a value.
  case verified(points: Int)
  /// The sides agree at some of the points only: the inverse was taken on one branch, as √ is of the square.
  case partly(agreeing: Int, points: Int)
}

extension Expr {
  /// Values of a symbol for which this expression equals another; see ``ExprArena/solutions(for:of:equalTo:)``.
  public func solutions(for symbol: Symbol, equalTo right: Expr) -> [(Expr, SolutionCheck)] {
    var arena = ExprArena()
    let (left, right) = (arena.insert(self), arena.insert(right))
    var results: [(Expr, SolutionCheck)] = []
    for solution in arena.solutions(for: symbol, of: left, equalTo: right) {
      if let value = arena.expr(solution.value) { results.append((value, solution.check)) }
    }
    return results
  }
}
