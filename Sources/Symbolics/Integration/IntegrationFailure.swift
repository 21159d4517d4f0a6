/// Why no antiderivative is returned.
public enum IntegrationFailure: Error, Hashable, Sendable {
  /// The integrand has no value (it divides by zero, say).
  case undefinedIntegrand
  /// The integrand holds the unknown function or one of its derivatives.
  case unknownFunction
  /// The integrand has more tokens than ``ExprArena/integrandTokenLimit``.
  case tooLong(tokens: Int, limit: Int)
  /// No rule applies to this part of the integrand, or to all of it.
  case noRule(Expr)
  /// The search was given up after so many steps.
  case stepLimit(Int)
}

extension IntegrationFailure: CustomStringConvertible {
  /// One line for people.
  public var description: String {
    switch self {
    case .undefinedIntegrand: "the integrand has no value"
    case .unknownFunction: "the integrand holds the unknown function Y"
    case .tooLong(let tokens, let limit):
      "the integrand has \(tokens) tokens; rules are tried on at most \(limit)"
    case .noRule(let expr): "no rule applies to \(expr.infix)"
    case .stepLimit(let count): "gave up after \(count) steps"
    }
  }
}
