import Foundation
import Testing

@testable import Generators

/// Distributions that cannot be drawn from are refused before anything is made, with the field named.
struct NumberTheoryMistakesTests {
  /// A task, a file, and the message after the file's name.
  static let mistakes: [(task: String, file: String, message: String)] = [
    (
      "gcd", "{ operands: { uniform: [0, 9] }, base: 10, digitOrder: 'mostSignificantFirst' }",
      "operands: 0 is outside the allowed 1…1000000000000000000"
    ),
    (
      "gcd", "{ operands: { uniform: [1, 9] }, base: 1, digitOrder: 'mostSignificantFirst' }",
      "base: 1 is outside the allowed 2…100000"
    ),
    (
      "gcd", "{ operands: { uniform: [1, 9] }, base: -10, digitOrder: 'mostSignificantFirst' }",
      "base: -10 is outside the allowed 2…100000"
    ),
    (
      "gcd",
      "{ operands: { uniform: [1, 9] }, outcome: { uniform: [1, 10] }, base: 10, "
        + "digitOrder: 'mostSignificantFirst' }",
      "outcome: 10 is outside the allowed 1…9"
    ),
    (
      "gcd",
      "{ operands: { uniform: [2, 9] }, outcome: { uniform: [1, 9] }, base: 10, "
        + "digitOrder: 'mostSignificantFirst' }",
      "operands: a law of outcomes restricts the operands, which must then be "
        + "{ uniform: [1, M] } or { logUniform: [1, M] }"
    ),
    (
      "gcd",
      "{ operands: { uniform: [1, 9] }, outcomes: { constant: 1 }, base: 10, "
        + "digitOrder: 'mostSignificantFirst' }",
      "outcomes: unknown field; did you mean 'outcome'?"
    ),
    (
      "modular-inverse",
      "{ operands: { constant: 1 }, modulus: { constant: 1 }, base: 10, "
        + "digitOrder: 'mostSignificantFirst' }",
      "modulus: 1 is outside the allowed 2…1000000000000000000"
    ),
    (
      "fraction-rounding",
      "{ operands: { constant: 1 }, multiplier: { constant: 0 }, base: 10, "
        + "digitOrder: 'mostSignificantFirst' }",
      "multiplier: 0 is outside the allowed 1…1000000000000000000"
    ),
    (
      "primality",
      "{ numbers: { constant: 4 }, primeShare: 0.5, base: 10, digitOrder: 'mostSignificantFirst' }",
      "primeShare: 0 of 10000 numbers drawn are primes, too few or too many for this share"
    ),
    (
      "primality",
      "{ numbers: { constant: 4 }, primeShare: 1.5, base: 10, digitOrder: 'mostSignificantFirst' }",
      "primeShare: 1.5 is outside the allowed 0.0…1.0"
    ),
    (
      "factorisation",
      "{ numbers: { uniform: [1, 4] }, base: 10, digitOrder: 'mostSignificantFirst' }",
      "numbers: 1 is outside the allowed 2…1000000000000000000"
    ),
    (
      "modular-grokking", "{ operation: 'x/y', modulus: 91 }",
      "modulus: 91 is not a prime, so not all divisions have a result"
    ),
    (
      "modular-grokking", "{ operation: 'x+y', modulus: 1 }",
      "modulus: 1 is outside the allowed 2…1009"
    ),
    (
      "modular-grokking", "{ operation: 'x+y' }", "modulus: residues need a modulus, such as 97"
    ),
    (
      "modular-grokking", "{ operation: 'x.y', modulus: 97 }",
      "modulus: permutations have no modulus; leave the field out"
    ),
  ]

  @Test(arguments: mistakes) func mistakesAreNamed(
    _ task: String, _ file: String, _ message: String
  ) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json5")
    defer { try? FileManager.default.removeItem(at: url) }
    try file.write(to: url, atomically: true, encoding: .utf8)
    let type = try Catalog.task(named: task)
    let error = try #require(throws: DistributionError.self) {
      _ = try type.make(distributionFile: url.path())
    }
    #expect(error.description == "\(url.path()): \(message)")
  }

  @Test func impossibleDrawsStopWithTheirReason() throws {
    let inverses = try IntegerTask<ModularInverse>(
      distribution: InverseDistribution(operands: .constant(2), modulus: .constant(4)))
    var worker = inverses.makeWorker(seed: 1)
    var problem = Problem()
    #expect(throws: GenerationError.self) { try worker.generate(0, into: &problem) }
    #expect(worker.tally[.notInvertible] == GenerationError.attemptLimit)
    let fractions = try IntegerTask<FractionSimplification>(
      distribution: MultipleDistribution(multiplier: .constant(1)))
    var other = fractions.makeWorker(seed: 1)
    #expect(throws: GenerationError.self) { try other.generate(0, into: &problem) }
    #expect(other.tally[.trivial] == GenerationError.attemptLimit)
  }
}
