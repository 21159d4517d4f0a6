import ExactArithmetic
import Tokenization

/// The inverse of a square matrix.
public enum MatrixInversion: MatrixOperation {
  public static let name = "matrix-inversion"
  public static let summary = "invert a square matrix"
  public static let domain = MatrixDomain.square

  public static func answer(to problem: RealMatrix) -> RealMatrix? {
    problem.isSquare ? problem.inverse() : nil
  }

  /// A·X − 1 relative to 1, as in the released code.
  public static func error(
    of answer: RealMatrix, to problem: RealMatrix, expected: RealMatrix, in norm: MatrixNorm
  ) -> Double {
    let identity = RealMatrix.identity(problem.rows)
    return norm.relative(problem * answer - identity, to: identity)
  }
}

/// The determinant of a square matrix, as a matrix of one entry.
public enum Determinant: MatrixOperation {
  public static let name = "determinant"
  public static let summary = "find the determinant of a square matrix"
  public static let domain = MatrixDomain.square
  /// Beyond, the exact determinant of an unfavourable matrix takes long.
  public static let largestSize = 20

  public static func answer(to problem: RealMatrix) -> RealMatrix? {
    guard problem.isSquare else { return nil }
    return RealMatrix(rows: 1, columns: 1, entries: [determinant(of: problem)])
  }

  /// The determinant: exact where rounding errors could be seen in it, as in that of a singular matrix.
  ///
  /// The error of elimination is a small multiple of 10⁻¹⁶ times the product of the lengths of the rows, which bounds the
  /// determinant (Hadamard's inequality).
  private static func determinant(of matrix: RealMatrix) -> Double {
    let rounded = matrix.roundedDeterminant()
    let bound = (0..<matrix.rows).reduce(1) {
      $0 * MatrixNorm.l2.value(of: matrix.rows($1..<$1 + 1))
    }
    return rounded.magnitude > 1e-9 * bound ? rounded : exactDeterminant(of: matrix)
  }

  /// The determinant of the decimal numbers that the entries are written as.
  static func exactDeterminant(of matrix: RealMatrix) -> Double {
    let decimals = matrix.entries.map {
      ScientificDecimal(rounding: $0, digits: FloatEncoding.digits, lowestExponent: -100)
    }
    let lowest = decimals.filter { $0.mantissa != 0 }.map(\.exponent).min() ?? 0
    let integers = decimals.map { decimal -> BigInteger in
      guard decimal.mantissa != 0 else { return 0 }
      return BigInteger(decimal.mantissa) * powerOfTen(decimal.exponent - lowest)
    }
    let rows = (0..<matrix.rows).map {
      Array(integers[$0 * matrix.columns..<($0 + 1) * matrix.columns])
    }
    return scaled(IntegerElimination(rows).determinant, by: lowest * matrix.rows)
  }

  private static func powerOfTen(_ exponent: Int) -> BigInteger {
    (try? BigInteger(10).power(exponent)) ?? 1
  }

  /// An integer times a power of ten, rounded once.
  private static func scaled(_ integer: BigInteger, by exponent: Int) -> Double {
    Double("\(integer)e\(exponent)") ?? .nan
  }
}
