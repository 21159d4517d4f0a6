import ExactArithmetic
import Foundation
import Testing

@testable import Symbolics

/// Values, passes and SymPy's forms of 2,000 expressions; `Tests/Golden/simplification_passes.py` makes the file.
///
/// Every eighth row by default, all of them with `ALL_GOLDEN_ROWS=1` in the environment.
@Suite struct SimplificationGoldenTests {
  @Test func valuesAgreeWithMpmath() throws {
    for row in try GoldenRow.sample() {
      var arena = ExprArena()
      let inserted = arena.expr(arena.insert(row.expression))
      let canonical = try #require(inserted, "\(row)")
      for (point, value) in zip(goldenPoints, row.values) {
        #expect(value.agrees(with: row.expression, at: point), "\(row): as written")
        #expect(value.agrees(with: canonical, at: point), "\(row): \(canonical.infix)")
      }
    }
  }

  @Test func passesPreserveTheValue() throws {
    for row in try GoldenRow.sample() {
      var arena = ExprArena()
      let node = arena.insert(row.expression)
      for (name, result) in passes(of: node, &arena) {
        let tree = arena.expr(result)
        let expr = try #require(tree, "\(row): \(name)")
        for (point, value) in zip(goldenPoints, row.values) {
          #expect(value.agrees(with: expr, at: point), "\(row): \(name) gives \(expr.infix)")
        }
      }
    }
  }

  /// SymPy also multiplies out denominators and takes logarithms apart, hence polynomials only.
  @Test func expandedPolynomialsAreOneNodeWithSymPys() throws {
    var same = 0
    var expansions = 0
    for row in try GoldenRow.sample() where row.kind == "polynomial" {
      var arena = ExprArena()
      let ours = arena.expanded(arena.insert(row.expression))
      for form in row.forms where form.name == "expand" {
        expansions += 1
        if arena.insert(form.expr) == ours { same += 1 }
      }
    }
    // The rest has a power or a number of terms beyond what is written out.
    #expect(expansions > 0 && same * 100 >= expansions * 90, "\(same) of \(expansions)")
  }

  @Test func formsOfSymPyEqualTheExpression() throws {
    var (forms, rationalForms, proofs) = (0, 0, 0)
    var undecided: [String] = []
    for row in try GoldenRow.sample() {
      var arena = ExprArena()
      let node = arena.insert(row.expression)
      for (name, form) in row.forms {
        let difference = arena.subtract(arena.insert(form), node)
        let verdict = arena.zeroTest(arena.expanded(difference))
        if case .refuted = verdict { Issue.record("\(row): \(name) \(form.infix): \(verdict)") }
        if !verdict.isVerified { undecided.append("\(row): \(name) \(form.infix): \(verdict)") }
        if row.kind == "polynomial" || row.kind == "rational" {
          rationalForms += 1
          if case .proved = verdict { proofs += 1 }
        }
        forms += 1
        for (point, value) in zip(goldenPoints, row.values) {
          #expect(value.agrees(with: form, at: point), "\(row): \(name) \(form.infix)")
        }
      }
    }
    #expect(proofs * 100 >= rationalForms * 90, "\(proofs) of \(rationalForms) proved")
    // The zero test wants real values, and agreement off the real line too.
    #expect(forms > 0 && undecided.count * 100 <= forms, "\(forms) forms, undecided: \(undecided)")
  }

  private func passes(
    of node: ExprArena.Node, _ arena: inout ExprArena
  ) -> [(name: String, result: ExprArena.Node)] {
    var results = [("simplified", arena.simplified(node)), ("condensed", arena.condensed(node))]
    for pass in SimplificationPass.allCases {
      results.append((pass.rawValue, arena.apply(pass, to: node)))
    }
    return results
  }
}
