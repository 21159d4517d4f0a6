extension IntegrationRule {
  /// Term by term; terms that have no integral alone are tried together.
  static let sum = IntegrationRule("sum") { integrator, arena, node in
    let addends = arena.addends(node)
    guard addends.count > 1, addends.count <= 64 else { return nil }
    var (parts, unsolved): ([Derivation], [ExprArena.Node]) = ([], [])
    // Without the last resort, a term that does not mix is the end: it comes first.
    let (open, mixed) =
      integrator.isThorough ? (addends, []) : arena.separatingMixedTerms(addends)
    for addend in mixed {
      guard let part = integrator.integrate(addend, in: &arena) else { return nil }
      parts.append(part)
    }
    for addend in open {
      if let part = integrator.integrate(addend, in: &arena) {
        parts.append(part)
      } else {
        unsolved.append(addend)
      }
    }
    if !unsolved.isEmpty {
      guard unsolved.count > 1, !parts.isEmpty,
        let part = integrator.integrate(arena.sum(unsolved), in: &arena)
      else { return nil }
      parts.append(part)
    }
    var results: [ExprArena.Node] = []
    for part in parts { results.append(part.result) }
    return Derivation(arena.sum(results), parts: parts)
  }

  /// Products multiplied out.
  static let expansion = IntegrationRule("expansion") { integrator, arena, node in
    let expanded = arena.distributed(node)
    guard expanded != node, let part = integrator.integrate(expanded, in: &arena) else {
      return nil
    }
    return Derivation(part.result, details: [.rewriting(expanded)], parts: [part])
  }
}
