/// Functions of which an antiderivative may be a linear combination, found by looking at what their
/// derivatives contain (after the parallel integration of Norman and Moore 1977; Geddes, Czapor and
/// Labahn 1992, section 12.8).
///
/// Terms are products of powers of *atoms*: x, functions, exponentials and the sums that are bases of
/// powers. The derivative of m = aᵏ·r contains k·aᵏ⁻¹·s·r for every term s of a′, so a term t of the
/// integrand proposes t·a/s; where a has left that product, it proposes (t·a/s)·ln a.
struct Ansatz {
  typealias Node = ExprArena.Node

  static let termLimit = 24
  static let atomLimit = 9
  static let candidateLimit = 40

  /// Tokens that all derivatives together may have.
  static let sizeLimit = 4_000

  private(set) var candidates: [Node] = []
  private var seen: Set<Node> = []
  private var explored: Set<Node> = []
  private var atoms: [(atom: Node, slopes: [Node])] = []
  /// The least and the largest exponent of each base in the integrand.
  private var exponents: [Node: (least: Node, largest: Node)] = [:]

  /// Prepares the candidates for an integrand that has been multiplied out; nil where it has too many parts.
  init?(for integrand: Node, in arena: inout ExprArena) {
    let addends = arena.addends(integrand)
    guard addends.count <= Self.termLimit else { return nil }
    for addend in addends { note(addend, &arena) }
    noteAtoms(inside: integrand, &arena)
    guard atoms.count <= Self.atomLimit else { return nil }
    for (atom, _) in atoms { proposeInverseFunctions(of: atom, &arena) }
  }

  /// Widens the exponents allowed by those of one term.
  private mutating func note(_ term: Node, _ arena: inout ExprArena) {
    for factor in arena.factors(of: term) where arena.isNumber(factor.weight) {
      let (least, largest) = exponents[factor.base] ?? (.zero, .zero)
      exponents[factor.base] = (
        arena.compareNumbers(factor.weight, least) < 0 ? factor.weight : least,
        arena.compareNumbers(factor.weight, largest) > 0 ? factor.weight : largest
      )
    }
  }

  /// The atoms are x and all subexpressions that are functions, exponentials or sums under a power.
  private mutating func noteAtoms(inside integrand: Node, _ arena: inout ExprArena) {
    var found = [arena.symbol(.x)]
    for kernel in [integrand] + arena.kernels(of: integrand) {
      switch arena[kernel].kind {
      case .function:
        found.append(kernel)
        if let partner = partner(of: kernel, &arena) {
          found.append(partner)
          if exponents[partner] == nil { exponents[partner] = exponents[kernel] }
        }
      case .power, .product:
        for factor in arena.factors(of: kernel) {
          let isAtom =
            factor.base != .e && arena[factor.base].kind == .sum
            && (!arena.isInteger(factor.weight) || arena.isNegativeNumber(factor.weight))
          if isAtom { found.append(factor.base) }
          if !arena.isFree(factor.weight) { found.append(arena.power(factor.base, factor.weight)) }
        }
      default: break
      }
      // The logarithm and the inverse functions bring what they are functions of.
      if let (op, argument) = arena.functionCall(kernel), op == .ln,
        arena[argument].kind == .sum
      {
        found.append(argument)
      }
    }
    for atom in found where !arena.isFree(atom) && !atoms.contains(where: { $0.atom == atom }) {
      var slopes: [Node] = []
      let slope = arena.expanded(arena.derivative(of: atom))
      for addend in arena.addends(slope).prefix(6) {
        slopes.append(arena.constantSplit(addend).rest)
      }
      atoms.append((atom, slopes))
    }
  }

  /// The function that occurs in the derivative of a sine or cosine.
  private func partner(of node: Node, _ arena: inout ExprArena) -> Node? {
    guard let (op, argument) = arena.functionCall(node) else { return nil }
    switch op {
    case .sin: return arena.apply(.cos, argument)
    case .cos: return arena.apply(.sin, argument)
    case .sinh: return arena.apply(.cosh, argument)
    case .cosh: return arena.apply(.sinh, argument)
    default: return nil
    }
  }

  /// Adds the candidates that the terms of `nodes` propose.
  mutating func extend(by nodes: [Node], in arena: inout ExprArena) {
    for node in nodes {
      for addend in arena.addends(node) {
        let term = arena.constantSplit(addend).rest
        guard explored.insert(term).inserted else { continue }
        for (atom, slopes) in atoms {
          for slope in slopes { propose(term, atom, slope, &arena) }
        }
      }
    }
  }

  private mutating func propose(
    _ term: Node, _ atom: Node, _ slope: Node, _ arena: inout ExprArena
  ) {
    let product = arena.divide(arena.multiply(term, atom), by: slope)
    guard product != .undefined else { return }
    let hasLeft = !arena.factors(of: product).contains { $0.base == atom }
    add(product, &arena)
    if hasLeft && arena[atom].kind != .power {
      add(arena.multiply(product, arena.apply(.ln, atom)), &arena)
    }
  }

  private mutating func add(_ node: Node, _ arena: inout ExprArena) {
    let candidate = arena.constantSplit(node).rest
    guard candidates.count < Self.candidateLimit, candidate != .undefined,
      !arena.isFree(candidate), seen.insert(candidate).inserted, isAllowed(candidate, &arena)
    else { return }
    candidates.append(candidate)
  }

  /// Whether no exponent lies more than 1 outside those of the integrand.
  private func isAllowed(_ candidate: Node, _ arena: inout ExprArena) -> Bool {
    for factor in arena.factors(of: candidate) where arena.isNumber(factor.weight) {
      let (least, largest) = exponents[factor.base] ?? (.zero, .zero)
      if arena.compareNumbers(factor.weight, arena.addNumbers(largest, .one)) > 0 { return false }
      let bound = least == .zero ? least : arena.addNumbers(least, .one)
      let lowest = arena.compareNumbers(bound, .zero) > 0 ? .zero : bound
      if arena.compareNumbers(factor.weight, lowest) < 0 { return false }
    }
    return true
  }

  /// The inverse functions whose derivative has a sum c₀ + c₂·k² in the denominator or under a root.
  private mutating func proposeInverseFunctions(of atom: Node, _ arena: inout ExprArena) {
    let record = arena[atom]
    guard record.kind == .sum, record.second == 1, record.scalar != .zero else { return }
    let term = arena.terms[Int(record.first)]
    // The square root of a square is an absolute value; here the base itself is meant.
    let factors = arena.factors(of: term.base)
    let isSquare = factors.count == 1 && arena.isEvenInteger(factors[0].weight)
    let kernel =
      isSquare
      ? arena.power(factors[0].base, arena.multiplyNumbers(factors[0].weight, .half))
      : arena.power(term.base, .half)
    let root = arena.divide(term.weight, by: record.scalar)
    guard arena.isNumber(root) else { return }
    let isPositive = !arena.isNegativeNumber(root)
    let scale = arena.power(isPositive ? root : arena.negateNumber(root), .half)
    let argument = arena.multiply(scale, kernel)
    let functions: [Operator] = isPositive ? [.atan, .asinh] : [.atanh, .asin]
    for op in functions {
      // The factor makes the derivative rational where the root is not.
      candidates.append(arena.multiply(scale, arena.apply(op, argument)))
    }
  }
}
