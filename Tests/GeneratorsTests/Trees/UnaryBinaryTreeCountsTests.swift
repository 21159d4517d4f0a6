import ExactArithmetic
import Generators
import Testing

struct UnaryBinaryTreeCountsTests {
  /// Published counts of one kind of tree, for some number of slots and n from 0 on.
  struct Row: Sendable, CustomTestStringConvertible {
    var weights = UnaryBinaryTreeCounts.Weights()
    let slots: Int
    let counts: [Int]
    var testDescription: String { "\(weights), \(slots) slots" }
  }

  static let binary = UnaryBinaryTreeCounts.Weights(unary: 0)
  static let rows = [
    Row(slots: 1, counts: [1, 2, 6, 22, 90, 394, 1806, 8558, 41586, 206098, 1_037_718]),
    Row(slots: 2, counts: [1, 4, 16, 68, 304, 1412]),
    Row(slots: 3, counts: [1, 6, 30, 146, 714, 3534]),
    Row(slots: 4, counts: [1, 8, 48, 264, 1408, 7432]),
    Row(weights: binary, slots: 1, counts: [1, 1, 2, 5, 14, 42]),
    Row(weights: binary, slots: 2, counts: [1, 2, 5, 14, 42, 132]),
    Row(weights: binary, slots: 3, counts: [1, 3, 9, 28, 90, 297]),
    Row(weights: binary, slots: 4, counts: [1, 4, 14, 48, 165, 572]),
    // Decorated expressions: 15 unary and 4 binary operators, 11 leaves.
    Row(
      weights: .init(leaf: 11, unary: 15, binary: 4), slots: 1,
      counts: [11, 649, 66847, 8_570_045, 1_229_784_259]),
  ]

  @Test(arguments: rows) func countsAreThePublishedOnes(_ row: Row) {
    let counts = UnaryBinaryTreeCounts(maximumOperators: 20, weights: row.weights)
    for (operators, expected) in row.counts.enumerated() {
      #expect(counts[slots: row.slots, operators: operators] == BigInteger(expected))
    }
  }

  @Test func fifteenOperatorsGiveTheFifteenthSchröderNumber() {
    let counts = UnaryBinaryTreeCounts(maximumOperators: 15)
    #expect(counts[slots: 1, operators: 15] == 3_937_603_038)
  }

  /// 124231173/656267173 of the trees with 15 operators have a unary root.
  @Test func shareOfUnaryRootsIsExact() {
    let counts = UnaryBinaryTreeCounts(maximumOperators: 15)
    let unaryRoot = counts[slots: 1, operators: 14]
    #expect(unaryRoot * 656_267_173 == counts[slots: 1, operators: 15] * 124_231_173)
  }

  /// (n+1)·E(n) = (p1 + 2·L·p2)(2n−1)·E(n−1) − p1²·(n−2)·E(n−2); the paper prints p1 for p1².
  @Test(arguments: [(1, 1, 1), (11, 15, 4), (2, 0, 3), (3, 2, 5)])
  func countsObeyTheRecurrence(_ leaf: Int, _ unary: Int, _ binary: Int) {
    let counts = UnaryBinaryTreeCounts(
      maximumOperators: 40, weights: .init(leaf: leaf, unary: unary, binary: binary))
    func trees(_ n: Int) -> BigInteger { counts[slots: 1, operators: n] }
    for n in 2...40 {
      let first = BigInteger((unary + 2 * leaf * binary) * (2 * n - 1)) * trees(n - 1)
      let second = BigInteger(unary * unary * (n - 2)) * trees(n - 2)
      #expect(BigInteger(n + 1) * trees(n) == first - second)
    }
  }
}
