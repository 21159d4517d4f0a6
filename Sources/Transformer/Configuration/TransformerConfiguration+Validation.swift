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
    try require(encoderLayerCount, in: 1...512, "encoderLayerCount")
    try require(decoderLayerCount, in: 1...512, "decoderLayerCount")
    try require(maximumLength, in: 1...(1 << 20), "maximumLength")
    for side in sides { try validate(side) }
    try validateSharing()
    try validatePositionOptions()
    try validatePasses()
    if architecture == .encoderOnly {
      try require(answerLength, in: 1...maximumLength, "answerLength")
      try require(Int(paddingToken), in: 0...(vocabularySize - 1), "paddingToken")
    }
    try requireProbability(dropout, "dropout")
    try requireProbability(attentionDropout, "attentionDropout")
    guard layerNormEpsilon > 0 && layerNormEpsilon < 1 else {
      throw ConfigurationError(
        field: "layerNormEpsilon", reason: "\(layerNormEpsilon) is not between 0 and 1")
    }
    try requireModerateSize()
  }

  private func validate(_ side: SideConfiguration) throws(ConfigurationError) {
    // A decoder's own fields lie in the object of differences.
    let isOwn = side.side == .decoder && architecture == .encoderDecoder
    func name(_ field: String, _ isSet: Bool) -> String {
      isOwn && isSet ? "decoder.\(field)" : field
    }
    let width = name("modelDimension", decoder.modelDimension != nil)
    let heads = name("headCount", decoder.headCount != nil)
    try require(side.modelDimension, in: 1...(1 << 15), width)
    try require(side.headCount, in: 1...(1 << 10), heads)
    guard side.modelDimension % side.headCount == 0 else {
      throw ConfigurationError(
        field: heads,
        reason: "\(side.headCount) heads do not divide the model dimension \(side.modelDimension)")
    }
    try require(
      side.feedForwardDimension, in: 1...(1 << 17),
      name("feedForwardDimension", decoder.feedForwardDimension != nil))
    if side.positions == .sinusoidal && side.modelDimension % 2 != 0 {
      throw ConfigurationError(
        field: width,
        reason: "\(side.modelDimension) is odd, but sinusoidal positions need pairs of columns")
    }
    if side.positions == .rotary && side.headDimension % 2 != 0 {
      throw ConfigurationError(
        field: heads,
        reason: "heads of the odd width \(side.headDimension), but rotary positions turn pairs")
    }
    if side.positions == .none && !side.isCausal {
      throw ConfigurationError(
        field: "positions",
        reason: "'none' is for causal stacks: the encoder could not tell the order of tokens")
    }
    if positionOptions.randomRange > 0 && !side.positions.canBeRandomized {
      throw ConfigurationError(
        field: "positionOptions.randomRange",
        reason:
          "'\(side.positions)' positions cannot be drawn at random; use learned, sinusoidal or rotary"
      )
    }
  }

  private func validateSharing() throws(ConfigurationError) {
    let widths = Set(sides.map(\.modelDimension))
    if embeddingSharing == .all && widths.count > 1 {
      throw ConfigurationError(
        field: "embeddingSharing",
        reason:
          "'all' needs one width, but encoder and decoder differ; use 'targetAndOutput' or 'none'")
    }
  }

  private func validatePositionOptions() throws(ConfigurationError) {
    let options = positionOptions
    func name(_ field: String) -> String { "positionOptions.\(field)" }
    guard options.rotaryBase > 1 && options.rotaryBase.isFinite else {
      throw ConfigurationError(
        field: name("rotaryBase"), reason: "\(options.rotaryBase) is not a finite number above 1")
    }
    try require(options.relativeDistance, in: 1...4096, name("relativeDistance"))
    try require(options.bucketCount, in: 4...4096, name("bucketCount"))
    guard options.bucketCount % 2 == 0 else {
      throw ConfigurationError(
        field: name("bucketCount"),
        reason: "\(options.bucketCount) is odd; half are for each direction")
    }
    try require(
      options.bucketDistance, in: (options.bucketCount + 1)...(1 << 20), name("bucketDistance"))
    try require(options.fireThreshold, in: 1...(1 << 20), name("fireThreshold"))
    try require(options.fireWidth, in: 1...1024, name("fireWidth"))
    try require(options.greatestOffset, in: 0...(1 << 16), name("greatestOffset"))
    if options.randomRange != 0 {
      try require(options.randomRange, in: maximumLength...(1 << 20), name("randomRange"))
    }
    if let token = options.digitTokens.first(where: { $0 < 0 || $0 >= vocabularySize }) {
      throw ConfigurationError(
        field: name("digitTokens"),
        reason: "token \(token) is not in the vocabulary of \(vocabularySize)")
    }
    if options.digitTokens.isEmpty && countsDigits {
      throw ConfigurationError(
        field: name("digitTokens"), reason: "these positions count digits, but no token is one")
    }
  }

  private func validatePasses() throws(ConfigurationError) {
    try require(universal.encoderPasses, in: 1...1024, "universal.encoderPasses")
    try require(universal.decoderPasses, in: 1...1024, "universal.decoderPasses")
    guard universal.ponderPenalty >= 0 && universal.ponderPenalty <= 100 else {
      throw ConfigurationError(
        field: "universal.ponderPenalty", reason: "\(universal.ponderPenalty) is not in 0…100")
    }
  }

  private func require(
    _ value: Int, in range: ClosedRange<Int>, _ field: String
  ) throws(ConfigurationError) {
    guard range.contains(value) else {
      throw ConfigurationError(
        field: field, reason: "\(value) is not in \(range.lowerBound)...\(range.upperBound)")
    }
  }

  private func requireProbability(_ value: Float, _ field: String) throws(ConfigurationError) {
    guard value >= 0 && value < 1 else {
      throw ConfigurationError(
        field: field, reason: "\(value) is not a probability of at least 0 and below 1")
    }
  }

  /// Bounds the memory before anything is allocated; the bounds above keep the products from overflowing.
  private func requireModerateSize() throws(ConfigurationError) {
    var count = 0
    for side in sides {
      let model = max(side.modelDimension, modelDimension)
      count += 2 * side.layerCount * (4 * model * model + 2 * model * side.feedForwardDimension)
      let rows = maximumLength + positionOptions.greatestOffset + positionOptions.randomRange
      count += (2 * vocabularySize + 2 * rows) * model
    }
    guard count <= Self.parameterLimit else {
      throw ConfigurationError(
        field: "modelDimension",
        reason: "the model would have more than \(Self.parameterLimit) parameters; make it smaller")
    }
  }
}
