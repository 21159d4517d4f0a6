/// A way to solve ordinary differential equations.
///
/// What a method gives may be wrong or hold on one branch only, and is checked by whoever shows it.
struct EquationMethod: Sendable {
  /// What is said of an equation that the method solves.
  let name: String
  /// The families found, the most pleasant first; empty where the method does not fit.
  let apply: @Sendable (inout ExprArena, EquationSought) -> [ExprArena.Node]

  /// The methods for the first order.
  static let firstOrder = [
    EquationMethod(name: "linear of the first order, with an integrating factor") {
      $0.integratingFactorFamilies(of: $1)
    },
    EquationMethod(name: "separable") { $0.separableFamilies(of: $1) },
  ]

  /// All methods in the order in which they are tried.
  static let all =
    [
      EquationMethod(name: "linear of the second order, with known homogeneous solutions") {
        $0.linearFamilies(of: $1)
      }
    ] + firstOrder + [
      EquationMethod(name: "of the first order in y'") { $0.reducedFamilies(of: $1) }
    ]
}

extension ExprArena {
  /// An antiderivative as a step of a method.
  mutating func integral(of node: Node, in symbol: Symbol = .x) -> Node? {
    if node == .zero { return .zero }
    return (try? antiderivative(of: node, in: symbol))?.node
  }
}
