/// Equations of the second order without y, which are of the first order for y′.
extension ExprArena {
  /// y = ∫ v dx + a9, where v solves the equation with v for y′ and v′ for y″.
  mutating func reducedFamilies(of sought: EquationSought) -> [Node] {
    guard sought.highest == .unknownSecond, !contains(sought.equation, .unknown) else { return [] }
    let lower = substituting(
      symbol(.unknownPrime), for: .unknownSecond,
      in: substituting(symbol(.unknown), for: .unknownPrime, in: sought.equation))
    guard
      let reduced = EquationSought(firstOrder: lower, constant: sought.constants[0], in: &self)
    else { return [] }
    var families: [Node] = []
    for method in EquationMethod.firstOrder where families.isEmpty {
      for slope in method.apply(&self, reduced) {
        guard let function = integral(of: expanded(slope)) else { continue }
        let family = add(function, symbol(sought.constants[1]))
        families.append(condensed(absorbing(intoConstant: sought.constants[0], family)))
      }
    }
    return families
  }
}
