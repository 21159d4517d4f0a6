import CKernels
import Glibc

/// The cosines and sines of rotary positions: pair *i* of position *p* turns by p·base^(−2i/width).
///
/// Su et al. 2021, "RoFormer", section 3.2.
public struct RotaryAngles: Sendable {
  /// `[positions, head width / 2]`.
  public let cosines: Matrix
  /// `[positions, head width / 2]`.
  public let sines: Matrix

  /// The angles of the positions `0..<positions`; both numbers must be positive, and the width even.
  public init(positions: Int, headWidth: Int, base: Double = 10000) {
    precondition(headWidth % 2 == 0, "rotary positions of heads of odd width \(headWidth)")
    let half = headWidth / 2
    let rates = (0..<half).map { pow(base, -Double($0) / Double(half)) }
    let angles = (0..<positions).flatMap { position in rates.map { Double(position) * $0 } }
    cosines = Matrix(rows: positions, columns: half, elements: angles.map { Float(cos($0)) })
    sines = Matrix(rows: positions, columns: half, elements: angles.map { Float(sin($0)) })
  }
}

extension Matrix {
  /// Rotates the pairs (i, i + width/2) of every head in row *t* by the angles of position `ids[t]`.
  ///
  /// - Parameters:
  ///   - range: The columns of the heads, a multiple of their width; others stay.
  ///   - headWidth: Twice the number of columns of `angles`.
  ///   - angles: The cosines and sines.
  ///   - ids: A position for each row.
  ///   - inverse: Whether to turn back, which is also the gradient.
  public func rotate(
    columns range: Range<Int>, headWidth: Int, angles: RotaryAngles, ids: [Int32],
    inverse: Bool = false
  ) {
    let heads = columns(range)
    let positions = angles.cosines.rows
    precondition(range.count % headWidth == 0, "\(range.count) columns of heads of \(headWidth)")
    precondition(headWidth == 2 * angles.cosines.columns, "angles for heads of \(headWidth)")
    precondition(ids.count == rows, "\(ids.count) positions for \(rows) rows")
    for id in ids { precondition(id >= 0 && id < positions, "position \(id) of \(positions)") }
    unsafe ids.withUnsafeBufferPointer { ids in
      guard let first = ids.baseAddress else { return }
      unsafe kernel_rotate(
        heads.pointer, rows, stride, range.count / headWidth, headWidth, angles.cosines.pointer,
        angles.sines.pointer, first, inverse)
    }
  }
}
