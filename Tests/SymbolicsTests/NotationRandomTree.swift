import ExactArithmetic
import Randomness
import Symbolics

/// Makes random expressions of every shape, sensible or not: notation must carry them all.
enum NotationRandomTree {
  static func expression(_ random: inout RandomStream, operators: Int) -> Expr {
    guard operators > 0 else { return leaf(&random) }
    let name = Operator.allCases[random.uniform(below: Operator.allCases.count)]
    // Half of the operators are the binary ones, on which notation has most to say.
    let chosen = random.chance(0.5) ? Operator.allCases[random.uniform(below: 5)] : name
    var count = chosen.arity
    if chosen == .add || chosen == .mul { count += random.uniform(below: 3) }
    var budget = operators - 1
    var operands: [Expr] = []
    for index in 0..<count {
      let share = index == count - 1 ? budget : random.uniform(below: budget + 1)
      budget -= share
      operands.append(expression(&random, operators: share))
    }
    return .apply(chosen, operands)
  }

  static func leaf(_ random: inout RandomStream) -> Expr {
    if random.chance(0.5) {
      return .symbol(Symbol.allCases[random.uniform(below: Symbol.allCases.count)])
    }
    let numerator = random.uniform(in: -4...4)
    let denominator = random.chance(0.3) ? random.uniform(in: 2...5) : 1
    let scale = random.chance(0.05) ? BigInteger("123456789012345678901234567890") ?? 1 : 1
    return .number(
      Rational(BigInteger(numerator) * scale, overNonzero: BigInteger(denominator)))
  }
}

extension Expr {
  /// The prefix tokens in one line, a spelling of trees that owes nothing to precedence.
  var prefixText: String { prefixTokens.joined(separator: " ") }
}
