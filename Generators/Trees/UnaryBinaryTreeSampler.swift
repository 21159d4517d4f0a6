import ExactArithmetic
public import Randomness

/// Draws the shape of a unary-binary tree with a given number of operators by exact counts.
///
/// With weights of one every shape is equally likely; naive recursion would favour deep, left-leaning
/// trees (Lample and Charton 2020, section 3.1 and appendix C). A shape is the list of its nodes'
/// numbers of children in prefix order. Each draw compares one 64-bit word with the exact cumulative
/// probabilities rounded down to multiples of 2^-64, so that no probability is off by more than 2^-64.
public struct UnaryBinaryTreeSampler: Sendable {
  /// The largest number of operators that can be asked for.
  public let maximumOperators: Int
  /// For each (slots, operators), in the order of `position(slots:operators:)`: where its steps begin.
  private let starts: [Int]
  private let steps: [Step]

  /// How many open slots become leaves, what the next one becomes, and where the step's share ends.
  private struct Step {
    var leaves: UInt32
    var arity: UInt32
    var threshold: UInt64
  }

  /// Prepares the tables, which hold about `maximumOperators³ / 3` steps.
  public init(counts: UnaryBinaryTreeCounts) {
    maximumOperators = counts.maximumOperators
    var starts: [Int] = []
    var steps: [Step] = []
    for operators in stride(from: 1, through: counts.maximumOperators, by: 1) {
      for slots in 1...(counts.maximumOperators + 1 - operators) {
        starts.append(steps.count)
        Self.append(to: &steps, slots: slots, operators: operators, counts: counts)
      }
    }
    self.starts = starts
    self.steps = steps
  }

  /// Draws a shape and appends its nodes' numbers of children (0, 1 or 2) in prefix order.
  ///
  /// `operators` must be in `0...maximumOperators`; zero gives a single leaf.
  public func appendShape(
    operators: Int, to shape: inout [UInt8], using random: inout RandomStream
  ) {
    precondition(
      (0...maximumOperators).contains(operators),
      "\(operators) operators asked of a table of up to \(maximumOperators)")
    var slots = 1
    for remaining in stride(from: operators, to: 0, by: -1) {
      let step = draw(slots: slots, operators: remaining, using: &random)
      // The next operator goes to the first slot right of the leaves, which prefix order visits next.
      for _ in 0..<step.leaves { shape.append(0) }
      shape.append(UInt8(step.arity))
      slots += Int(step.arity) - 1 - Int(step.leaves)
    }
    for _ in 0..<slots { shape.append(0) }
  }

  private func draw(slots: Int, operators: Int, using random: inout RandomStream) -> Step {
    var index = starts[position(slots: slots, operators: operators)]
    let word = random.next()
    while word > steps[index].threshold { index += 1 }
    return steps[index]
  }

  /// The place of (slots, operators) in `starts`: rows of operators, each one shorter than the last.
  private func position(slots: Int, operators: Int) -> Int {
    let row = operators - 1
    return row * maximumOperators - row * (row - 1) / 2 + slots - 1
  }

  /// Appends the possible steps of one state: k leaves, then an operator.
  ///
  /// Their probabilities are L^k·p1·D(e−k, n−1)/D(e, n) and L^k·p2·D(e−k+1, n−1)/D(e, n).
  private static func append(
    to steps: inout [Step], slots: Int, operators: Int, counts: UnaryBinaryTreeCounts
  ) {
    let total = counts[slots: slots, operators: operators]
    var leafWeight = BigInteger(1)
    var cumulative = BigInteger(0)
    for leaves in 0..<slots {
      for arity in 1...2 {
        let operatorWeight = arity == 1 ? counts.weights.unary : counts.weights.binary
        guard operatorWeight > 0 else { continue }
        let completions = counts[slots: slots - leaves + arity - 1, operators: operators - 1]
        cumulative += leafWeight * BigInteger(operatorWeight) * completions
        steps.append(
          Step(
            leaves: UInt32(leaves), arity: UInt32(arity),
            threshold: lastWord(below: cumulative, of: total)))
      }
      leafWeight *= BigInteger(counts.weights.leaf)
    }
  }

  /// The largest 64-bit word w with w + 1 ≤ 2^64·part/total, for 0 < part ≤ total.
  ///
  /// Schoolbook division in base 2: exact, and needs nothing of the integers but addition and order.
  private static func lastWord(below part: BigInteger, of total: BigInteger) -> UInt64 {
    guard part < total else { return .max }
    var remainder = part
    var quotient: UInt64 = 0
    for _ in 0..<64 {
      remainder += remainder
      quotient <<= 1
      if remainder >= total {
        remainder -= total
        quotient |= 1
      }
    }
    return quotient == 0 ? 0 : quotient - 1
  }
}
