/// What a model's answers to held-out problems were found to be.
public struct VerifiedResult: Codable, Hashable, Sendable {
  /// The problems of one part of a mixture.
  public struct Part: Codable, Hashable, Sendable {
    /// The name of the task, with the place in the recipe where several parts have the same.
    public var task: String
    /// The number of problems.
    public var problems: Int
    /// The number of those with a verified answer.
    public var verified: Int

    /// Creates the result of a task.
    public init(task: String, problems: Int, verified: Int) {
      self.task = task
      self.problems = problems
      self.verified = verified
    }
  }

  /// The results by task.
  public var parts: [Part]

  /// Creates the results of some tasks.
  public init(parts: [Part]) { self.parts = parts }

  /// The number of problems.
  public var problems: Int { parts.reduce(0) { $0 + $1.problems } }
  /// The number of problems with a verified answer.
  public var verified: Int { parts.reduce(0) { $0 + $1.verified } }
  /// The share of problems with a verified answer; 0 of none.
  public var share: Double { problems == 0 ? 0 : Double(verified) / Double(problems) }

  private enum CodingKeys: String, CodingKey {
    case problems, verified, share, parts
  }

  /// Reads the results by task; the sums follow from them.
  ///
  /// Counts that no one can have counted are refused.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    parts = try container.decode([Part].self, forKey: .parts)
    for part in parts
    where !(0...(1 << 32)).contains(part.problems) || !(0...part.problems).contains(part.verified) {
      throw DecodingError.dataCorruptedError(
        forKey: .parts, in: container,
        debugDescription: "\(part.verified) of \(part.problems) problems verified")
    }
  }

  /// Writes the sums too, for readers that do not want to compute them.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(problems, forKey: .problems)
    try container.encode(verified, forKey: .verified)
    try container.encode(share, forKey: .share)
    try container.encode(parts, forKey: .parts)
  }
}

/// Checks the answers of a model to problems that it was not trained on.
///
/// The trainer knows tokens alone; who can read and judge answers gives it one of these. The result must be a function of
/// the weights alone, or a resumed run would decide otherwise than one that was not interrupted.
public protocol AnswerChecker: Sendable {
  /// Searches for answers, checks them and counts.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - makeDecoder: What runs it in each thread.
  /// - Returns: The counts.
  /// - Throws: What a device cannot do.
  func check(
    _ model: ModelFolder, makeDecoder: @escaping DecoderMaker
  ) throws(TrainingError) -> VerifiedResult
}
