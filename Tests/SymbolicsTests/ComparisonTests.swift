import ExactArithmetic
import Randomness
import Symbolics
import Testing

@Suite struct ComparisonTests {
  struct Example: CustomTestStringConvertible {
    let first, second: String
    let outcome: Comparison.Outcome
    var equal: [String] = []
    var different: [String] = []
    var onlyFirst: [String] = []
    var testDescription: String { "\(first) and \(second)" }
  }

  static let examples = [
    Example(
      first: "sqrt(x^2)", second: "x", outcome: .partlyEqual, equal: ["x > 0"], different: ["x < 0"]
    ),
    Example(
      first: "ln(x^2)", second: "2ln(x)", outcome: .partlyEqual, equal: ["x > 0"],
      onlyFirst: ["x < 0"]),
    Example(first: "ln(x^3)", second: "3ln(x)", outcome: .partlyEqual, equal: ["x > 0"]),
    Example(
      first: "acos(cos(x))", second: "x", outcome: .partlyEqual, equal: ["0 < x < pi"],
      different: ["x < 0", "x > pi"]),
    Example(
      first: "asin(sin(x))", second: "x", outcome: .partlyEqual, equal: ["-pi/2 < x < pi/2"],
      different: ["x < -pi/2", "x > pi/2"]),
    Example(
      first: "abs(x - sqrt(2)) + abs(x + ln(3))", second: "sqrt(2) + ln(3)", outcome: .partlyEqual,
      equal: ["-ln(3) < x < sqrt(2)"], different: ["x < -ln(3)", "x > sqrt(2)"]),
    Example(
      first: "sqrt(x - 1)*sqrt(x - 3)", second: "sqrt((x - 1)*(x - 3))", outcome: .partlyEqual,
      equal: ["x > 3"]),
    Example(
      first: "sqrt((3x - 1)^2)", second: "1 - 3x", outcome: .partlyEqual, equal: ["x < 1/3"],
      different: ["x > 1/3"]),
    Example(
      first: "abs(x - 100)", second: "x - 100", outcome: .partlyEqual, equal: ["x > 100"],
      different: ["x < 100"]),
    Example(first: "sin(asin(x))", second: "x", outcome: .equal, equal: ["-1 < x < 1"]),
    Example(first: "exp(ln(x))", second: "x", outcome: .equal, equal: ["x > 0"]),
    Example(first: "(x + 1)^2", second: "x^2 + 2x + 1", outcome: .equal, equal: ["all x"]),
    Example(first: "asin(x) + acos(x)", second: "pi/2", outcome: .equal, equal: ["-1 < x < 1"]),
    Example(first: "sin(x)", second: "x", outcome: .different, different: ["all x"]),
    // Equal to any number of digits far out, but nowhere exactly.
    Example(
      first: "sqrt(x^2 + exp(-x^2))", second: "abs(x)", outcome: .different, different: ["all x"]),
    Example(
      first: "x + exp(-exp(exp(exp(x))))", second: "x", outcome: .different, different: ["all x"]),
    Example(first: "exp(x)", second: "exp(x) + 10^(-30)", outcome: .different),
    Example(first: "sqrt(-1 - x^2)", second: "sqrt(-2 - x^2)", outcome: .different),
    Example(first: "t*sin(t)^2 + t*cos(t)^2", second: "t", outcome: .equal, equal: ["all t"]),
    Example(first: "x*y", second: "y*x", outcome: .equal),
    Example(first: "x*y", second: "y + x", outcome: .different),
    Example(first: "exp(pi*sqrt(163))", second: "262537412640768744", outcome: .different),
    Example(first: "1/0", second: "x", outcome: .undecided),
  ]

  @Test(arguments: examples) func theLineIsDividedWhereTheRelationChanges(_ example: Example) throws
  {
    let comparison = try Expr(infix: example.first).compared(with: Expr(infix: example.second))
    #expect(comparison.outcome == example.outcome, "\(comparison) \(comparison.decisions)")
    for (relation, expected) in [
      (LinePiece.Relation.equal, example.equal), (.different, example.different),
      (.onlyFirstReal, example.onlyFirst),
    ] where !expected.isEmpty {
      let found = comparison.inequalities(where: relation)
      #expect(found == expected, "\(comparison)")
    }
    #expect(comparison.outcome != .partlyEqual || !comparison.verdict.isVerified)
  }

  @Test func aCounterexampleIsAPointWithBothValues() throws {
    let (f, g) = (try Expr(infix: "sin(x)"), try Expr(infix: "x^2"))
    let comparison = f.compared(with: g)
    let example = try #require(comparison.counterexample)
    #expect(agree(example.first, plainValue(f, at: example.point)))
    #expect(agree(example.second, plainValue(g, at: example.point)))
    #expect(abs(example.first - example.second) > 1e-9)
  }

  /// What the pieces say must hold at points that the survey did not look at.
  @Test(arguments: 0..<4) func thePiecesHoldAtOtherPoints(_ seed: UInt64) {
    var random = RandomStream(seed: seed).child("pieces")
    for _ in 0..<6 {
      let f = randomExpression(&random, operators: 1 + random.uniform(below: 3))
      let g =
        random.chance(0.5)
        ? randomExpression(&random, operators: 2) : Expr.apply(.sqrt, [.apply(.mul, [f, f])])
      let comparison = f.compared(with: g)
      for piece in comparison.pieces {
        let (low, high) = (piece.lower?.value ?? -9.7, piece.upper?.value ?? 9.3)
        guard high - low > 1e-3 else { continue }
        let x = low + (high - low) * 0.377
        let (a, b) = (plainValue(f, at: x), plainValue(g, at: x))
        switch piece.relation {
        case .equal where a.isFinite && b.isFinite && abs(a) < 1e8:
          #expect(agree(a, b), "\(f.infix) and \(g.infix) at \(x): \(comparison)")
        case .onlyFirstReal: #expect(b.isNaN || b.magnitude > 1e300, "\(f.infix), \(g.infix)")
        case .onlySecondReal: #expect(a.isNaN || a.magnitude > 1e300, "\(f.infix), \(g.infix)")
        case .neitherReal: #expect(!a.isFinite && !b.isFinite, "\(f.infix), \(g.infix) at \(x)")
        default: break
        }
      }
    }
  }

  @Test func longExpressionsAreDecidedWithoutTheLine() throws {
    let long = Expr.apply(
      .add, (1...3_000).map { .apply(.sin, [.apply(.mul, [.integer($0), .symbol(.x)])]) })
    let comparison = long.compared(with: .symbol(.x))
    #expect(comparison.pieces.isEmpty && comparison.outcome == .different)
  }
}
