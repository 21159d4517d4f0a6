import Generators
import Randomness
import Symbolics
import Tokenization

/// Answers with one token changed: none may be accepted unless it is still right up to a constant.
///
/// `calque-benchmarks mutation COUNT` sets how many.
enum MutationBenchmark: Benchmark {
  static let name = "mutation"

  static func run() throws -> String {
    var worker = try IntegrationBackward.make(preset: "released").makeWorker(seed: 3)
    var random = RandomStream(seed: 3).child("mutation")
    var arena = ExprArena()
    var problem = Problem()
    var (tried, accepted, still, stillAccepted, exactlyStill) = (0, 0, 0, 0, 0)
    var verdicts: [String: Int] = [:]
    var index: UInt64 = 0
    let count = inputCount(default: 100_000)
    while tried < count {
      try worker.generate(index, into: &problem)
      index += 1
      for _ in 0..<4 {
        arena.reset()
        var target = problem.target
        mutate(&target, using: &random)
        guard target != problem.target, let changed = arena.node(prefix: target),
          let original = arena.node(prefix: problem.target)
        else { continue }
        let verdict = VerificationBenchmark.verdict(problem.source, target, &arena)
        // A mutation that only changes the constant of integration is a right answer.
        if isConstant(changed, minus: original, &arena)
          || verdict.isVerified && isSame(changed, original, arena)
        {
          still += 1
          if verdict.isVerified { stillAccepted += 1 }
          let difference = arena.expanded(arena.apply(.sub, changed, original))
          if verdict.isVerified && arena.isConstant(difference) { exactlyStill += 1 }
          continue
        }
        tried += 1
        verdicts[verdict.summary, default: 0] += 1
        if verdict.isVerified {
          accepted += 1
          let f = arena.expr(changed)?.infix ?? "?"
          let g = arena.expr(original)?.infix ?? "?"
          print("  accepted: \(f)\n  for:      \(g)  \(verdict)")
        }
      }
    }
    return "\(tried) mutated answers, \(accepted) accepted, \(still) still right and not counted "
      + "(\(stillAccepted) of them accepted, for \(exactlyStill) the difference is exactly constant) "
      + "(\(shares(verdicts)))"
  }

  /// Whether the difference of two answers is locally constant, in double precision off the real axis or on it.
  ///
  /// Shares nothing with the verifier but the reading of the tokens.
  private static func isConstant(
    _ changed: ExprArena.Node, minus original: ExprArena.Node, _ arena: inout ExprArena
  ) -> Bool {
    if arena.isConstant(arena.expanded(arena.apply(.sub, changed, original))) { return true }
    guard let f = arena.expr(changed), let g = arena.expr(original) else { return false }
    var usable = 0
    let places = [
      (0.31, 0.22), (0.72, -0.31), (-0.43, 0.27), (1.23, 0.4), (-1.31, -0.2), (2.2, 0.3),
    ]
    for (x, y) in places {
      let points = [ComplexDouble(x, y), ComplexDouble(x + 0.001, y)]
      let values = points.map { (f.value(at: [.x: $0]), g.value(at: [.x: $0])) }
      let (first, second) = (values[0], values[1])
      let change = ComplexDouble(
        (second.0.real - second.1.real) - (first.0.real - first.1.real),
        (second.0.imaginary - second.1.imaginary) - (first.0.imaginary - first.1.imaginary))
      let size = first.0.magnitude + first.1.magnitude
      // A change of more than 1 is a step from branch to branch, not a slope.
      guard change.magnitude < 1, size < 1e4 else { continue }
      if change.magnitude > 1e-9 * (1 + size) { return isConstantOnTheLine(f, g) }
      usable += 1
    }
    return usable >= 2
  }

  /// Whether two answers are the same function, seen without their derivatives.
  private static func isSame(
    _ changed: ExprArena.Node, _ original: ExprArena.Node, _ arena: borrowing ExprArena
  ) -> Bool {
    guard let f = arena.expr(changed), let g = arena.expr(original) else { return false }
    return f.compared(with: g).outcome == .equal
  }

  /// Whether the difference has the slope 0 at all real points: |x|/x is constant there and not off the axis.
  private static func isConstantOnTheLine(_ f: Expr, _ g: Expr) -> Bool {
    var usable = 0
    for index in -30..<30 {
      let x = Double(index) / 7 + 0.03
      let (a, b, c, d): (Double, Double, Double, Double) = (
        f.value(at: [.x: x]), g.value(at: [.x: x]), f.value(at: [.x: x + 0.001]),
        g.value(at: [.x: x + 0.001])
      )
      let change = (d - b) - (c - a)
      let size = [a, b, c, d].map(abs).max() ?? 0
      guard change.isFinite, size < 1e4 else { continue }
      if abs(change) > 1e-11 * (1 + size) { return false }
      usable += 1
    }
    return usable >= 8
  }

  /// Changes one token to another of its kind.
  private static func mutate(_ tokens: inout [Int32], using random: inout RandomStream) {
    let position = random.uniform(below: tokens.count)
    let vocabulary = Vocabulary.symbolic
    let token = vocabulary[tokens[position]]
    let kin: [String]
    if let op = Operator(token: token) {
      kin = Operator.allCases.filter { $0.arity == op.arity }.map(\.token)
    } else if token.allSatisfy(\.isNumber) {
      kin = (0...9).map(String.init)
    } else if token.hasPrefix("INT") {
      kin = ["INT+", "INT-"]
    } else {
      kin = ["x", "pi", "E"]
    }
    if let id = vocabulary.id(of: kin[random.uniform(below: kin.count)]) { tokens[position] = id }
  }
}
