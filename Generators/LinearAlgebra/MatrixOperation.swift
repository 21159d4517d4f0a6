/// What is asked about one or two matrices.
///
/// All of a task that is its own; what all share is ``MatrixTask``.
public protocol MatrixOperation: Sendable {
  /// The name of the task.
  static var name: String { get }
  /// What is asked, in one line.
  static var summary: String { get }
  /// The named settings, the default first.
  static var presets: [Preset<MatrixDistribution>] { get }
  /// What the problem consists of.
  static var operands: MatrixOperands { get }
  /// Which matrices it can be asked about.
  static var domain: MatrixDomain { get }
  /// The largest number of rows or columns of a matrix.
  static var largestSize: Int { get }

  /// The answer to a problem; nil where it has none.
  static func answer(to problem: RealMatrix) -> RealMatrix?

  /// How wrong an answer of the right shape is, relative to what is right; not a number where it overflows.
  static func error(
    of answer: RealMatrix, to problem: RealMatrix, expected: RealMatrix, in norm: MatrixNorm
  ) -> Double
}

extension MatrixOperation {
  public static var operands: MatrixOperands { .matrix }
  public static var domain: MatrixDomain { .all }
  public static var largestSize: Int { 50 }

  /// The norm of the difference from the expected answer, relative to it.
  public static func error(
    of answer: RealMatrix, to problem: RealMatrix, expected: RealMatrix, in norm: MatrixNorm
  ) -> Double { norm.relative(answer - expected, to: expected) }
}

/// What a problem consists of, written as one matrix.
public enum MatrixOperands: Sendable {
  /// One matrix.
  case matrix
  /// Two matrices of the same shape, side by side.
  case twoMatrices
  /// A matrix and, as its last column, a vector.
  case matrixAndVector

  /// The two parts of a problem; nil where it has another shape.
  func parts(of problem: RealMatrix) -> (left: RealMatrix, right: RealMatrix)? {
    let columns = problem.columns
    let split = self == .twoMatrices ? columns / 2 : columns - 1
    guard split > 0, self != .twoMatrices || columns % 2 == 0 else { return nil }
    return (problem.columns(0..<split), problem.columns(split..<columns))
  }
}

/// Which matrices an operation can be asked about.
public enum MatrixDomain: Sendable {
  /// All.
  case all
  /// Those with as many rows as columns.
  case square
  /// Those equal to their transpose.
  case symmetric
}
