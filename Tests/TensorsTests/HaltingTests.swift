import Glibc
import Randomness
import Tensors
import Testing

@Suite("Adaptive halting")
struct HaltingTests {
  /// Rows with logits of all sizes, so that some halt in the first step and some only in the last.
  private let rowCount = 200
  private let stepCount = 6

  private func logits() -> [Matrix] {
    (0..<stepCount).map { Reference.random(rowCount, 1, seed: UInt64(10 + $0), scale: 6) }
  }

  private struct Run {
    let output: Matrix
    let progress: Matrix
    /// The sum of the ponder costs of each row.
    var ponder: [Double]
  }

  private func run(_ states: [Matrix], _ logits: [Matrix], isInPlace: Bool = false) -> Run {
    var previous: HaltingStep.State?
    var ponder = Array(repeating: 0.0, count: rowCount)
    for step in 0..<stepCount {
      let fresh = HaltingStep.State(
        output: Reference.random(rowCount, states[0].columns, seed: 1),
        progress: Reference.random(rowCount, 2, seed: 2))
      let result = isInPlace ? previous ?? fresh : fresh
      let costs = Reference.random(rowCount, 1, seed: 3)
      HaltingStep(isLast: step == stepCount - 1).evaluate(
        states[step], logits: logits[step], after: previous, into: result, ponder: costs)
      for row in 0..<rowCount { ponder[row] += Double(costs[row, 0]) }
      previous = result
    }
    guard let last = previous else { preconditionFailure("no steps") }
    return Run(output: last.output, progress: last.progress, ponder: ponder)
  }

  /// Graves' definition for one row: N, the remainder, and the weights of the states.
  private func definition(_ probabilities: [Double]) -> (Int, Double, [Double]) {
    var used = 0.0
    for (step, probability) in probabilities.enumerated() {
      if used + probability > 0.99 || step == stepCount - 1 {
        return (step + 1, 1 - used, probabilities.prefix(step) + [1 - used])
      }
      used += probability
    }
    preconditionFailure("no steps")
  }

  @Test(
    "outputs, remainders and ponder costs are those of the definition", arguments: [false, true])
  func definition(_ isInPlace: Bool) {
    let logits = logits()
    let states = (0..<stepCount).map { Reference.random(rowCount, 7, seed: UInt64(20 + $0)) }
    let result = run(states, logits, isInPlace: isInPlace)
    var lengths = Set<Int>()
    for row in 0..<rowCount {
      let (count, remainder, weights) = definition(
        logits.map { 1 / (1 + exp(-Double($0[row, 0]))) })
      lengths.insert(count)
      #expect(abs(result.ponder[row] - Double(count) - remainder) < 1e-5)
      #expect(abs(Double(result.progress[row, 1]) - remainder) < 1e-5)
      for column in 0..<7 {
        let exact = zip(weights, states).reduce(0) { $0 + $1.0 * Double($1.1[row, column]) }
        #expect(abs(Double(result.output[row, column]) - exact) < 1e-5)
      }
    }
    #expect(lengths == Set(1...stepCount))
  }

  @Test("the weights of a row add up to one")
  func weights() {
    let ones = Matrix(
      rows: rowCount, columns: 1, elements: Array(repeating: 1, count: rowCount))
    let result = run(Array(repeating: ones, count: stepCount), logits())
    #expect(result.output.elements.allSatisfy { abs($0 - 1) < 1e-6 })
  }
}
