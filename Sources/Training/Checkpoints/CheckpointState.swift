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
    recipe = try TrainingRecipe(container.decode(JSONTree.self, forKey: .recipe))
    dataChecksum = try container.decode(String.self, forKey: .dataChecksum)
  }
}
