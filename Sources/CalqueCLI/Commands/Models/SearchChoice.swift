import Tensors
import Transformer

/// How a command searches for hypotheses: options of the same names wherever a model is asked.
struct SearchChoice {
  var beam = BeamWidth()
  var samples = 0
  var temperature = SamplingOptions().temperature
  var topK = SamplingOptions().topK
  var topP = SamplingOptions().topP
  var length = SearchOptions().maximumLength
  var lengthPenalty = Double(SearchOptions().lengthPenalty)
  var quantization = SearchOptions().quantization

  /// The options of a command that keeps the choice in a property.
  static func parameters<Root>(
    _ choice: WritableKeyPath<Root, SearchChoice>
  ) -> [Parameter<Root>] {
    [
      .option(
        "beam", "N", choice.appending(path: \.beam),
        "the number of hypotheses kept by beam search; 1 is the greedy search"),
      .option(
        "samples", "N", choice.appending(path: \.samples),
        "the number of answers drawn from the model's distribution"),
      .option(
        "temperature", "T", choice.appending(path: \.temperature),
        "what logits are divided by before a token is drawn"),
      .option(
        "top-k", "K", choice.appending(path: \.topK),
        "draw among the K likeliest tokens; 0 for all"),
      .option(
        "top-p", "P", choice.appending(path: \.topP),
        "draw among the likeliest tokens that have this probability together"),
      .option(
        "length", "N", choice.appending(path: \.length),
        "the most tokens of an answer, the end token included"),
      .option(
        "length-penalty", "P", choice.appending(path: \.lengthPenalty),
        "the exponent of the length in scores"),
      .option(
        "quantization", "NAME", choice.appending(path: \.quantization),
        "none, or int8 to round weights: quicker with large models, answers may change"),
    ]
  }

  /// The settings of greedy and beam search, and the bounds of all.
  func options(command: String) throws(UsageError) -> SearchOptions {
    var options = SearchOptions()
    options.beamWidth = beam.value
    options.maximumLength = length
    options.lengthPenalty = Float(lengthPenalty)
    options.quantization = quantization
    try Self.require(command) { () throws(ConfigurationError) in try options.validate() }
    return options
  }

  /// The most samples, all of which are decoded side by side.
  private static let sampleLimit = 1000

  /// The settings of draws; nil if there are to be none.
  func sampling(seed: UInt64, command: String) throws(UsageError) -> SamplingOptions? {
    guard (0...Self.sampleLimit).contains(samples) else {
      throw UsageError(
        .other("--samples takes a number from 0 to \(Self.sampleLimit)"), command: command)
    }
    var options = SamplingOptions()
    options.sampleCount = max(1, samples)
    options.temperature = temperature
    options.topK = topK
    options.topP = topP
    options.seed = seed
    try Self.require(command) { () throws(ConfigurationError) in try options.validate() }
    return samples == 0 ? nil : options
  }

  /// The options that set what errors name.
  private static let names = [
    "beamWidth": "beam", "maximumLength": "length", "lengthPenalty": "length-penalty",
    "sampleCount": "samples", "topK": "top-k", "topP": "top-p",
  ]

  /// Passes on a refusal by the name of the option.
  private static func require(
    _ command: String, _ validate: () throws(ConfigurationError) -> Void
  ) throws(UsageError) {
    do {
      try validate()
    } catch {
      throw UsageError(
        .other("--\(names[error.field] ?? error.field): \(error.reason)"), command: command)
    }
  }
}
