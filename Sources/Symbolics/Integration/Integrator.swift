/// One search for an antiderivative with respect to x: tries the rules in order, each integral once.
///
/// Work is bounded by counts, so the outcome is the same on every machine.
struct Integrator {
  typealias Node = ExprArena.Node

  /// Rules tried before the search gives up.
  static let stepLimit = 400
  /// Integrals inside integrals.
  static let depthLimit = 10
  /// Inner integrals that the costly last rule is tried on.
  static let lastResortLimit = 3
  /// New nodes before the search gives up.
  static let nodeLimit = 60_000

  /// The rules tried so far.
  private(set) var steps = 0
  private var lastResorts = 0
  /// An integrand for which no rule applied, the smallest part of the whole that was seen.
  private(set) var stuck: Node?
  /// Whether a bound was reached, so that a failure does not say much.
  private(set) var isExhausted = false

  /// How the derivative of the outermost integral was seen to equal its integrand without constant factors.
  private(set) var verdict: Verdict?

  /// Whether the costly last rule may follow, so that nothing is given up by the looks of it.
  var isThorough: Bool { effort.usesParallelRisch }

  private let effort: IntegrationEffort
  private let lastNode: Int
  private let longest: Int
  private var solved: [Node: Derivation] = [:]
  /// Integrands that no rule solved, with the depth that was left for them.
  private var failed: [Node: Int] = [:]
  /// The integrands being worked on, the outermost first.
  private var open: [Node] = []
  /// The open integrand that ``Symbol/unknown`` stands for while it is integrated by parts.
  private var sought: Node?

  /// Prepares the search for an antiderivative of one integrand.
  init(
    for integrand: Node, in arena: borrowing ExprArena, effort: IntegrationEffort = .full
  ) {
    self.effort = effort
    lastNode = arena.nodeCount + Self.nodeLimit
    longest = 4 * arena.prefixLength(integrand) + 40
  }

  /// The antiderivative of a node and how it was found; nil where no rule applies within the bounds.
  mutating func integrate(_ integrand: Node, in arena: inout ExprArena) -> Derivation? {
    if integrand == .undefined { return nil }
    let x = arena.symbol(.x)
    if arena.isFree(integrand) {
      var derivation = Derivation(arena.multiply(integrand, x))
      (derivation.rule, derivation.integrand) = ("constant", integrand)
      return derivation
    }
    let (constant, rest) = arena.constantSplit(integrand)
    guard let derivation = integrateMonic(rest, &arena) else { return nil }
    if constant == .one { return derivation }
    let result = arena.multiply(constant, derivation.result)
    var scaled = Derivation(result, parts: [derivation])
    (scaled.rule, scaled.integrand) = ("constant factor", integrand)
    return scaled
  }

  private mutating func integrateMonic(_ integrand: Node, _ arena: inout ExprArena) -> Derivation? {
    if let derivation = solved[integrand] { return derivation }
    if open.contains(integrand) {
      guard integrand == sought else { return nil }
      var derivation = Derivation(arena.symbol(.unknown))
      (derivation.rule, derivation.integrand) = ("integral sought", integrand)
      return derivation
    }
    let depthLeft = Self.depthLimit - open.count
    guard depthLeft > 0, failed[integrand, default: 0] < depthLeft,
      arena.prefixLength(integrand) <= longest
    else { return nil }
    open.append(integrand)
    defer { open.removeLast() }
    if let derivation = firstDerivation(of: integrand, &arena) {
      if !arena.contains(derivation.result, .unknown) { solved[integrand] = derivation }
      return derivation
    }
    failed[integrand] = depthLeft
    let isSmaller = stuck.map { arena.prefixLength(integrand) < arena.prefixLength($0) } ?? true
    if isSmaller && open.count <= 2 { stuck = integrand }
    return nil
  }

  private mutating func firstDerivation(
    of integrand: Node, _ arena: inout ExprArena
  ) -> Derivation? {
    if let derivation = firstDerivation(by: IntegrationRule.direct, of: integrand, &arena) {
      return derivation
    }
    switch isThorough ? .open : arena.outlook(for: integrand) {
    case .hopeless: return nil
    case .multiplyingOut:
      return firstDerivation(by: [.expansion], of: integrand, &arena)
    case .open:
      if let derivation = firstDerivation(by: IntegrationRule.further, of: integrand, &arena) {
        return derivation
      }
    }
    guard isThorough else { return nil }
    // Kept out of deep searches by its cost, and still there when those have used up the steps.
    if open.count > 1 {
      guard open.count <= 2, lastResorts < Self.lastResortLimit else { return nil }
      lastResorts += 1
    }
    return derivation(by: .parallelRisch, of: integrand, &arena)
  }

  private mutating func firstDerivation(
    by rules: [IntegrationRule], of integrand: Node, _ arena: inout ExprArena
  ) -> Derivation? {
    for rule in rules {
      guard steps < effort.steps, arena.nodeCount < lastNode else {
        isExhausted = true
        return nil
      }
      steps += 1
      if let derivation = derivation(by: rule, of: integrand, &arena) { return derivation }
    }
    return nil
  }

  private mutating func derivation(
    by rule: IntegrationRule, of integrand: Node, _ arena: inout ExprArena
  ) -> Derivation? {
    guard var derivation = rule.apply(&self, &arena, integrand),
      derivation.result != .undefined, isPlausible(derivation.result, for: integrand, &arena)
    else { return nil }
    if derivation.rule.isEmpty { derivation.rule = rule.name }
    derivation.integrand = integrand
    return derivation
  }

  /// Whether a result may be used: verified for the outermost integral, not refuted for inner ones.
  private mutating func isPlausible(
    _ result: Node, for integrand: Node, _ arena: inout ExprArena
  ) -> Bool {
    if arena.contains(result, .unknown) { return open.count > 1 }
    if open.count == 1 {
      let found = arena.verdict(thatDerivativeOf: result, equals: integrand)
      if found.isVerified { verdict = found }
      return found.isVerified
    }
    let slope = arena.derivative(of: result)
    if slope == integrand { return true }
    let difference = arena.subtract(slope, integrand)
    if difference == .undefined { return false }
    return difference == .zero || NumericZeroTest().quickRefutation(difference, &arena) == nil
  }

  // MARK: For rules

  /// Integrates in a new variable, written x, and puts the kernel back for it.
  ///
  /// `integrand` is what the integral becomes with the kernel written x and its differential absorbed.
  mutating func integrate(
    _ integrand: Node, substituting kernel: Node, in arena: inout ExprArena
  ) -> Derivation? {
    // The open integrals are in another variable: the unknown must not stand for one of them.
    let outer = sought
    sought = nil
    defer { sought = outer }
    guard let part = integrate(integrand, in: &arena) else { return nil }
    let result = arena.substituting(kernel, for: .x, in: part.result)
    return Derivation(result, kernel: kernel, parts: [part])
  }

  /// Runs `body` with the unknown standing for the integral of the innermost open integrand, and solves
  /// I = A + k·I for it.
  ///
  /// Only one integral can be sought at a time; inside another search `body` runs as it is.
  mutating func solvingForIntegral(
    in arena: inout ExprArena,
    _ body: (inout Integrator, inout ExprArena) -> Derivation?
  ) -> Derivation? {
    guard sought == nil else { return body(&self, &arena) }
    sought = open.last
    defer { sought = nil }
    guard var derivation = body(&self, &arena) else { return nil }
    let result = derivation.result
    guard arena.contains(result, .unknown) else { return derivation }
    let rest = arena.substituting(.zero, for: .unknown, in: result)
    let one = arena.substituting(.one, for: .unknown, in: result)
    let factor = arena.expanded(arena.subtract(one, rest))
    guard factor != .one, arena.isConstant(factor) || arena.isFree(factor) else { return nil }
    derivation.details.append(.naming("I", result))
    derivation.result = arena.divide(rest, by: arena.subtract(.one, factor))
    return derivation
  }
}
