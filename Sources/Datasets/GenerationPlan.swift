/// What to generate besides the distribution.
public struct GenerationPlan: Hashable, Sendable {
  /// The number of examples to draw, those with index 0..<count; duplicates among them are dropped.
  ///
  /// It counts what is drawn rather than what is kept, since the latter would make the dataset depend
  /// on how it is divided into shards.
  public var count: Int
  /// The seed.
  public var seed: UInt64
  /// The part of the examples to draw.
  public var shard: Shard
  /// The shares of the held-out splits.
  public var splitFractions: SplitFractions
  /// Whether to write a second file per split with the examples as a person writes them.
  public var writesReadableText: Bool
  /// Whether the training split keeps examples with the same source as an earlier one; held-out splits never do.
  public var keepsDuplicates: Bool
  /// The number of threads; the bytes do not depend on it.
  public var workers: Int

  /// Creates the plan.
  public init(
    count: Int, seed: UInt64, shard: Shard = .whole, splitFractions: SplitFractions = .init(),
    writesReadableText: Bool = false, keepsDuplicates: Bool = false, workers: Int = 1
  ) {
    self.count = count
    self.seed = seed
    self.shard = shard
    self.splitFractions = splitFractions
    self.writesReadableText = writesReadableText
    self.keepsDuplicates = keepsDuplicates
    self.workers = workers
  }

  /// Refuses an impossible plan, naming the field.
  func validate(path: String) throws(DatasetError) {
    func refuse(_ field: String, _ problem: String) -> DatasetError {
      DatasetError(path: path, .badPlan(field: field, problem: problem))
    }
    guard (1...1_000_000_000_000).contains(count) else {
      throw refuse("count", "\(count) is outside 1…10¹²")
    }
    guard shard.count >= 1, (0..<shard.count).contains(shard.index) else {
      throw refuse("shard", "\(shard.index + 1)/\(shard.count) is not k/n with k in 1…n")
    }
    guard (1...1024).contains(workers) else {
      throw refuse("workers", "\(workers) is outside 1…1024")
    }
    if let problem = splitFractions.problem {
      throw refuse("split fraction \(problem.field)", problem.text)
    }
  }
}

/// How far a generation has come.
public struct GenerationProgress: Hashable, Sendable {
  /// The number of examples drawn and written so far.
  public var drawn: Int
  /// The number to be drawn.
  public var total: Int
  /// How many of the drawn were dropped as duplicates.
  public var duplicates: Int
}
