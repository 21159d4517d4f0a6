/// How sequences are drawn from a model's distribution.
public struct SamplingOptions: Codable, Hashable, Sendable {
  /// The number of sequences drawn for each source, at least 1.
  public var sampleCount = 1
  /// What logits are divided by: below 1 for likelier sequences, above 1 for more varied ones; above 0.
  public var temperature = 1.0
  /// Only so many of the likeliest tokens are drawn from; 0 for all (Fan, Lewis and Dauphin 2018).
  public var topK = 0
  /// Only the likeliest tokens whose probabilities add up to this are drawn from, in 0…1, 1 for all.
  ///
  /// Holtzman et al. 2020, "nucleus sampling".
  public var topP = 1.0
  /// What the draws depend on, besides the tokens of the source and the number of the sample.
  public var seed: UInt64 = 0

  /// Creates one sample from the model's own distribution.
  public init() {}

  /// Refuses options that make no sense, naming the field.
  public func validate() throws(ConfigurationError) {
    guard (1...1_000_000).contains(sampleCount) else {
      throw ConfigurationError(field: "sampleCount", reason: "\(sampleCount) is not in 1...1000000")
    }
    guard temperature > 0 && temperature <= 1000 else {
      throw ConfigurationError(
        field: "temperature", reason: "\(temperature) is not above 0 and at most 1000")
    }
    guard topK >= 0 else {
      throw ConfigurationError(field: "topK", reason: "\(topK) is negative")
    }
    guard topP > 0 && topP <= 1 else {
      throw ConfigurationError(field: "topP", reason: "\(topP) is not above 0 and at most 1")
    }
  }
}
