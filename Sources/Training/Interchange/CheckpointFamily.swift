import JSON5
import Transformer

/// A class of Hugging Face's `transformers` that computes the same as some of our models, and how both sides write
/// down one and the same model.
protocol CheckpointFamily: Sendable {
  /// `model_type` in `config.json`.
  var modelType: String { get }
  /// The class, the one entry of `architectures`.
  var className: String { get }
  /// What a configuration must have for the class to compute the same.
  var requirements: [Requirement] { get }

  /// The fields of `config.json` that describe the shape.
  func fields(of configuration: TransformerConfiguration) -> [String: JSONValue]
  /// The configuration that such fields describe; it is not validated yet.
  func configuration(
    from fields: CheckpointFields
  ) throws(FileError) -> TransformerConfiguration
  /// Where the class keeps a parameter of ours, or nil where it has none: the parameter must then be zero.
  func place(
    of parameter: ParameterName, in configuration: TransformerConfiguration
  ) -> StoredTensor?
  /// Names of tensors that a checkpoint may hold besides, and the tensor that each repeats.
  func copies(in configuration: TransformerConfiguration) -> [String: String]
}

/// Where and how a class keeps a parameter.
struct StoredTensor {
  /// The name in the checkpoint.
  var name: String
  /// What our numbers are multiplied by there.
  var factor: Float = 1
  /// Whether rows are columns there.
  var isTransposed = false
  /// The row of ours with which it begins; those before are zero and never read.
  var firstRow = 0

  /// By default the same numbers under another name.
  init(_ name: String, factor: Float = 1, isTransposed: Bool = false, firstRow: Int = 0) {
    self.name = name
    self.factor = factor
    self.isTransposed = isTransposed
    self.firstRow = firstRow
  }

  /// The extents there of a parameter of ours.
  func shape(of entry: ParameterLayout.Entry) -> [Int] {
    var shape = entry.shape
    shape[0] -= firstRow
    return isTransposed ? shape.reversed() : shape
  }

  /// Where its numbers begin in our buffer.
  func offset(of entry: ParameterLayout.Entry) -> Int {
    entry.offset + firstRow * (entry.count / entry.shape[0])
  }

  /// Whether the numbers are the same, bit by bit and in the same order.
  var isPlain: Bool { factor == 1 && !isTransposed }
}

/// All classes that calque exchanges models with.
enum CheckpointFamilies {
  static let all: [any CheckpointFamily] =
    BARTFamily.all + [T5Family(), OPTFamily(), LlamaFamily()]

  /// The class that computes the same as a model of this configuration.
  ///
  /// Architecture and positions choose the class, since they leave at most one sort; what else it lacks is then the
  /// reason of the refusal.
  static func matching(
    _ configuration: TransformerConfiguration
  ) throws(ConfigurationError) -> any CheckpointFamily {
    let positions = configuration.positions
    let family: any CheckpointFamily
    switch (configuration.architecture, positions) {
    case (.encoderOnly, _):
      throw ConfigurationError(
        field: "architecture",
        reason: "'encoderOnly', whose answers are read at once, has no counterpart in transformers")
    case (.encoderDecoder, .learned), (.encoderDecoder, .sinusoidal):
      family = BARTFamily.nearest(to: configuration)
    case (.encoderDecoder, .t5): family = T5Family()
    case (.decoderOnly, .learned): family = OPTFamily()
    case (.decoderOnly, .rotary): family = LlamaFamily()
    default:
      throw ConfigurationError(
        field: "positions",
        reason: "'\(positions)' in a model of architecture '\(configuration.architecture)' has no "
          + "counterpart in transformers")
    }
    for requirement in Requirement.common + family.requirements {
      try requirement.check(configuration, for: family.className)
    }
    return family
  }
}
