/// How large the entries of a matrix are together (Charton 2021, released code).
public enum MatrixNorm: String, CaseIterable, Codable, Hashable, Sendable {
  /// The sum of the magnitudes.
  case l1
  /// The root of the sum of the squares.
  case l2
  /// The largest magnitude.
  case lInfinity

  /// The norm of a matrix.
  func value(of matrix: RealMatrix) -> Double { value(of: matrix.entries) }

  /// The norm of entries in any order; not a number where one of them is none.
  func value(of entries: [Double]) -> Double {
    switch self {
    case .l1: entries.reduce(0) { $0 + $1.magnitude }
    case .l2: entries.reduce(0) { $0 + $1 * $1 }.squareRoot()
    case .lInfinity: entries.reduce(0) { $1.magnitude > $0 || $1.isNaN ? $1.magnitude : $0 }
    }
  }

  /// The norm of a difference relative to that of what it is compared with; infinite where only that is zero.
  func relative(_ difference: RealMatrix, to reference: RealMatrix) -> Double {
    let (part, whole) = (value(of: difference), value(of: reference))
    return part == 0 ? 0 : part / whole
  }
}
