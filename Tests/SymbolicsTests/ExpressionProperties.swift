import ExactArithmetic
import Foundation
import Randomness
import Symbolics

/// The laws that every expression must keep; the benchmark `properties` checks the same on many more.
struct ExpressionProperties: ~Copyable {
  /// One line for each law that was broken since this was last emptied.
  var failures: [String] = []
  var failureCount = 0
  private(set) var definedCount = 0
  private(set) var valueCount = 0
  private(set) var slopeCount = 0
  private var arena = ExprArena()

  /// Checks all laws on one random expression.
  mutating func check(_ stream: RandomStream) {
    var random = stream
    arena.reset()
    let expr = randomExpression(&random, operators: 1 + random.uniform(below: 9))
    let node = arena.insert(expr)
    guard let tree = arena.expr(node) else { return }
    definedCount += 1
    checkNotations(node, tree)
    let points = (0..<2).map { _ in 6 * random.uniform() - 3 }
    checkValue(of: tree, against: expr, at: points, "the canonical form")
    for (name, pass) in [
      ("expanded", arena.expanded(node)), ("simplified", arena.simplified(node)),
    ] {
      guard let form = arena.expr(pass) else {
        failures.append("\(tree.infix): \(name) has no value")
        continue
      }
      checkValue(of: form, against: tree, at: points, name)
    }
    if arena.operatorCount(node) <= 20 { checkDerivative(node, tree, points, &random) }
  }

  /// The canonical form is its own canonical form, and is read back from tokens and from text.
  private mutating func checkNotations(_ node: ExprArena.Node, _ tree: Expr) {
    if arena.insert(tree) != node { failures.append("\(tree.infix): not idempotent") }
    if arena.node(prefix: tree.prefixIDs) != node { failures.append("\(tree.infix): prefix") }
    guard let read = try? Expr(infix: tree.infix) else {
      failures.append("\(tree.infix): not read back")
      return
    }
    // Text does not keep how a quotient is grouped, so trees are compared as notation has them.
    if read.notationNormalForm != tree.notationNormalForm {
      failures.append("\(tree.infix): read as \(read.infix)")
    }
  }

  /// The values agree in double precision, or in multiple precision where they do not.
  private mutating func checkValue(
    of form: Expr, against expr: Expr, at points: [Double], _ name: String
  ) {
    guard form != expr else { return }
    for x in points {
      let expected = plainValue(expr, at: x)
      guard expected.isFinite, abs(expected) < 1e8 else { continue }
      valueCount += 1
      if agree(plainValue(form, at: x), expected) { continue }
      // Rounding may be to blame; multiple precision tells.
      let comparison = expr.compared(with: form)
      let wrong: Set<LinePiece.Relation> = [.different, .onlyFirstReal]
      if comparison.pieces.contains(where: { wrong.contains($0.relation) }) {
        failures.append("\(expr.infix): \(name) is \(form.infix): \(comparison) near \(x)")
      }
      return
    }
  }

  /// The derivative agrees with differences and is linear.
  private mutating func checkDerivative(
    _ node: ExprArena.Node, _ tree: Expr, _ points: [Double], _ random: inout RandomStream
  ) {
    let slope = arena.derivative(of: node)
    guard let slopeTree = arena.expr(slope) else { return }
    for x in points where !agreesWithDifferences(tree, slopeTree, at: x) {
      if isSlope(slope, of: node, at: x) { continue }
      failures.append("\(tree.infix): the derivative is not \(slopeTree.infix) at \(x)")
    }
    let other = arena.insert(randomExpression(&random, operators: 2))
    let otherSlope = arena.derivative(of: other)
    guard !arena.isUndefined(otherSlope), !arena.isUndefined(other) else { return }
    let (a, b) = (arena.integer(3), arena.integer(-7))
    let whole = arena.sum([arena.product([a, node]), arena.product([b, other])])
    let left = arena.derivative(of: whole)
    let right = arena.sum([arena.product([a, slope]), arena.product([b, otherSlope])])
    guard left != right, !arena.isUndefined(left) else { return }
    if case .refuted = arena.zeroTest(arena.apply(.sub, left, right)) {
      failures.append("\(tree.infix): the derivative is not linear")
    }
  }

  /// Whether a slope agrees with difference quotients, where these have settled.
  private mutating func agreesWithDifferences(_ f: Expr, _ slope: Expr, at x: Double) -> Bool {
    func difference(_ h: Double) -> Double {
      (plainValue(f, at: x + h) - plainValue(f, at: x - h)) / (2 * h)
    }
    let (coarse, fine) = (difference(1e-4), difference(2e-5))
    guard fine.isFinite, abs(fine) < 1e4, abs(plainValue(f, at: x)) < 1e4,
      abs(coarse - fine) < 1e-6 * max(1, abs(fine)),
      abs(difference(3e-5) - fine) < 1e-6 * max(1, abs(fine))
    else { return true }
    let found = plainValue(slope, at: x)
    // Where a function is flat to a double, its slope may lie on the edge of its domain.
    guard found.isFinite else { return true }
    slopeCount += 1
    return abs(found - fine) < 1e-3 * max(1, abs(fine))
  }
  /// Whether a slope agrees with the difference quotient in 40 digits, or that does not tell.
  private mutating func isSlope(_ slope: ExprArena.Node, of node: ExprArena.Node, at x: Double)
    -> Bool
  {
    let place = Rational(Int(x * 0x1p30), overNonzero: 1 << 30)
    let step = Rational(1, overNonzero: 1 << 50)
    let (before, after) = (value(of: node, at: place - step), value(of: node, at: place + step))
    guard let before, let after, let found = value(of: slope, at: place) else { return true }
    let quotient = ((after - before) * Rational(1 << 49)).doubleValue
    let expected = found.doubleValue
    return abs(expected - quotient) < 1e-6 * max(1, abs(quotient))
  }

  /// The value to 60 digits where that is real.
  private mutating func value(of node: ExprArena.Node, at x: Rational) -> Rational? {
    let place = arena.insert(.number(x))
    let constant = arena.substituting(place, for: .x, in: node)
    guard !arena.isUndefined(constant),
      case .real(let text) = arena.numericValue(of: constant, digits: 60)
    else { return nil }
    return Rational(decimal: text)
  }
}

extension Rational {
  /// A decimal number such as -1.25e-7.
  fileprivate init?(decimal text: String) {
    let parts = text.lowercased().split(separator: "e")
    guard let mantissa = parts.first, parts.count <= 2 else { return nil }
    let digits = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    let places = digits.count == 2 ? digits[1].count : 0
    let exponent = (parts.count == 2 ? Int(parts[1]) ?? 0 : 0) - places
    guard let integer = BigInteger(digits.joined()), abs(exponent) < 10_000,
      let power = try? Rational(10).power(exponent)
    else { return nil }
    self = Rational(integer) * power
  }
}
