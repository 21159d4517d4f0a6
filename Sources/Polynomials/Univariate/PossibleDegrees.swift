/// The degrees that a factor may have: sums of some of the degrees of the factors modulo a prime.
struct PossibleDegrees {
  private var isPossible: [Bool]

  /// All sums of some of these degrees.
  init(sumsOf degrees: [Int]) {
    let total = degrees.reduce(0, +)
    isPossible = [true] + Array(repeating: false, count: total)
    for degree in degrees {
      for sum in stride(from: total, through: degree, by: -1) where isPossible[sum - degree] {
        isPossible[sum] = true
      }
    }
  }

  func contains(_ degree: Int) -> Bool { isPossible[degree] }

  /// Keeps the degrees that are possible in both; the polynomials have one degree.
  mutating func formIntersection(_ other: PossibleDegrees) {
    for degree in isPossible.indices where !other.isPossible[degree] { isPossible[degree] = false }
  }

  /// Whether there is no degree but 0 and that of the polynomial.
  var provesIrreducibility: Bool { isPossible.count { $0 } <= 2 }
}
