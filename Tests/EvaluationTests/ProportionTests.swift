import Evaluation
import Foundation
import Testing

@Suite("Proportion")
struct ProportionTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let successes: Int
    let count: Int
    let low: Double
    let high: Double
    var testDescription: String { "\(successes) of \(count)" }
  }

  /// From `binom::binom.confint(x, n, methods = "wilson")` of R.
  static let cases = [
    Case(successes: 0, count: 10, low: 0, high: 0.2775328),
    Case(successes: 10, count: 10, low: 0.7224672, high: 1),
    Case(successes: 5, count: 10, low: 0.2365931, high: 0.7634069),
    Case(successes: 95, count: 100, low: 0.8882495, high: 0.9784563),
  ]

  @Test("has the Wilson interval", arguments: cases)
  func interval(_ example: Case) {
    let interval = Proportion(example.successes, of: example.count).interval
    #expect(abs(interval.lowerBound - example.low) < 1e-6)
    #expect(abs(interval.upperBound - example.high) < 1e-6)
  }

  @Test("of nothing says nothing")
  func empty() {
    #expect(Proportion().share == 0)
    #expect(Proportion().interval == 0...1)
  }

  @Test("is written with its interval and read back", arguments: cases)
  func coding(_ example: Case) throws {
    var proportion = Proportion()
    for index in 0..<example.count { proportion.add(index < example.successes) }
    let data = try JSONEncoder().encode(proportion)
    #expect(try JSONDecoder().decode(Proportion.self, from: data) == proportion)
    #expect(String(decoding: data, as: UTF8.self).contains("\"low\""))
    let nonsense = Data(#"{"successes": 3, "count": 2}"#.utf8)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Proportion.self, from: nonsense)
    }
  }
}
