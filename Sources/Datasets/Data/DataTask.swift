import ExactArithmetic
public import Generators
import JSON5
public import Tokenization

/// The task of a dataset that was imported: any problems of which one right answer each is known.
///
/// It cannot be generated. An answer is right if it is the known one: token for token, or the same
/// numbers where the columns have types.
public struct DataTask: ProblemTask {
  public static let name = "data"
  public static let summary = "any examples from a file ('calque convert' imports them)"

  public let vocabulary: Vocabulary
  /// The types of the columns, where they were stated.
  public let types: DataTypes?
  private let coder: DataCoder?

  /// Larger targets are one class in the breakdown of results, as in Int2Int.
  private static var largestClass: Int { 100 }

  /// Creates the task.
  public init(vocabulary: Vocabulary, types: DataTypes? = nil) {
    self.vocabulary = vocabulary
    self.types = types
    coder = types.map { DataCoder($0, vocabulary: vocabulary) }
  }

  /// Creates the task of a manifest.
  init(vocabulary: Vocabulary, distribution: JSONValue) throws(DistributionError) {
    self.init(vocabulary: vocabulary, types: try DataTypes(distribution: distribution))
  }

  public func makeJudge() -> DataJudge { DataJudge(types: types, coder: coder) }

  /// The value of the target, where it is one number, up to 100.
  public func labels(of problem: Problem) -> [ProblemLabel] {
    guard let coder, let types, types.output.count == 1,
      let values = coder.values(of: problem.target, as: types.output)
    else { return [] }
    let limit = Self.largestClass
    // What does not fit into an integer is above any limit.
    let numbers = values.map { $0.asInt ?? .max }
    return numbers.map { number in
      ProblemLabel(
        name: "target (at most \(limit))", value: Int(min(number.magnitude, UInt(limit))))
    }
  }

  public func readableText(of problem: Problem) -> (source: String, target: String) {
    guard let coder, let types,
      let source = coder.values(of: problem.source, as: types.input),
      let target = coder.values(of: problem.target, as: types.output)
    else { return (text(of: problem.source), text(of: problem.target)) }
    func numbers(_ values: [BigInteger]) -> String {
      values.map(\.description).joined(separator: " ")
    }
    return (numbers(source), numbers(target))
  }
}

/// Compares answers with the known one.
public struct DataJudge: AnswerJudge {
  let types: DataTypes?
  let coder: DataCoder?

  /// Without a known answer nothing can be said.
  public func judge(_ answer: [TokenID], to source: [TokenID]) -> Judgement {
    .malformed("there is no known answer to compare with")
  }

  public func judge(
    _ answer: [TokenID], to source: [TokenID], reference: [TokenID]
  ) -> Judgement {
    if answer == reference { return .right }
    guard let types, let coder else { return .wrong("another answer is right") }
    guard let values = coder.values(of: coder.normalized(answer), as: types.output) else {
      return .malformed("not \(types.output) in base \(types.base)")
    }
    let right = coder.values(of: reference, as: types.output) ?? []
    return values == right
      ? .right : .wrong(right.map(\.description).joined(separator: " ") + " is right")
  }
}
