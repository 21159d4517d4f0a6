/// A family of functions that a method proposes as the general solution of a differential equation.
///
/// Nothing is verified: whoever shows it puts it into the equation before.
public struct GeneralSolution: Sendable {
  /// The family, with as many constants as the order of the equation.
  public let family: ExprArena.Node
  /// What the equation was found to be, and so the method.
  public let method: String

  /// Creates a proposal.
  public init(family: ExprArena.Node, method: String) {
    self.family = family
    self.method = method
  }
}

extension ExprArena {
  /// Equations of more tokens than this are given up.
  public static let differentialEquationTokenLimit = 500

  /// What the methods for ordinary differential equations of the first and second order make of `equation` = 0.
  ///
  /// The unknown function and its derivatives are ``Symbol/unknown`` and its kin. Constants are a8 and a9, or
  /// other coefficients where the equation has these. Work is bounded: a few dozen integrals, each with
  /// the bounds of the integrator. Empty where no method applies.
  public mutating func generalSolutions(of equation: Node) -> [GeneralSolution] {
    guard let sought = EquationSought(equation, in: &self) else { return [] }
    var found: [GeneralSolution] = []
    for method in EquationMethod.all {
      for family in method.apply(&self, sought) where family != .undefined {
        if contains(family, .unknown) || found.contains(where: { $0.family == family }) { continue }
        found.append(GeneralSolution(family: family, method: method.name))
      }
      // A later method is for equations that the earlier ones do not fit.
      if !found.isEmpty { break }
    }
    return found
  }
}
