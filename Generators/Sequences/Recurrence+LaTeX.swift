extension Recurrence {
  /// The formula in LaTeX, such as `u_{n} = u_{n-1} + n`.
  public var latex: String {
    // Read from the right, operands come before their operator and the first of them last.
    var operands: [String] = []
    for (place, symbol) in symbols.enumerated().reversed() {
      switch symbol {
      case .integer(let value):
        operands.append(value < 0 ? "\\left(\(value)\\right)" : "\(value)")
      case .index: operands.append("n")
      case .previous(let offset): operands.append("u_{n-\(offset)}")
      case .constant(let constant): operands.append(Self.latex(constant))
      case .operation(let operation):
        let first = operands.removeLast()
        let second = operation.arity == 2 ? operands.removeLast() : ""
        operands.append(Self.latex(operation, first, second, isWhole: place == 0))
      }
    }
    return "u_{n} = " + (operands.first ?? "")
  }

  private static func latex(
    _ operation: SequenceOperator, _ first: String, _ second: String, isWhole: Bool
  ) -> String {
    func sum(_ text: String) -> String { isWhole ? text : "\\left(\(text)\\right)" }
    return switch operation {
    case .add: sum("\(first) + \(second)")
    case .sub: sum("\(first) - \(second)")
    case .mul: "\(first) \\cdot \(second)"
    case .idiv: "\\left\\lfloor \\frac{\(first)}{\(second)} \\right\\rfloor"
    case .mod: sum("\(first) \\bmod \(second)")
    case .div: "\\frac{\(first)}{\(second)}"
    case .abs: "\\left|\(first)\\right|"
    case .sqr: "{\\left(\(first)\\right)}^{2}"
    case .relu: "\\max\\left(\(first), 0\\right)"
    case .inv: "\\frac{1}{\(first)}"
    case .sqrt: "\\sqrt{\(first)}"
    case .log: "\\ln\\left(\(first)\\right)"
    case .sign: "\\operatorname{sign}\\left(\(first)\\right)"
    case .exp, .sin, .cos, .tan, .arcsin, .arccos, .arctan:
      "\\\(operation.rawValue)\\left(\(first)\\right)"
    }
  }

  private static func latex(_ constant: SequenceConstant) -> String {
    switch constant {
    case .e: "e"
    case .pi: "\\pi"
    case .gamma: "\\gamma"
    }
  }
}
