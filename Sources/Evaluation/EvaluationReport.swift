/// What a model achieved on a set of problems.
public struct EvaluationReport: Codable, Hashable, Sendable {
  /// The name of the task.
  public let task: String
  /// The settings of the search and the verification.
  public let options: EvaluationOptions
  /// The number of problems.
  public let problemCount: Int
  /// Greedy search: the most likely token at every place.
  public let greedy: SearchReport
  /// Beam search; nil if a beam of 1 was asked for.
  public let beam: SearchReport?
  /// Draws from the model's distribution; nil if none were asked for.
  public let sampling: SearchReport?
  /// The wall-clock time, for decoding and verification together.
  public let seconds: Double
  /// The number of threads.
  public let workers: Int

  /// The problems done in a second by all threads, with every search.
  public var problemsPerSecond: Double { seconds > 0 ? Double(problemCount) / seconds : 0 }

  /// The searches that were made.
  public var searches: [SearchReport] { [greedy, beam, sampling].compactMap(\.self) }

  /// The report of beam search, of greedy search where there is none.
  public var best: SearchReport { beam ?? greedy }
}
