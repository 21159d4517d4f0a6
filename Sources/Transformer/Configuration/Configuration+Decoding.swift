// Reading a configuration in which fields may be missing, as in files of earlier versions: they have their defaults.

/// The name of a field in a file.
private struct FieldName: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer<FieldName> {
  fileprivate func read<Field: Decodable>(_ field: inout Field, _ name: String) throws {
    let key = FieldName(stringValue: name)
    if let value = try decodeIfPresent(Field.self, forKey: key) { field = value }
  }
}

extension TransformerConfiguration {
  /// Reads what is there; the rest has its default.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: FieldName.self)
    self.init(vocabularySize: 0)
    vocabularySize = try container.decode(
      Int.self, forKey: FieldName(stringValue: "vocabularySize"))
    try container.read(&architecture, "architecture")
    try container.read(&modelDimension, "modelDimension")
    try container.read(&headCount, "headCount")
    try container.read(&encoderLayerCount, "encoderLayerCount")
    try container.read(&decoderLayerCount, "decoderLayerCount")
    try container.read(&feedForwardDimension, "feedForwardDimension")
    try container.read(&self.decoder, "decoder")
    try container.read(&normalization, "normalization")
    try container.read(&norm, "norm")
    try container.read(&normalizesQueriesAndKeys, "normalizesQueriesAndKeys")
    try container.read(&positions, "positions")
    try container.read(&positionOptions, "positionOptions")
    try container.read(&maximumLength, "maximumLength")
    try container.read(&answerLength, "answerLength")
    try container.read(&paddingToken, "paddingToken")
    try container.read(&embeddingSharing, "embeddingSharing")
    try container.read(&activation, "activation")
    try container.read(&hasBiases, "hasBiases")
    try container.read(&normalizesEmbeddings, "normalizesEmbeddings")
    try container.read(&scalesEmbeddings, "scalesEmbeddings")
    try container.read(&universal, "universal")
    try container.read(&dropout, "dropout")
    try container.read(&attentionDropout, "attentionDropout")
    try container.read(&layerNormEpsilon, "layerNormEpsilon")
  }
}

extension PositionOptions {
  /// Reads what is there; the rest has its default.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: FieldName.self)
    self.init()
    try container.read(&rotaryBase, "rotaryBase")
    try container.read(&relativeDistance, "relativeDistance")
    try container.read(&bucketCount, "bucketCount")
    try container.read(&bucketDistance, "bucketDistance")
    try container.read(&fireThreshold, "fireThreshold")
    try container.read(&fireWidth, "fireWidth")
    try container.read(&digitTokens, "digitTokens")
    try container.read(&greatestOffset, "greatestOffset")
    try container.read(&randomRange, "randomRange")
  }
}

extension UniversalOptions {
  /// Reads what is there; the rest has its default.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: FieldName.self)
    self.init()
    try container.read(&encoderPasses, "encoderPasses")
    try container.read(&decoderPasses, "decoderPasses")
    try container.read(&injectsInput, "injectsInput")
    try container.read(&hasGates, "hasGates")
    try container.read(&hasHalting, "hasHalting")
    try container.read(&ponderPenalty, "ponderPenalty")
  }
}
