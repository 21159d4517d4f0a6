import Generators
import Randomness
import Testing

struct UnaryBinaryTreeSamplerTests {
  private func shapes(
    operators: Int, weights: UnaryBinaryTreeCounts.Weights = .init(), draws: Int,
    maximum: Int? = nil
  ) -> [[UInt8]: Int] {
    let sampler = UnaryBinaryTreeSampler(
      counts: UnaryBinaryTreeCounts(maximumOperators: maximum ?? operators, weights: weights))
    var random = RandomStream(seed: 1).child("shapes")
    var counts: [[UInt8]: Int] = [:]
    for _ in 0..<draws {
      var shape: [UInt8] = []
      sampler.appendShape(operators: operators, to: &shape, using: &random)
      counts[shape, default: 0] += 1
    }
    return counts
  }

  /// The sum of (observed − expected)²/expected.
  private func chiSquare(_ counts: some Sequence<Int>, expected: Double) -> Double {
    counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
  }

  @Test(arguments: zip([1, 2, 3, 4, 5], [2, 6, 22, 90, 394]))
  func allShapesAreEquallyLikely(_ operators: Int, _ shapeCount: Int) {
    let draws = 100 * shapeCount
    let counts = shapes(operators: operators, draws: draws, maximum: 15)
    #expect(counts.count == shapeCount)
    // The mean of the statistic is shapeCount − 1 and its variance twice that: five deviations.
    let freedom = Double(shapeCount - 1)
    #expect(chiSquare(counts.values, expected: 100) < freedom + 5 * (2 * freedom).squareRoot() + 5)
  }

  @Test func decoratedShapesAreDrawnByTheirWeight() {
    // Two leaves, three unary and one binary operator: 3·2 and 1·2² decorations.
    let counts = shapes(
      operators: 1, weights: .init(leaf: 2, unary: 3, binary: 1), draws: 10_000)
    let unary = counts[[1, 0]] ?? 0
    #expect(abs(unary - 6000) < 5 * 49)
    #expect(unary + (counts[[2, 0, 0]] ?? 0) == 10_000)
  }

  @Test(arguments: [0, 1, 2, 7, 15, 40]) func everyShapeIsATree(_ operators: Int) {
    for shape in shapes(operators: operators, draws: 50).keys {
      #expect(shape.count { $0 > 0 } == operators)
      var slots = 1
      for (index, arity) in shape.enumerated() {
        slots += Int(arity) - 1
        #expect(slots > 0 || index == shape.count - 1)
      }
      #expect(slots == 0)
    }
  }

  @Test func anArityOfWeightZeroNeverOccurs() {
    let binary = shapes(operators: 12, weights: .init(unary: 0), draws: 200)
    #expect(binary.keys.allSatisfy { !$0.contains(1) })
    let unary = shapes(operators: 12, weights: .init(binary: 0), draws: 20)
    #expect(Array(unary.keys) == [[UInt8](repeating: 1, count: 12) + [0]])
  }
}
