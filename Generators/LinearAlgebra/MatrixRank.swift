import ExactArithmetic
public import Randomness
import Symbolics
public import Tokenization

/// The rank of an integer matrix (Int2Int).
///
/// Source: the product of an n×r and an r×m matrix; target: r, the exact rank over the rational numbers.
public struct MatrixRank: ProblemGenerator {
  public static let name = "matrix-rank"
  public static let summary = "find the rank of an integer matrix"

  public let distribution: MatrixRankDistribution
  public let vocabulary: Vocabulary
  let notation: IntegerMatrixNotation

  public init(distribution: MatrixRankDistribution) throws(DistributionError) {
    try distribution.validate()
    self.distribution = distribution
    let largest = max(distribution.rows.maximum, distribution.columns.maximum)
    let encoding = IntegerEncoding(base: distribution.base)
    vocabulary = Vocabulary(words: MatrixShapeNotation.words(upTo: largest) + encoding.words)
    notation = IntegerMatrixNotation(encoding, upTo: largest, vocabulary: vocabulary)
  }

  public func makeSampler() -> MatrixRankSampler { MatrixRankSampler(self) }

  public func makeJudge() -> MatrixRankJudge { MatrixRankJudge(notation: notation) }

  /// The shape of the matrix and its rank.
  public func labels(of problem: Problem) -> [ProblemLabel] {
    guard let shape = notation.shapes.shape(problem.source) else { return [] }
    let rank = notation.integers.integer(problem.target)?.asInt ?? 0
    return [
      ProblemLabel(name: "rows", value: shape.rows),
      ProblemLabel(name: "columns", value: shape.columns),
      ProblemLabel(name: "rank", value: rank),
    ]
  }

  /// The matrix with rows separated by semicolons, and the rank.
  public func readableText(of problem: Problem) -> (source: String, target: String) {
    let rows = notation.matrix(problem.source)?.map { row in
      row.map { "\($0)" }.joined(separator: " ")
    }
    return (
      rows.map { "[" + $0.joined(separator: "; ") + "]" } ?? text(of: problem.source),
      notation.integers.integer(problem.target).map { "\($0)" } ?? text(of: problem.target)
    )
  }
}

/// Draws products of two random matrices whose rank is known in advance, unless chance makes it lower.
public struct MatrixRankSampler: ProblemSampler {
  private let law: MatrixRankDistribution
  private let notation: IntegerMatrixNotation

  init(_ task: MatrixRank) { (law, notation) = (task.distribution, task.notation) }

  public mutating func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    let rows = law.rows.draw(using: &random)
    let columns = law.columns.draw(using: &random)
    let rank = random.uniform(in: 1...min(rows, columns))
    let left = (0..<rows * rank).map { _ in law.factorEntries.draw(using: &random) }
    let right = (0..<rank * columns).map { _ in law.factorEntries.draw(using: &random) }
    let product = (0..<rows).map { row in
      (0..<columns).map { column in
        (0..<rank).reduce(0) { $0 + left[row * rank + $1] * right[$1 * columns + column] }
      }
    }
    guard IntegerElimination(product.map { $0.map { BigInteger($0) } }).rank == rank else {
      return .rankLost
    }
    problem.source.removeAll(keepingCapacity: true)
    notation.append(product, to: &problem.source)
    problem.target.removeAll(keepingCapacity: true)
    notation.integers.append(rank, to: &problem.target)
    return nil
  }
}

/// Computes the exact rank of the matrix in the problem.
public struct MatrixRankJudge: AnswerJudge {
  let notation: IntegerMatrixNotation

  public mutating func judge(_ answer: [TokenID], to source: [TokenID]) -> Judgement {
    guard let found = notation.integers.integer(answer) else {
      return .malformed("the answer is not an integer in base \(notation.integers.encoding.base)")
    }
    guard let matrix = notation.matrix(source) else {
      return .checked(.undecided(reason: "the problem is not an integer matrix"))
    }
    let rank = IntegerElimination(matrix).rank
    return found == BigInteger(rank) ? .right : .wrong("\(rank) is right")
  }
}
