import ExactArithmetic

/// An expression in which x occurs only in the sine and cosine of one linear angle, circular or hyperbolic.
struct CircularForm {
  typealias Node = ExprArena.Node

  /// The expression, written by ``sine`` and ``cosine`` alone.
  var node: Node
  var family: CircularFamily
  var angle: Node
  /// The derivative of the angle.
  var slope: Node
  var sine: Node
  var cosine: Node
  /// Whether the angle is the only argument in the expression as it was given.
  var hasOneAngle: Bool
}

extension ExprArena {
  /// Multiples of the base angle up to this one are taken apart.
  private static let multipleLimit = 12

  /// The node written by sine and cosine of one angle, where all its angles are multiples of one and x
  /// occurs nowhere else.
  mutating func circularForm(_ node: Node) -> CircularForm? {
    guard shape(of: node) == .exponential else { return nil }
    let arguments = circularArguments(of: node)
    guard let first = arguments.first, arguments.count <= 6,
      arguments.allSatisfy({ $0.family == first.family }),
      let (slope, _) = linear(first.argument)
    else { return nil }
    // The ratios of all angles to the first, over their common denominator.
    var ratios: [Node: Rational] = [:]
    var common: BigInteger = 1
    for (_, argument) in arguments {
      guard let (own, _) = linear(argument), let ratio = rationalRatio(own, slope),
        subtract(argument, scale(first.argument, by: ratio)) == .zero
      else { return nil }
      let value = rational(ratio)
      ratios[argument] = value
      common = .lcm(common, value.denominator)
    }
    var divisor: BigInteger = 0
    for ratio in ratios.values {
      divisor = .gcd(divisor, (ratio * Rational(common)).numerator)
    }
    let unit = Rational(divisor, overNonzero: common)
    guard !unit.isZero else { return nil }
    let factor = number(unit.magnitude)
    let angle = scale(first.argument, by: factor)
    let family = first.family
    var form = CircularForm(
      node: node, family: family, angle: angle, slope: scale(slope, by: factor),
      sine: apply(family.sine, angle), cosine: apply(family.cosine, angle),
      hasOneAngle: arguments.count == 1)
    var table: [Node: (sine: Node, cosine: Node)] = [:]
    for (argument, ratio) in ratios {
      guard let inverse = try? unit.magnitude.reciprocal(), let multiple = (ratio * inverse).asInt,
        abs(multiple) <= Self.multipleLimit
      else { return nil }
      table[argument] = multipleAngle(multiple, form)
    }
    guard let written = written(node, by: table, form) else { return nil }
    form.node = written
    return form
  }

  /// sin kθ and cos kθ by sin θ and cos θ.
  private mutating func multipleAngle(
    _ multiple: Int, _ form: CircularForm
  ) -> (sine: Node, cosine: Node) {
    var (sine, cosine) = (Node.zero, Node.one)
    for _ in 0..<abs(multiple) {
      let product = multiply(form.sine, sine)
      let next = subtract(
        multiply(form.cosine, cosine), scale(product, by: integer(form.family.sign)))
      sine = expanded(add(multiply(form.sine, cosine), multiply(form.cosine, sine)))
      cosine = expanded(next)
    }
    return (multiple < 0 ? negate(sine) : sine, cosine)
  }

  private mutating func written(
    _ node: Node, by table: [Node: (sine: Node, cosine: Node)], _ form: CircularForm
  ) -> Node? {
    let result = rebuilt(node) { arena, part in
      guard let (op, argument) = arena.functionCall(part), let parts = table[argument],
        let (_, sine, cosine) = CircularFamily.exponents(of: op)
      else { return part }
      let factor = arena.power(parts.sine, arena.integer(sine))
      return arena.multiply(factor, arena.power(parts.cosine, arena.integer(cosine)))
    }
    // Nothing else may hold x: both functions replaced by constants must leave none.
    guard result != .undefined else { return nil }
    let withoutSine = replacing(form.sine, by: symbol(.unknown), in: result)
    let without = replacing(form.cosine, by: symbol(.unknown), in: withoutSine)
    return isFree(without) ? result : nil
  }

  /// The node with another in the place of a function call.
  mutating func replacing(_ call: Node, by replacement: Node, in node: Node) -> Node {
    rebuilt(node) { _, part in part == call ? replacement : part }
  }
}
