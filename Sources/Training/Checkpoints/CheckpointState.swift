import JSON5

/// Everything of a run that is not a weight or a moment: with these, it goes on as if never interrupted.
public struct CheckpointState: Codable, Hashable, Sendable {
  /// The version of the format that this code writes.
  public static let currentFormat = 1

  /// The version of the format.
  public var format = CheckpointState.currentFormat
  /// The number of optimisation steps done.
  public var step = 0
  /// The number of training examples used, repeated ones included.
  public var examples = 0
  /// The number of source and target tokens used, end tokens included.
  public var tokens = 0
  /// The seconds spent in training, interruptions left out.
  public var seconds = 0.0
  /// The next training example.
  public var position = DataPosition()
  /// The recipe with everything decided; its seed is the state of all random draws together with step and position.
  public var recipe: TrainingRecipe
  /// The checksum of the training pairs.
  public var dataChecksum: String
  /// The best models that are kept, the best first.
  public var best: [KeptModel] = []
  /// The best value that early stopping has seen; nil before the first.
  public var bestValue: Double?
  /// The number of measurements since then.
  public var measurementsSinceBest = 0

  /// The state before the first step.
  init(recipe: TrainingRecipe, dataChecksum: String) {
    self.recipe = recipe
    self.dataChecksum = dataChecksum
  }
}

extension CheckpointState {
  /// Reads a state; settings that the recipe of an earlier version lacks have their defaults.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    format = try container.decode(Int.self, forKey: .format)
    step = try container.decode(Int.self, forKey: .step)
    examples = try container.decode(Int.self, forKey: .examples)
    tokens = try container.decode(Int.self, forKey: .tokens)
    seconds = try container.decode(Double.self, forKey: .seconds)
    position = try container.decode(DataPosition.self, forKey: .position)
    recipe = try TrainingRecipe(container.decode(JSONValue.self, forKey: .recipe))
    dataChecksum = try container.decode(String.self, forKey: .dataChecksum)
    best = try container.decodeIfPresent([KeptModel].self, forKey: .best) ?? []
    bestValue = try container.decodeIfPresent(Double.self, forKey: .bestValue)
    measurementsSinceBest =
      try container.decodeIfPresent(Int.self, forKey: .measurementsSinceBest) ?? 0
  }
}

/// A model that was kept because it was one of the best.
public struct KeptModel: Codable, Hashable, Sendable {
  /// The number of steps it was trained for.
  public var step: Int
  /// What it was measured to be.
  public var value: Double
}
