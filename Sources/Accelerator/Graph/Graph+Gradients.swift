// Gradients graph to graph, in reverse: each primitive's rule is an expression over primitives, so the coarse operations of a
// model need none of their own.
extension Graph {
  /// The gradients of Σ⟨seed, cotangent⟩ in some tensors; zeros where nothing depends on one.
  ///
  /// Griewank and Walther 2008, section 3.2. A gradient may be of higher precision than its tensor: those of weights that
  /// are rounded to bfloat16 are not rounded themselves.
  func gradients(
    of seeds: [(tensor: Tensor, cotangent: Tensor)], in targets: [Tensor]
  ) -> [Tensor] {
    let count = nodes.count
    var leads = [Bool](repeating: false, count: count)
    for target in targets { leads[target.id] = true }
    for (id, node) in nodes.enumerated() where node.type.scalar.isFloat {
      leads[id] = leads[id] || node.operands.contains { leads[$0] }
    }
    var found = [Tensor?](repeating: nil, count: count)
    func add(_ gradient: Tensor, to id: Int) {
      guard leads[id] else { return }
      precondition(gradient.shape == nodes[id].type.shape, "a gradient of another shape")
      guard let before = found[id] else { return found[id] = gradient }
      let scalar =
        before.type.scalar == gradient.type.scalar ? gradient.type.scalar : ElementType.float32
      found[id] = before.converted(to: scalar) + gradient.converted(to: scalar)
    }
    for seed in seeds { add(seed.cotangent, to: seed.tensor.id) }
    for id in (0..<count).reversed() {
      guard let gradient = found[id], case let operands = nodes[id].operands,
        operands.contains(where: { leads[$0] })
      else { continue }
      let rule = Differentiation(
        node: nodes[id], result: tensor(id), operands: operands.map(tensor), gradient: gradient)
      for (operand, gradient) in zip(operands, rule.gradients) {
        if let gradient { add(gradient, to: operand) }
      }
    }
    return targets.map { (found[$0.id] ?? $0.like(0)).converted(to: $0.type.scalar) }
  }
}
