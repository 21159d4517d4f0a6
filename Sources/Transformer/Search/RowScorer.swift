import Tensors

/// Finds the most likely continuations among the rows of logits of a step.
struct RowScorer<Constraint: TokenConstraint> {
  private let constraint: Constraint
  private var mask: [Bool]
  private var logits: [Float] = []
  private var logNormalizers: [Float] = []
  private var columns: Int { mask.count }

  init(_ constraint: Constraint, vocabularySize: Int) {
    self.constraint = constraint
    mask = Array(repeating: true, count: vocabularySize)
  }

  /// Takes in the logits of a step.
  mutating func take(_ logits: Matrix) {
    self.logits = logits.elements
    logNormalizers = logits.logNormalizers()
  }

  /// All tokens that may follow a hypothesis, the likeliest first; of equal ones the smaller.
  mutating func all(
    row: Int, of path: SearchPath<Constraint>, remaining: Int
  ) -> [TokenChoice] {
    constraint.fill(mask: &mask, after: path.state, remaining: remaining)
    let base = path.logProbability - logNormalizers[row]
    let choices = (0..<columns).compactMap { token -> TokenChoice? in
      let logProbability = base + logits[row * columns + token]
      guard mask[token], logProbability > -.infinity else { return nil }
      return TokenChoice(hypothesis: 0, token: Int32(token), logProbability: logProbability)
    }
    return choices.sorted {
      ($1.logProbability, $0.token) < ($0.logProbability, $1.token)
    }
  }

  /// The `count` most likely tokens after hypotheses that have these rows, the likeliest first.
  ///
  /// Ties go to the earlier hypothesis, then to the smaller token, so that the order is the same everywhere. There are
  /// fewer where the constraint allows fewer.
  mutating func best(
    _ count: Int, in rows: ClosedRange<Int>, of paths: [SearchPath<Constraint>], remaining: Int
  ) -> [TokenChoice] {
    var choices: [TokenChoice] = []
    choices.reserveCapacity(count + 1)
    for (index, row) in rows.enumerated() {
      constraint.fill(mask: &mask, after: paths[index].state, remaining: remaining)
      let base = paths[index].logProbability - logNormalizers[row]
      for token in 0..<columns where mask[token] {
        let logProbability = base + logits[row * columns + token]
        // Also passes over what is not a number.
        guard logProbability > -.infinity else { continue }
        if choices.count == count {
          guard logProbability > choices[count - 1].logProbability else { continue }
          choices.removeLast()
        }
        var place = choices.count
        while place > 0 && choices[place - 1].logProbability < logProbability { place -= 1 }
        choices.insert(
          TokenChoice(hypothesis: index, token: Int32(token), logProbability: logProbability),
          at: place)
      }
    }
    return choices
  }
}

extension Matrix {
  /// The logarithm of the sum of the exponentials of each row.
  fileprivate func logNormalizers() -> [Float] {
    let column = { Matrix(FloatBuffer(count: rows), rows: rows, columns: 1) }
    let result = column()
    CrossEntropy(targets: Array(repeating: 0, count: rows), smoothing: 0)
      .evaluate(self, losses: column(), normalizers: result, correct: column())
    return result.elements
  }
}
