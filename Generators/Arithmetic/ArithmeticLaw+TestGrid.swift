extension ArithmeticLaw {
  /// One test set of a grid: problems whose operands have exactly these lengths.
  public struct GridCell: Hashable, Sendable {
    /// The digits of the first operand.
    public var first: Int
    /// The digits of the second operand.
    public var second: Int
    /// The law of the problems.
    public var law: ArithmeticLaw
  }

  /// The same problems with operands of exactly these lengths, none of them in the training set.
  ///
  /// Where base examples are drawn afresh, only priming examples are kept out.
  public func restricted(first: Int, second: Int) -> ArithmeticLaw {
    var law = self
    law.trainingSet?.operands = trainingSet?.operands ?? operands
    law.operands = .independent(
      first: .length(.constant(first)), second: .length(.constant(second)))
    law.trainingSet?.use = .exclude
    return law
  }

  /// Test sets for all pairs of lengths, the second running fastest.
  public func testGrid(first: [Int], second: [Int]) -> [GridCell] {
    first.flatMap { first in
      second.map { second in
        GridCell(first: first, second: second, law: restricted(first: first, second: second))
      }
    }
  }

  /// Test sets for operands of the same length.
  public func testGrid(bothOf lengths: [Int]) -> [GridCell] {
    lengths.map { GridCell(first: $0, second: $0, law: restricted(first: $0, second: $0)) }
  }
}
