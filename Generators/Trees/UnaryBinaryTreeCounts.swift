public import ExactArithmetic

/// Exact numbers of ways to complete a partial unary-binary tree.
///
/// `D(e, n)` counts the completions of a tree with e empty slots and n operators still to place
/// (Lample and Charton 2020, appendix C), each tree weighted by the number of ways to decorate it:
///
///     D(0, n) = 0 for n > 0,   D(e, 0) = L^e,
///     D(e, n) = L·D(e−1, n) + p1·D(e, n−1) + p2·D(e+1, n−1),
///
/// as the first slot takes a leaf, a unary or a binary operator. The paper prints L^e as the factor
/// of k skipped leaves and omits p1 and p2; only L^k, p1 and p2 normalise, and they are used here.
public struct UnaryBinaryTreeCounts: Sendable {
  /// The largest number of operators for which a tree with one open slot can be completed.
  public let maximumOperators: Int
  /// The decorations that are counted.
  public let weights: Weights
  /// D(e, n) at `[n][e]`, for e in `0...maximumOperators + 1 - n`: no partial tree has more slots.
  private let counts: [[BigInteger]]

  /// Counts all trees of up to this many operators; the weights must not be negative, L and p1 + p2 positive.
  public init(maximumOperators: Int, weights: Weights = Weights()) {
    precondition(
      maximumOperators >= 0 && weights.leaf > 0 && weights.unary >= 0 && weights.binary >= 0
        && (weights.unary > 0 || weights.binary > 0),
      "no trees of \(maximumOperators) operators with \(weights)")
    let leaf = BigInteger(weights.leaf)
    let unary = BigInteger(weights.unary)
    let binary = BigInteger(weights.binary)
    var row = [BigInteger(1)]
    for _ in 0...maximumOperators { row.append(leaf * row[row.count - 1]) }
    var rows = [row]
    for operators in stride(from: 1, through: maximumOperators, by: 1) {
      let fewer = rows[operators - 1]
      var row = [BigInteger(0)]
      for slots in 1...(maximumOperators + 1 - operators) {
        row.append(leaf * row[slots - 1] + unary * fewer[slots] + binary * fewer[slots + 1])
      }
      rows.append(row)
    }
    self.maximumOperators = maximumOperators
    self.weights = weights
    counts = rows
  }

  /// D(slots, operators), which needs `operators ≥ 0`, `slots ≥ 0` and `slots + operators ≤ maximumOperators + 1`.
  public subscript(slots slots: Int, operators operators: Int) -> BigInteger {
    precondition(
      slots >= 0 && operators >= 0 && slots + operators <= maximumOperators + 1,
      "D(\(slots), \(operators)) is outside the table of up to \(maximumOperators) operators")
    return counts[operators][slots]
  }
}
