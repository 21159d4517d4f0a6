import Generators
import Transformer

/// How many problems of a task a model has no places for.
///
/// Training leaves them out, which changes the distribution; who tunes it should know.
public struct LengthSurvey: Hashable, Sendable, CustomStringConvertible {
  /// The name of the task.
  public let task: String
  /// The number of problems that were looked at, the first of the seed.
  public let drawn: Int
  /// The number of those that are too long.
  public let leftOut: Int
  /// The field of the model that sets the limit which the first of them exceeds.
  public let field: String
  /// That limit in tokens, the end token included.
  public let limit: Int

  public var description: String {
    "\(task): \(leftOut) of the first \(drawn) problems have more than \(limit) tokens "
      + "(model.\(field)); training leaves such problems out"
  }
}

extension ProblemMaker {
  /// The lengths of the first problems of the seed; nil where the model takes all of them.
  func lengthSurvey(
    for model: TransformerConfiguration, threads: Int
  ) throws(GenerationError) -> LengthSurvey? {
    let maker = self
    let chunks = ThreadTeam(workers: threads).map(count: Self.surveyedChunks, state: {}) {
      _, number in
      Result { () throws(GenerationError) in try maker.excesses(inChunk: number, for: model) }
    }
    var excesses: [LengthExcess] = []
    for chunk in chunks { excesses += try chunk.get() }
    return excesses.first.map { first in
      LengthSurvey(
        task: Generator.name, drawn: Self.surveyedChunks * ProblemChunk.size,
        leftOut: excesses.count, field: first.field, limit: first.limit)
    }
  }

  private static var surveyedChunks: Int { 8 }

  private func excesses(
    inChunk number: Int, for model: TransformerConfiguration
  ) throws(GenerationError) -> [LengthExcess] {
    var result: [LengthExcess] = []
    try forEachProblem(inChunk: number, of: ProblemChunk.size) { _, problem in
      if let excess = problem.excess(over: model) { result.append(excess) }
    }
    return result
  }
}
