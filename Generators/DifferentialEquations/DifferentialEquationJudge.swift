import Symbolics
public import Tokenization

/// Judges general solutions by putting them into the equation; any family with enough constants counts.
///
/// The answer must make the equation zero for generic real constants, and must have as many independent
/// constants as the order of the equation: a particular solution is refused. Which coefficients are the constants
/// and how the family is parametrised is free. A class, because it owns the arena in which it calculates.
public final class DifferentialEquationJudge: AnswerJudge {
  private var arena = ExprArena()

  init() {}

  public func judge(_ answer: [TokenID], to source: [TokenID]) -> Judgement {
    arena.reset()
    let family: ExprArena.Node
    do throws(PrefixError) {
      family = try arena.read(answer)
    } catch {
      return .malformed(error.description)
    }
    if let stranger = Symbol.allCases.first(where: {
      arena.contains(family, $0) && ($0.isUnknown || $0.isVariable && $0 != .x)
    }) {
      return .malformed(
        "the answer contains \(stranger.token); it is a function of x and constants")
    }
    guard let equation = arena.node(prefix: source), let order = order(of: equation) else {
      return .checked(.undecided(reason: "the problem is not a differential equation"))
    }
    let verdict = arena.verdict(thatFamily: family, solves: equation)
    guard verdict.isVerified else { return .checked(verdict) }
    guard arena.realPointCount(family) > 0 else {
      return .checked(.undecided(reason: "the solution is real at none of the points tried"))
    }
    return judgement(ofConstantsIn: family, order: order, of: equation) ?? .checked(verdict)
  }

  /// The order of the highest derivative of the unknown function.
  private func order(of equation: ExprArena.Node) -> Int? {
    if arena.contains(equation, .unknownSecond) { return 2 }
    return arena.contains(equation, .unknownPrime) ? 1 : nil
  }

  /// Why a solution is not the general one; nil where it is.
  private func judgement(
    ofConstantsIn family: ExprArena.Node, order: Int, of equation: ExprArena.Node
  ) -> Judgement? {
    // A coefficient of the equation is a parameter, not a constant of the solution.
    let constants = Symbol.coefficients.filter {
      arena.contains(family, $0) && !arena.contains(equation, $0)
    }
    var doubt: String?
    for choice in choices(of: order, from: constants) {
      switch arena.areIndependent(choice, in: family) {
      case .independent: return nil
      case .dependent: break
      case .undecided(let reason): doubt = reason
      }
    }
    if let doubt { return .checked(.undecided(reason: "independence of the constants: \(doubt)")) }
    let wanted =
      order == 1 ? "one constant such as a8" : "two independent constants such as a8 and a9"
    return .wrong("it solves the equation, but only a general solution is right, with \(wanted)")
  }

  /// All ways to choose one or two of the constants.
  private func choices(of count: Int, from constants: [Symbol]) -> [[Symbol]] {
    if count == 1 { return constants.map { [$0] } }
    return constants.indices.flatMap { first in
      constants[(first + 1)...].map { [constants[first], $0] }
    }
  }
}
