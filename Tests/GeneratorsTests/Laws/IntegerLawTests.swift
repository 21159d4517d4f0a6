import Foundation
import Generators
import Randomness
import Testing

struct IntegerLawTests {
  static let laws: [IntegerLaw] = [
    .constant(-3), .uniform(-5...9), .logUniform(1...1_000_000), .logUniform(7...20),
    .gaussian(mean: 10, deviation: 2.5),
    .categorical([.init(value: 4, weight: 1), .init(value: -9, weight: 2.5)]),
    .mixture([
      .init(weight: 1, law: .constant(0)), .init(weight: 3, law: .logUniform(1...50)),
    ]),
    .conditioned(.uniform(1...100), on: .multipleOf(7)),
    .conditioned(.gaussian(mean: 0, deviation: 100), on: .within(-3...3)),
    .conditioned(.uniform(1...1000), on: .coprimeTo(30)),
  ]

  @Test(arguments: laws) func lawIsReadBackAsWritten(_ law: IntegerLaw) throws {
    let data = try JSONEncoder().encode(law)
    #expect(try JSONDecoder().decode(IntegerLaw.self, from: data) == law)
  }

  @Test(arguments: laws) func drawsAreWithinTheRangeOfTheLaw(_ law: IntegerLaw) throws {
    try law.validate(field: "law", within: -1000...1_000_000)
    var random = RandomStream(seed: 3)
    for _ in 0..<2000 { #expect(law.draw(using: &random) <= law.maximum) }
  }

  @Test func logUniformLawIsProportionalToTheReciprocal() {
    var random = RandomStream(seed: 4)
    var counts: [Int: Int] = [:]
    let draws = 200_000
    for _ in 0..<draws { counts[random.logUniform(in: 3...40), default: 0] += 1 }
    let total = (3...40).reduce(0) { $0 + 1 / Double($1) }
    for value in 3...40 {
      let expected = Double(draws) / Double(value) / total
      let found = Double(counts[value] ?? 0)
      // Five standard deviations.
      #expect(abs(found - expected) < 5 * expected.squareRoot(), "\(value): \(found), \(expected)")
    }
  }

  @Test func gaussianAndLaplaceHaveTheirMoments() {
    var random = RandomStream(seed: 5)
    let draws = 200_000
    for law in [
      RealLaw.gaussian(mean: 2, deviation: 3), .laplace(mean: 2, deviation: 3),
    ] {
      var (sum, squares) = (0.0, 0.0)
      for _ in 0..<draws {
        let value = law.draw(using: &random)
        sum += value
        squares += value * value
      }
      let mean = sum / Double(draws)
      let variance = squares / Double(draws) - mean * mean
      #expect(abs(mean - 2) < 0.05)
      #expect(abs(variance - 9) < 0.3)
    }
  }

  @Test func impossibleLawsAreRefused() {
    let refused: [(IntegerLaw, String)] = [
      (.logUniform(0...5), "law: 0 is outside the allowed 1…9223372036854775807"),
      (.uniform(0...50), "law: 50 is outside the allowed 0…10"),
      (.categorical([.init(value: 1, weight: 0)]), "law: at least one weight must be positive"),
      (
        .categorical([.init(value: 1, weight: -.infinity)]),
        "law.categorical[0].weight: the weight -inf must be a finite number ≥ 0"
      ),
      (
        .conditioned(.uniform(1...3), on: .multipleOf(7)),
        "law.conditioned.on: fewer than one draw in a thousand meets the condition"
      ),
      (
        .conditioned(.uniform(1...3), on: .multipleOf(0)),
        "law.conditioned.on.multipleOf: 0 is outside the allowed 1…9223372036854775807"
      ),
      (
        .gaussian(mean: 5, deviation: 3),
        "law: a normal law reaches beyond 0…10; use { conditioned: { law: …, on: { within: [a, b] } } }"
      ),
    ]
    for (law, message) in refused {
      let error = #expect(throws: DistributionError.self) {
        try law.validate(field: "law", within: 0...10)
      }
      #expect(error?.description == "distribution: " + message)
    }
  }
}
