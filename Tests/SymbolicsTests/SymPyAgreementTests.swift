import Foundation
import Symbolics
import Testing

/// Values and derivatives against SymPy and mpmath; `Tests/Golden/sympy_golden.py` makes the file.
@Suite struct SymPyAgreementTests {
  @Test func valuesAndDerivativesAgreeWithSymPy() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/sympy.tsv")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count >= 400)
    for line in lines {
      let fields = line.split(separator: "\t").map(String.init)
      let expr = try Expr(infix: fields[0])
      let numbers = try fields.dropFirst().map { try #require(Double($0)) }
      let value: Double = expr.value(at: [.x: numbers[0]])
      #expect(abs(value - numbers[1]) <= 1e-9 * max(1, abs(numbers[1])), "\(line): \(value)")
      let slope: Double = try #require(expr.derivative()).value(at: [.x: numbers[0]])
      #expect(abs(slope - numbers[2]) <= 1e-8 * max(1, abs(numbers[2])), "\(line): \(slope)")
    }
  }
}
