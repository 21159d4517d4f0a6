/// The transpose.
public enum MatrixTransposition: MatrixOperation {
  public static let name = "matrix-transpose"
  public static let summary = "transpose a matrix"

  public static func answer(to problem: RealMatrix) -> RealMatrix? { problem.transposed }
}

/// The sum of two matrices side by side.
public enum MatrixAddition: MatrixOperation {
  public static let name = "matrix-addition"
  public static let summary = "add two matrices"
  public static let operands = MatrixOperands.twoMatrices

  public static func answer(to problem: RealMatrix) -> RealMatrix? {
    operands.parts(of: problem).map { $0.left + $0.right }
  }
}

/// The product of the transpose of a matrix with the vector in its last column, as in the released code.
public enum MatrixVectorProduct: MatrixOperation {
  public static let name = "matrix-vector-product"
  public static let summary = "multiply the transpose of a matrix with a vector"
  public static let operands = MatrixOperands.matrixAndVector

  public static func answer(to problem: RealMatrix) -> RealMatrix? {
    operands.parts(of: problem).map { $0.left.transposed * $0.right }
  }
}

/// The product of the transpose of the left of two matrices side by side with the right one, as in the released code.
public enum MatrixProduct: MatrixOperation {
  public static let name = "matrix-product"
  public static let summary = "multiply the transpose of a matrix with another matrix"
  public static let operands = MatrixOperands.twoMatrices

  public static func answer(to problem: RealMatrix) -> RealMatrix? {
    operands.parts(of: problem).map { $0.left.transposed * $0.right }
  }
}
