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
    let count = functions.count + 3
    var matrix = Matrix(width: functions.count + 1)
    var point = ResiduePoint()
    var index = 0
    // Points at which a radicand is no square are of no use; with k radicals 2⁻ᵏ of them are.
    while matrix.height < count {
      guard index < 4 * count + 32 else { return nil }
      point.move(to: index)
      index += 1
      // The target first: it shows soonest whether the point is of use.
      guard let value = point.value(target, in: &arena) else { continue }
      matrix.append(functions, value, at: &point, &arena)
    }
    guard let solution = matrix.solved() else { return nil }
    var result: [Rational] = []
    for value in solution {
      guard let rational = value.rational else { return nil }
      result.append(rational)
    }
    return result
  }

  /// A system of linear equations, row by row; the last column holds the right sides.
  private struct Matrix {
    let width: Int
    private(set) var height = 0
    private var entries: [Residue] = []

    init(width: Int) { self.width = width }

    /// Adds the equation at a point; nothing where a function has no value there.
    mutating func append(
      _ functions: [Node], _ right: Residue, at point: inout ResiduePoint,
      _ arena: inout ExprArena
    ) {
      for function in functions {
        guard let value = point.value(function, in: &arena) else {
          entries.removeSubrange((height * width)...)
          return
        }
        entries.append(value)
      }
      entries.append(right)
      height += 1
    }

    /// The solution in which unknowns without a pivot are zero; nil where there is none.
    mutating func solved() -> [Residue]? {
      var pivots: [Int] = []
      for column in 0..<width {
        let top = pivots.count
        guard
          let pivot = (top..<height).first(where: { entries[$0 * width + column] != .zero }),
          let inverse = entries[pivot * width + column].inverse
        else { continue }
        // A pivot on the right side: 0 = 1.
        guard column < width - 1 else { return nil }
        for index in column..<width {
          entries.swapAt(top * width + index, pivot * width + index)
          entries[top * width + index] = entries[top * width + index] * inverse
        }
        for row in top + 1..<max(top + 1, height) { eliminate(column, in: row, by: top) }
        pivots.append(column)
      }
      return backSubstituted(pivots)
    }

    private mutating func eliminate(_ column: Int, in row: Int, by top: Int) {
      let factor = entries[row * width + column]
      if factor == .zero { return }
      for index in column..<width {
        entries[row * width + index] =
          entries[row * width + index] - factor * entries[top * width + index]
      }
    }

    private func backSubstituted(_ pivots: [Int]) -> [Residue] {
      var solution = [Residue](repeating: .zero, count: width - 1)
      for (row, column) in pivots.enumerated().reversed() {
        var value = entries[row * width + width - 1]
        for index in column + 1..<max(column + 1, width - 1) {
          value = value - entries[row * width + index] * solution[index]
        }
        solution[column] = value
      }
      return solution
    }
  }
}
