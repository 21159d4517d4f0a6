import Symbolics
import Testing

@Suite struct ZeroTestDecisionTests {
  static let logs: [(text: String, rungs: [String])] = [
    ("x - x", ["canonical form"]),
    ("sin(x) - x", ["canonical form", "double precision"]),
    (
      "tan(x) - sin(x)/cos(x)",
      ["canonical form", "double precision", "rational normal form"]
    ),
    (
      "sin(2x) - 2sin(x)cos(x)",
      [
        "canonical form", "double precision", "rational normal form",
        "rational normal form, angles taken apart",
      ]
    ),
    (
      "asin(x) + acos(x) - pi/2",
      [
        "canonical form", "double precision", "rational normal form",
        "rational normal form, angles taken apart", "multiple precision on the real line",
        "double precision along the whole line", "multiple precision off the real line",
      ]
    ),
    (
      "atan(x) + atan(1/x) - pi/2*sign(x)",
      [
        "canonical form", "double precision", "rational normal form",
        "rational normal form, angles taken apart", "multiple precision on the real line",
        "double precision along the whole line",
      ]
    ),
  ]

  @Test(arguments: logs) func theRungsAreListedInOrder(_ example: (text: String, rungs: [String]))
    throws
  {
    var arena = ExprArena()
    let node = arena.insert(try Expr(infix: example.text))
    let report = arena.explainedZeroTest(node)
    #expect(report.decisions.map(\.rung) == example.rungs)
    let silent = arena.zeroTest(node)
    #expect(report.verdict == silent)
    #expect(report.decisions.allSatisfy { !$0.description.contains("\n") })
  }

  @Test func aRefutationNamesThePointAndTheDifference() throws {
    let report = try Expr(infix: "x^2").explainedVerdict(asAntiderivativeOf: Expr(infix: "3x"))
    guard case .doublePrecision(_, let witness?) = report.decisions.last else {
      Issue.record("\(report.decisions)")
      return
    }
    #expect(report.verdict == .refuted(at: witness.real))
    #expect(agree(witness.differenceReal, -witness.real))
  }

  @Test func pointsLeftOutAreCountedWithTheReason() throws {
    var arena = ExprArena()
    let node = arena.insert(try Expr(infix: "acosh(x) - ln(x + sqrt(x - 1)*sqrt(x + 1))"))
    let report = arena.explainedZeroTest(node)
    guard case .realPoints(let survey) = report.decisions.dropLast(2).last else {
      Issue.record("\(report.decisions)")
      return
    }
    #expect(report.verdict.isVerified && survey.outsideDomain > 0 && survey.agreeing >= 4)
  }
}
