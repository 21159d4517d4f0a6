/// One line of a worked solution: an integral, the rule that was used, and its value.
public struct IntegrationStep: Sendable, Hashable {
  /// What the rule has named on the way: u and dv, a substitution, the integral in another form.
  public struct Detail: Sendable, Hashable {
    /// The left side: `u`, `dv`, `v`, `t`; nil for an integral that was rewritten.
    public let name: String?
    public let expression: Expr
  }

  /// The name of the rule.
  public let rule: String
  /// How many integrals this one stands inside.
  public let depth: Int
  /// The variable of integration: after a substitution another one than before.
  public let variable: Symbol
  public let integrand: Expr
  public let result: Expr
  public let details: [Detail]

  /// The step on one line: `∫ x*exp(x) dx = x*exp(x) - exp(x)    [integration by parts: u = x, dv = exp(x) dx]`.
  public var infix: String {
    let notes = details.map { detail in
      let text = detail.expression.infix
      switch detail.name {
      case nil: return "∫ \(text) d\(variable.token)"
      case "dv": return "dv = \(text) d\(variable.token)"
      case .some(let name): return "\(name) = \(text)"
      }
    }
    let reason = notes.isEmpty ? rule : "\(rule): \(notes.joined(separator: ", "))"
    let line = "∫ \(integrand.infix) d\(variable.token) = \(result.infix)    [\(reason)]"
    return Self.namingSought(line)
  }

  /// The step as a LaTeX equation, without its reason.
  public var latex: String {
    Self.namingSought("\\int \(integrand.latex) \\, d\(variable.token) = \(result.latex)")
  }

  /// Integrands hold no unknown function, so Y can only be the integral that is solved for.
  private static func namingSought(_ text: String) -> String {
    String(text.map { $0 == "Y" ? "I" : $0 })
  }
}

extension ExprArena {
  /// The lines of a derivation, each before those it rests on.
  ///
  /// A substitution takes the next of the variables that `integrand` does not hold.
  mutating func steps(of derivation: Derivation, in symbol: Symbol) -> [IntegrationStep] {
    var free: [Symbol] = []
    for variable in [Symbol.t, .z, .y, .x] where variable != symbol {
      if !contains(exchanging(symbol, .x, in: derivation.integrand), variable) {
        free.append(variable)
      }
    }
    var steps: [IntegrationStep] = []
    append(derivation, depth: 0, variable: symbol, free: free[...], to: &steps)
    return steps
  }

  private mutating func append(
    _ derivation: Derivation, depth: Int, variable: Symbol, free: ArraySlice<Symbol>,
    to steps: inout [IntegrationStep]
  ) {
    let inner = derivation.kernel == nil ? variable : free.first ?? variable
    var details: [IntegrationStep.Detail] = []
    if let kernel = derivation.kernel, let expression = shown(kernel, variable) {
      details.append(.init(name: inner.token, expression: expression))
    }
    for detail in derivation.details {
      switch detail {
      case .naming(let name, let node):
        if let expression = shown(node, variable) {
          details.append(.init(name: name, expression: expression))
        }
      case .rewriting(let node):
        if let expression = shown(node, variable) {
          details.append(.init(name: nil, expression: expression))
        }
      }
    }
    if let integrand = shown(derivation.integrand, variable),
      let result = shown(derivation.result, variable)
    {
      steps.append(
        IntegrationStep(
          rule: derivation.rule, depth: depth, variable: variable, integrand: integrand,
          result: result, details: details))
    }
    let rest = derivation.kernel == nil ? free : free.dropFirst()
    for part in derivation.parts {
      append(part, depth: depth + 1, variable: inner, free: rest, to: &steps)
    }
  }

  private mutating func shown(_ node: Node, _ variable: Symbol) -> Expr? {
    expr(exchanging(variable, .x, in: node))
  }
}
