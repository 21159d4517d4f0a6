import Glibc
public import Tensors

/// How sequences are searched for.
public struct SearchOptions: Codable, Hashable, Sendable {
  /// The number of hypotheses that a beam search keeps and returns, at least 1.
  public var beamWidth = 10
  /// The most tokens of a hypothesis, the end token included; the model's own limit holds as well.
  public var maximumLength = 512
  /// The exponent p of the score Σ log P / lengthᵖ, at least 0: larger values favour longer sequences.
  ///
  /// 1, the mean over tokens, is the setting of Lample and Charton 2020.
  public var lengthPenalty: Float = 1
  /// Whether a beam search ends as soon as it has `beamWidth` finished hypotheses; if not, when no other can beat them.
  public var stopsEarly = true
  /// About how many hypotheses one worker decodes side by side, over all sources together.
  ///
  /// A matter of speed and memory. What is decoded together does not depend on the number of workers.
  public var rowsPerBatch = 160
  /// Whether the processor's decoder rounds weights; a matter of speed and, by a little, of the answers.
  public var quantization = Quantization.none

  /// Creates the default options: ten hypotheses, mean log-probability, early stopping.
  public init() {}

  /// Refuses options that make no sense, naming the field.
  public func validate() throws(ConfigurationError) {
    for (value, field) in [
      (beamWidth, "beamWidth"), (maximumLength, "maximumLength"), (rowsPerBatch, "rowsPerBatch"),
    ] where !(1...1_000_000).contains(value) {
      throw ConfigurationError(field: field, reason: "\(value) is not in 1...1000000")
    }
    guard lengthPenalty >= 0 && lengthPenalty <= 100 else {
      throw ConfigurationError(field: "lengthPenalty", reason: "\(lengthPenalty) is not in 0...100")
    }
  }

  /// The score of a sequence of `count` tokens, the end token among them.
  public func score(logProbability: Float, count: Int) -> Float {
    lengthPenalty == 1
      ? logProbability / Float(count) : logProbability / powf(Float(count), lengthPenalty)
  }
}

/// The ids that frame a decoded sequence.
public struct SequenceFrame: Codable, Hashable, Sendable {
  /// What the decoder reads first.
  public var start: Int32
  /// What ends a hypothesis.
  public var end: Int32

  /// A frame of two ids.
  public init(start: Int32, end: Int32) {
    self.start = start
    self.end = end
  }
}
