/// What an integrand is made of, as far as it decides which rules can help.
///
/// Kinds of functions that do not mix under the integral sign have no elementary integral unless a substitution joins
/// them: eˣ/x, sin x·ln x and √x·cos x (Liouville 1835; Rosenlicht 1972), or sin x⁴. The shape is a
/// guess from the parts alone: it is used to give up, never to answer.
struct IntegrandShape: OptionSet {
  let rawValue: UInt8

  /// x itself in a denominator.
  static let pole = IntegrandShape(rawValue: 1)
  /// A root of an algebraic expression.
  static let root = IntegrandShape(rawValue: 2)
  /// A logarithm or inverse function of an algebraic expression.
  static let logarithm = IntegrandShape(rawValue: 4)
  /// An exponential or a circular or hyperbolic function of a linear argument.
  static let exponential = IntegrandShape(rawValue: 8)
  /// A function that an inverse substitution may remove, such as sin ln x and √(eˣ − 1).
  static let invertible = IntegrandShape(rawValue: 16)
  /// A function of another one, or of a polynomial of higher degree, that only a substitution can remove.
  static let composite = IntegrandShape(rawValue: 32)
  /// x itself.
  static let variable = IntegrandShape(rawValue: 64)
  /// An absolute value or a sign, in place of which its argument may come.
  static let absolute = IntegrandShape(rawValue: 128)

  /// Nothing but rational functions, roots and absolute values.
  var isAlgebraic: Bool { isSubset(of: [.variable, .pole, .root, .absolute]) }

  /// Whether only a substitution could help a product of these parts.
  var isMixed: Bool {
    if contains(.composite) { return true }
    if contains(.invertible) || contains(.absolute) { return false }
    return contains(.exponential) && !isDisjoint(with: [.pole, .root, .logarithm])
  }
}

/// What the rules after the substitution can do for an integrand.
enum IntegrationOutlook {
  case open
  /// The parts do not mix as they stand, and may come apart when sums are multiplied out.
  case multiplyingOut
  case hopeless
}

extension ExprArena {
  /// What is left to be tried for an integrand that no substitution has solved.
  func outlook(for node: Node) -> IntegrationOutlook {
    let record = self[node]
    guard record.kind == .product || record.kind == .power else {
      return record.kind == .function && shape(of: node).isMixed ? .hopeless : .open
    }
    var (fixed, loose): (IntegrandShape, IntegrandShape) = ([], [])
    for factor in factors(of: node) {
      let part = shape(of: factor, depth: 0)
      if self[factor.base].kind == .sum && isInteger(factor.weight)
        && !isNegativeNumber(factor.weight)
      {
        loose.formUnion(part)
      } else {
        fixed.formUnion(part)
      }
    }
    if fixed.contains(.composite) || (fixed.isMixed && loose.isEmpty) { return .hopeless }
    return fixed.union(loose).isMixed ? .multiplyingOut : .open
  }

  /// The terms that may have an integral of their own kind, and those that only a substitution can help.
  func separatingMixedTerms(_ addends: [Node]) -> (open: [Node], mixed: [Node]) {
    var (open, mixed): ([Node], [Node]) = ([], [])
    for addend in addends {
      if outlook(for: addend) == .hopeless { mixed.append(addend) } else { open.append(addend) }
    }
    return (open, mixed)
  }

  /// Whether an integral of the expression would be a stroke of luck: its functions do not mix, or stand inside each
  /// other, so that substitutions must fit or terms cancel.
  ///
  /// A guess from the parts of the expression alone, at the cost of looking at each once.
  public func isHardToIntegrate(_ node: Node) -> Bool { shape(of: node).isMixed }

  /// The shape of an expression, of all its addends together if it is a sum.
  ///
  /// Parts are looked at again for each function that they stand in, so functions nested deeper than any rule could
  /// help with are not looked into: that bounds the work.
  func shape(of node: Node, depth: Int = 0) -> IntegrandShape {
    if isFree(node) { return [] }
    if depth > 10 { return .composite }
    let record = self[node]
    switch record.kind {
    case .undefined, .number: return []
    case .symbol: return .variable
    case .function: return shape(ofFunction: record, depth: depth)
    case .power:
      return shape(
        of: Term(base: Node(id: record.first), weight: Node(id: record.second)), depth: depth)
    case .sum, .product:
      var result: IntegrandShape = []
      for index in range(record) {
        let term = terms[index]
        result.formUnion(
          record.kind == .sum
            ? shape(of: term.base, depth: depth) : shape(of: term, depth: depth))
      }
      return result
    }
  }

  private func shape(ofFunction record: Record, depth: Int) -> IntegrandShape {
    let argument = Node(id: record.first)
    let inner = shape(of: argument, depth: depth + 1)
    switch Operator(rawValue: record.code) {
    case .abs, .sign: return inner.union(.absolute)
    case .ln where isProductOfExponentials(argument, depth: depth + 1): return .logarithm
    case .ln, .asin, .acos, .atan, .acot, .asec, .acsc, .asinh, .acosh, .atanh, .acoth, .asech,
      .acsch:
      return inner.isAlgebraic ? .logarithm : .composite
    default: return shape(ofExponential: argument, inner)
    }
  }

  /// Whether a node is made of algebraic factors and of exponentials of algebraic arguments, so that its logarithm
  /// has an algebraic derivative.
  private func isProductOfExponentials(_ node: Node, depth: Int) -> Bool {
    factors(of: node).allSatisfy { factor in
      shape(of: factor.base == .e ? factor.weight : factor.base, depth: depth).isAlgebraic
        && (factor.base == .e || isFree(factor.weight))
    }
  }

  /// The shape of eᵘ, sin u and the like.
  private func shape(ofExponential argument: Node, _ inner: IntegrandShape) -> IntegrandShape {
    if isLinear(argument) { return .exponential }
    let isInvertible = inner == .logarithm || inner == .root || inner == [.variable, .absolute]
    return isInvertible ? .invertible : .composite
  }

  /// The shape of a power.
  private func shape(of factor: Term, depth: Int) -> IntegrandShape {
    // The base of a power is as deep as a function's argument: powers nest as well.
    let inner = shape(of: factor.base, depth: depth + 1)
    if isFree(factor.base) && isFree(factor.weight) { return [] }
    guard isFree(factor.weight) else {
      return isFree(factor.base)
        ? shape(ofExponential: factor.weight, shape(of: factor.weight, depth: depth + 1))
        : .composite
    }
    if !isNumber(factor.weight) || !isInteger(factor.weight) {
      if inner.isAlgebraic { return .root }
      return inner == .exponential ? .invertible : .composite
    }
    guard isNegativeNumber(factor.weight) else { return inner }
    if inner == .variable { return .pole }
    return inner == .exponential || inner.isAlgebraic ? inner : .composite
  }

  /// Whether a node is a·x + b as it stands, not multiplied out.
  private func isLinear(_ node: Node) -> Bool {
    let record = self[node]
    switch record.kind {
    case .symbol: return true
    case .sum:
      return terms[range(record)].allSatisfy { isFree($0.base) || isLinear($0.base) }
    case .product:
      let moving = terms[range(record)].filter { !isFree($0.base) || !isFree($0.weight) }
      return moving.count == 1 && moving[0].weight == .one && isLinear(moving[0].base)
    default: return false
    }
  }
}
