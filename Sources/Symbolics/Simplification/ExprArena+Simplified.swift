/// A best-first search over the passes.
extension ExprArena {
  /// The smallest form that a bounded search over all passes finds, never larger than the canonical form.
  ///
  /// Smallest means fewest prefix tokens, between equals the first in the canonical order. From the
  /// smallest form not yet visited every pass is applied in turn, at most 200 times; a search that found
  /// something smaller is followed by one from there, so what is returned is the end of a search that
  /// found nothing: simplifying again gives the same size. Long expressions get fewer steps, and those of
  /// more than 2,000 tokens none. The result equals the input wherever that is defined, for real
  /// nonzero symbols (the passes say which of them hold at complex points as well).
  public mutating func simplified(_ node: Node) -> Node {
    guard node != .undefined, prefixLength(node) <= 2_000 else { return node }
    var best = node
    var search = SimplificationSearch()
    // The order of forms is strict, so this ends; the bound is far above what is ever needed.
    for _ in 0..<64 {
      let next = search.smallest(from: best, &self)
      if next == best { break }
      best = next
    }
    return best
  }
}

/// The state of the search: what each pass made of each node, kept from one search to the next.
private struct SimplificationSearch {
  private typealias Node = ExprArena.Node

  private struct Step: Hashable {
    let node: Node
    /// Nil for the condensed form, which mixes expanding and factoring level by level.
    let pass: SimplificationPass?
  }

  private var results: [Step: Node] = [:]

  mutating func smallest(from start: ExprArena.Node, _ arena: inout ExprArena) -> ExprArena.Node {
    let steps: [SimplificationPass?] = [nil] + SimplificationPass.allCases
    let startLength = arena.prefixLength(start)
    var budget = max(steps.count, min(200, 20_000 / startLength))
    var visited: Set<Node> = [start]
    var frontier = [start]
    var best = start
    while budget > 0, let index = firstIndex(frontier, arena) {
      let node = frontier.remove(at: index)
      let operators = OperatorSet(of: node, in: arena)
      for pass in steps where budget > 0 {
        guard operators.mayChange(under: pass) else { continue }
        budget -= 1
        let result = result(of: Step(node: node, pass: pass), &arena)
        // Larger forms are steps on the way to smaller ones, within reason.
        guard result != .undefined, arena.prefixLength(result) <= 2 * startLength + 20,
          visited.insert(result).inserted
        else { continue }
        frontier.append(result)
        if isBefore(result, best, arena) { best = result }
      }
    }
    return best
  }

  private mutating func result(of step: Step, _ arena: inout ExprArena) -> Node {
    if let known = results[step] { return known }
    let result = step.pass.map { arena.applyOnce($0, to: step.node) } ?? arena.condensed(step.node)
    results[step] = result
    return result
  }

  private func firstIndex(_ frontier: [Node], _ arena: borrowing ExprArena) -> Int? {
    guard var first = frontier.indices.first else { return nil }
    for index in frontier.indices where isBefore(frontier[index], frontier[first], arena) {
      first = index
    }
    return first
  }

  private func isBefore(_ a: Node, _ b: Node, _ arena: borrowing ExprArena) -> Bool {
    let (left, right) = (arena.prefixLength(a), arena.prefixLength(b))
    return left != right ? left < right : arena.compare(a, b) < 0
  }
}
