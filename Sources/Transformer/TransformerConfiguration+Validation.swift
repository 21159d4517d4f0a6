/// A field of a model configuration that makes no sense, and why.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the field, as in the configuration file.
  public let field: String
  /// What is wrong with it and what it may be.
  public let reason: String

  /// Creates an error about one field.
  public init(field: String, reason: String) {
    self.field = field
    self.reason = reason
  }

  /// One line: the field and the reason.
  public var description: String { "\(field): \(reason)" }
}

extension TransformerConfiguration {
  /// The most floats that the parameters of a model may hold (8 GiB): more is taken for a corrupt file.
  static let parameterLimit = 1 << 31

  /// Refuses a configuration that no model can have, naming the field; every model is made from a validated one.
  public func validate() throws(ConfigurationError) {
    try require(vocabularySize, in: 2...(1 << 20), "vocabularySize")
    try require(modelDimension, in: 1...(1 << 15), "modelDimension")
    try require(headCount, in: 1...(1 << 10), "headCount")
    guard modelDimension % headCount == 0 else {
      throw ConfigurationError(
        field: "headCount",
        reason: "\(headCount) heads do not divide the model dimension \(modelDimension)")
    }
    try require(encoderLayerCount, in: 1...512, "encoderLayerCount")
    try require(decoderLayerCount, in: 1...512, "decoderLayerCount")
    try require(feedForwardDimension, in: 1...(1 << 17), "feedForwardDimension")
    try require(maximumLength, in: 1...(1 << 20), "maximumLength")
    if positions == .sinusoidal && modelDimension % 2 != 0 {
      throw ConfigurationError(
        field: "modelDimension",
        reason: "\(modelDimension) is odd, but sinusoidal positions need pairs of columns")
    }
    guard dropout >= 0 && dropout < 1 else {
      throw ConfigurationError(
        field: "dropout", reason: "\(dropout) is not a probability of at least 0 and below 1")
    }
    guard layerNormEpsilon > 0 && layerNormEpsilon < 1 else {
      throw ConfigurationError(
        field: "layerNormEpsilon", reason: "\(layerNormEpsilon) is not between 0 and 1")
    }
    try requireModerateSize()
  }

  private func require(
    _ value: Int, in range: ClosedRange<Int>, _ field: String
  ) throws(ConfigurationError) {
    guard range.contains(value) else {
      throw ConfigurationError(
        field: field, reason: "\(value) is not in \(range.lowerBound)...\(range.upperBound)")
    }
  }

  /// Bounds the memory before anything is allocated; the bounds above keep the products from overflowing.
  private func requireModerateSize() throws(ConfigurationError) {
    let model = modelDimension
    let layers = encoderLayerCount + 2 * decoderLayerCount
    let inLayers = layers * (4 * model * model + 2 * model * feedForwardDimension)
    let inTables = (3 * vocabularySize + 2 * maximumLength) * model
    guard inLayers + inTables <= Self.parameterLimit else {
      throw ConfigurationError(
        field: "modelDimension",
        reason: "the model would have more than \(Self.parameterLimit) parameters; make it smaller")
    }
  }
}
