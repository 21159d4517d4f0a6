import Generators
import Testing

/// Distributions that can only go wrong in one way each.
struct RejectionTests {
  struct Doomed: Sendable, CustomTestStringConvertible {
    let reason: RejectionReason
    let distribution: IntegrationDistribution
    var testDescription: String { reason.name }
  }

  private static func expressions(
    operators: Int, shape: UnaryBinaryTreeCounts.Weights, binary: OperatorWeights = [:],
    unary: OperatorWeights = [:], maximumInteger: Int = 5
  ) -> ExpressionDistribution {
    ExpressionDistribution(
      operatorCount: .constant(operators), shapeWeights: shape, binaryOperators: binary,
      unaryOperators: unary,
      leaves: LeafDistribution(
        variable: 1, integer: 0, maximumInteger: maximumInteger, positiveIntegers: true))
  }

  static let doomed = [
    Doomed(
      reason: .tooManyNestedExponentials,
      distribution: IntegrationDistribution(
        expression: expressions(operators: 4, shape: .init(binary: 0), unary: [.exp: 1]))),
    Doomed(
      reason: .variableLost,
      distribution: IntegrationDistribution(
        expression: expressions(operators: 1, shape: .init(unary: 0), binary: [.sub: 1]))),
    Doomed(
      reason: .shrunk,
      distribution: IntegrationDistribution(
        expression: expressions(operators: 8, shape: .init(unary: 0), binary: [.add: 1]))),
    Doomed(
      reason: .tooLong,
      distribution: IntegrationDistribution(
        expression: expressions(operators: 8, shape: .init(binary: 0), unary: [.sin: 1]),
        maximumLength: 8)),
    Doomed(
      reason: .longForItsAnswer,
      distribution: IntegrationDistribution(
        expression: expressions(operators: 4, shape: .init(binary: 0), unary: [.sin: 1]),
        maximumLengthRatio: 1)),
  ]

  @Test(arguments: doomed)
  func aHopelessDistributionIsAnErrorWithItsReason(_ doomed: Doomed) throws {
    var worker = try IntegrationBackward(distribution: doomed.distribution).makeWorker(seed: 1)
    var problem = Problem()
    let error = try #require(throws: GenerationError.self) {
      try worker.generate(7, into: &problem)
    }
    #expect(error.tally[doomed.reason] == GenerationError.attemptLimit)
    #expect(error.tally.drawn == GenerationError.attemptLimit)
    #expect(
      error.description == "integration-backward: all 10000 draws for example 7 were rejected "
        + "(\(doomed.reason.name) 10000); loosen the distribution")
  }

  @Test(arguments: IntegrationBackward.presetNames)
  func drawsAddUp(_ preset: String) throws {
    var worker = try IntegrationBackward.make(preset: preset).makeWorker(seed: 3)
    var problem = Problem()
    for index in 0..<200 { try worker.generate(UInt64(index), into: &problem) }
    #expect(worker.tally.accepted == 200)
    #expect(worker.tally.drawn == 200 + worker.tally.rejected)
    // The published generators keep well above a quarter of what they draw.
    #expect(worker.tally.drawn < 800)
  }
}
