import ExactArithmetic
import Testing

@testable import Generators

/// The laws of pairs and of their greatest common divisors (Charton 2024).
struct DivisorLawTests {
  private struct Pair {
    var first: Int
    var second: Int
    var divisor: Int
  }

  private func pairs(_ law: DivisorDistribution, count: UInt64) throws -> [Pair] {
    let task = try IntegerTask<GreatestCommonDivisor>(distribution: law)
    var worker = task.makeWorker(seed: 31)
    var problem = Problem()
    return try (0..<count).map { index in
      try worker.generate(index, into: &problem)
      let operands = try #require(task.notation.read(problem.source, as: .array(2)))
      let answer = try #require(task.notation.read(problem.target, as: .integer))
      return Pair(
        first: try #require(operands[0].asInt), second: try #require(operands[1].asInt),
        divisor: try #require(answer[0].asInt))
    }
  }

  /// Whether a count lies within 4.5 standard deviations of its expectation.
  private func agrees(_ count: Int, of total: Int, probability: Double) -> Bool {
    let mean = Double(total) * probability
    return abs(Double(count) - mean) <= 4.5 * (mean * (1 - probability)).squareRoot() + 1
  }

  @Test func divisorsOfUniformPairsFollowTheInverseSquare() throws {
    let pairs = try pairs(DivisorDistribution(), count: 20_000)
    for k in 1...12 {
      let probability = 6 / (Double.pi * Double.pi * Double(k * k))
      #expect(
        agrees(pairs.count { $0.divisor == k }, of: pairs.count, probability: probability))
    }
    for eighth in 0..<8 {
      let range = eighth * 125_000 + 1...(eighth + 1) * 125_000
      #expect(agrees(pairs.count { range.contains($0.first) }, of: pairs.count, probability: 0.125))
      #expect(
        agrees(pairs.count { range.contains($0.second) }, of: pairs.count, probability: 0.125))
    }
  }

  @Test func logUniformOperandsFollowTheInverse() throws {
    let pairs = try pairs(DivisorDistribution(operands: .logUniform(1...1_000_000)), count: 20_000)
    let harmonic = (1...1_000_000).reduce(0.0) { $0 + 1 / Double($1) }
    for n in 1...8 {
      #expect(
        agrees(
          pairs.count { $0.first == n }, of: pairs.count, probability: 1 / (Double(n) * harmonic)))
    }
    #expect(pairs.allSatisfy { $0.first <= 1_000_000 && $0.second <= 1_000_000 })
  }

  @Test func logUniformOutcomesFollowTheInverse() throws {
    let law = DivisorDistribution(
      operands: .logUniform(1...1_000_000), outcome: .logUniform(1...100))
    let pairs = try pairs(law, count: 20_000)
    let harmonic = (1...100).reduce(0.0) { $0 + 1 / Double($1) }
    for k in 1...100 {
      #expect(
        agrees(
          pairs.count { $0.divisor == k }, of: pairs.count, probability: 1 / (Double(k) * harmonic))
      )
    }
  }

  @Test func stratifiedPairsAreUniformBelowTheirBound() throws {
    let pairs = try pairs(DivisorDistribution(outcome: .uniform(1...100)), count: 20_000)
    for k in 1...100 {
      let chosen = pairs.filter { $0.divisor == k }
      #expect(agrees(chosen.count, of: pairs.count, probability: 0.01))
      #expect(chosen.allSatisfy { max($0.first, $0.second) <= 1_000_000 / k * k })
      // Of coprime pairs below a bound, half have their first number in the lower half.
      let low = chosen.count { $0.first <= 500_000 }
      #expect(agrees(low, of: chosen.count, probability: 0.5))
    }
  }

  @Test func anOutcomeMayBeAsLargeAsTheOperands() throws {
    let law = DivisorDistribution(
      operands: .uniform(1...30), outcome: .uniform(1...30), base: 10)
    let pairs = try pairs(law, count: 3_000)
    for k in 1...30 {
      #expect(agrees(pairs.count { $0.divisor == k }, of: 3_000, probability: 1 / 30))
    }
    #expect(pairs.allSatisfy { $0.first <= 30 && $0.second <= 30 })
  }

  /// The largest divisor made of primes of the base, against the definition.
  @Test(arguments: [2, 10, 30, 97, 420, 1000, 2401]) func partsAreProductsOfPrimesOfTheBase(
    _ base: Int
  ) {
    func isProduct(_ number: Int) -> Bool {
      (2...max(2, number)).allSatisfy { prime in
        number % prime != 0 || (2..<prime).contains { prime % $0 == 0 } || base % prime == 0
      } || number == 1
    }
    for k in 1...120 {
      let expected = (1...k).last { k % $0 == 0 && isProduct($0) }
      #expect(
        GreatestCommonDivisor.partOfBasePrimes(of: .init(k), base: base).asInt == expected)
    }
    #expect(GreatestCommonDivisor.partOfBasePrimes(of: 0, base: base).isZero)
  }

  @Test func labelsStopAtOneHundred() throws {
    let law = DivisorDistribution(operands: .constant(128))
    let task = try IntegerTask<GreatestCommonDivisor>(distribution: law)
    var worker = task.makeWorker(seed: 1)
    var problem = Problem()
    try worker.generate(0, into: &problem)
    #expect(task.labels(of: problem).map(\.value) == [100, 100])
    #expect(task.readableText(of: problem) == ("gcd(128, 128)", "128"))
    #expect(task.labels(of: Problem()).isEmpty)
  }
}
