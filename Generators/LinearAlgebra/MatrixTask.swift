public import Randomness
import Symbolics
public import Tokenization

/// A question about matrices (Charton 2021, arXiv 2112.01898).
///
/// Source: one matrix, or two side by side, rounded to three digits; target: the answer to the problem as it is shown
/// there, which is rounded in turn.
public struct MatrixTask<Operation: MatrixOperation>: ProblemGenerator {
  public static var name: String { Operation.name }
  public static var summary: String { Operation.summary }

  public let distribution: MatrixTaskDistribution<Operation>
  public let vocabulary: Vocabulary
  let shapes: MatrixShapeNotation
  let source: RealMatrixNotation
  let target: RealMatrixNotation

  public init(distribution: MatrixTaskDistribution<Operation>) throws(DistributionError) {
    try distribution.validate()
    self.distribution = distribution
    let law = distribution.law
    // The largest shapes are two matrices side by side and singular values above two matrices.
    let largest = 2 * max(law.rows.maximum, law.columns?.maximum ?? 1) + 1
    vocabulary = Vocabulary(
      words: MatrixShapeNotation.words(upTo: largest)
        + FloatEncoding.words(of: [law.sourceEncoding, law.targetEncoding]))
    shapes = MatrixShapeNotation(upTo: largest, vocabulary: vocabulary)
    source = RealMatrixNotation(law.sourceEncoding, shapes: shapes, vocabulary: vocabulary)
    target = RealMatrixNotation(law.targetEncoding, shapes: shapes, vocabulary: vocabulary)
  }

  public func makeSampler() -> MatrixSampler<Operation> { MatrixSampler(self) }

  public func makeJudge() -> MatrixJudge<Operation> { MatrixJudge(self) }

  /// The shape of the problem.
  public func labels(of problem: Problem) -> [ProblemLabel] {
    guard let shape = shapes.shape(problem.source) else { return [] }
    return [
      ProblemLabel(name: "rows", value: shape.rows),
      ProblemLabel(name: "columns", value: shape.columns),
    ]
  }

  /// The matrices with rows separated by semicolons, such as `[1 2; 3 4]`.
  public func readableText(of problem: Problem) -> (source: String, target: String) {
    (
      source.matrix(problem.source)?.description ?? text(of: problem.source),
      target.matrix(problem.target)?.description ?? text(of: problem.target)
    )
  }
}

/// Draws matrices and answers the questions about them as they are written.
public struct MatrixSampler<Operation: MatrixOperation>: ProblemSampler {
  private let law: MatrixDistribution
  private let source: RealMatrixNotation
  private let target: RealMatrixNotation

  init(_ task: MatrixTask<Operation>) {
    (law, source, target) = (task.distribution.law, task.source, task.target)
  }

  public mutating func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    var question = drawQuestion(using: &random)
    guard source.write(&question, to: &problem.source) else { return .numberTooLarge }
    guard let exact = Operation.answer(to: question) else { return .badlyConditioned }
    var written = exact
    guard target.write(&written, to: &problem.target) else { return .numberTooLarge }
    let error = Operation.error(of: written, to: question, expected: exact, in: law.norm)
    // An error that is not a number is no small one.
    return error <= law.maximumAnswerError ? nil : .badlyConditioned
  }

  private func drawQuestion(using random: inout RandomStream) -> RealMatrix {
    let rows = law.rows.draw(using: &random)
    let columns = law.columns?.draw(using: &random) ?? rows
    func matrix() -> RealMatrix {
      law.ensemble.draw(rows: rows, columns: columns, entries: law.entries, using: &random)
    }
    switch Operation.operands {
    case .matrix: return matrix()
    case .twoMatrices: return matrix().beside(matrix())
    case .matrixAndVector:
      return matrix().beside(
        MatrixEnsemble.general.draw(
          rows: rows, columns: 1, entries: law.entries, using: &random))
    }
  }
}

/// Judges answers by the problem alone, with the norm and the tolerance of the distribution.
public struct MatrixJudge<Operation: MatrixOperation>: AnswerJudge {
  private let law: MatrixDistribution
  private let source: RealMatrixNotation
  private let target: RealMatrixNotation

  init(_ task: MatrixTask<Operation>) {
    (law, source, target) = (task.distribution.law, task.source, task.target)
  }

  public mutating func judge(_ answer: [TokenID], to problem: [TokenID]) -> Judgement {
    guard let found = target.matrix(answer) else {
      return .malformed("the answer is not a matrix in \(law.targetEncoding.rawValue)")
    }
    guard let question = source.matrix(problem), let expected = Operation.answer(to: question)
    else {
      return .checked(.undecided(reason: "the problem is not one of \(Operation.name)"))
    }
    guard found.rows == expected.rows, found.columns == expected.columns else {
      return .wrong(
        "\(found.rows)×\(found.columns) instead of \(expected.rows)×\(expected.columns) numbers")
    }
    let error = Operation.error(of: found, to: question, expected: expected, in: law.norm)
    if error <= law.tolerance { return .right }
    return .wrong("relative error \(error), allowed is \(law.tolerance); \(expected) is right")
  }
}
