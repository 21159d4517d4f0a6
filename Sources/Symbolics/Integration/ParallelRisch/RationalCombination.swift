import ExactArithmetic

/// Linear relations over ℚ between elementary functions, found modulo a prime.
enum RationalCombination {
  typealias Node = ExprArena.Node

  /// Numbers cᵢ, one for each of the functions, with Σ cᵢ·fᵢ = target; nil where none is found.
  ///
  /// The functions are evaluated at more points of a residue field than there are of them, and the
  /// system is solved there. The answer holds modulo p at random points: it is to be verified.
  static func coefficients(
    of functions: [Node], summingTo target: Node, in arena: inout ExprArena
  ) -> [Rational]? {
    let needed = functions.count + 3
    var rows: [[Residue]] = []
    var index = 0
    // Points at which a radicand is no square are of no use; with k radicals 2⁻ᵏ of them are.
    while rows.count < needed {
      guard index < 8 * needed + 32 else { return nil }
      var point = ResiduePoint(index: index)
      index += 1
      if let row = row(functions + [target], at: &point, &arena) { rows.append(row) }
      if index == 16 && rows.isEmpty { return nil }
    }
    guard let solution = solve(&rows) else { return nil }
    var result: [Rational] = []
    for value in solution {
      guard let rational = value.rational else { return nil }
      result.append(rational)
    }
    return result
  }

  private static func row(
    _ nodes: [Node], at point: inout ResiduePoint, _ arena: inout ExprArena
  ) -> [Residue]? {
    var row: [Residue] = []
    for node in nodes {
      guard let value = point.value(node, in: &arena) else { return nil }
      row.append(value)
    }
    return row
  }

  /// Solves the system whose rows end with their right sides; unknowns without a pivot are zero.
  static func solve(_ rows: inout [[Residue]]) -> [Residue]? {
    guard let width = rows.first?.count else { return nil }
    var pivots: [Int] = []
    for column in 0..<width {
      let top = pivots.count
      guard let pivot = (top..<rows.count).first(where: { rows[$0][column] != .zero }) else {
        continue
      }
      // A pivot on the right side: 0 = 1.
      guard column < width - 1, let inverse = rows[pivot][column].inverse else { return nil }
      rows.swapAt(top, pivot)
      for index in column..<width { rows[top][index] = rows[top][index] * inverse }
      for row in rows.indices where row != top && rows[row][column] != .zero {
        let factor = rows[row][column]
        for index in column..<width {
          rows[row][index] = rows[row][index] - factor * rows[top][index]
        }
      }
      pivots.append(column)
    }
    var solution = [Residue](repeating: .zero, count: width - 1)
    for (row, column) in pivots.enumerated() { solution[column] = rows[row][width - 1] }
    return solution
  }
}
