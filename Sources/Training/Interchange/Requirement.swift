import Transformer

/// Something that a class demands of a configuration: a field with one of some values.
struct Requirement: Sendable {
  /// The name of the field, as in a recipe.
  let field: String
  /// The field as text.
  let value: @Sendable (TransformerConfiguration) -> String
  /// The texts that the class can represent.
  let allowed: @Sendable (TransformerConfiguration) -> [String]

  /// A field with fixed values.
  init(
    _ field: String, _ allowed: String...,
    value: @escaping @Sendable (TransformerConfiguration) -> String
  ) {
    self.field = field
    self.value = value
    self.allowed = { _ in allowed }
  }

  /// A field that must be the same as another.
  init(
    _ field: String, value: @escaping @Sendable (TransformerConfiguration) -> String,
    sameAs other: @escaping @Sendable (TransformerConfiguration) -> String
  ) {
    self.field = field
    self.value = value
    allowed = { [other($0)] }
  }

  /// Refuses a configuration with another value, naming both.
  func check(
    _ configuration: TransformerConfiguration, for className: String
  ) throws(ConfigurationError) {
    let (found, allowed) = (value(configuration), allowed(configuration))
    guard !allowed.contains(found) else { return }
    let known = allowed.map { "'\($0)'" }.joined(separator: " or ")
    throw ConfigurationError(
      field: field, reason: "is '\(found)', but \(className) has only \(known)")
  }

  /// What no class has.
  static let common = [
    Requirement("normalizesQueriesAndKeys", "false") { "\($0.normalizesQueriesAndKeys)" },
    Requirement("universal.encoderPasses", "1") { "\($0.universal.encoderPasses)" },
    Requirement("universal.decoderPasses", "1") { "\($0.universal.decoderPasses)" },
    Requirement("universal.hasGates", "false") { "\($0.universal.hasGates)" },
    Requirement("universal.hasHalting", "false") { "\($0.universal.hasHalting)" },
    Requirement("positionOptions.randomRange", "0") { "\($0.positionOptions.randomRange)" },
    Requirement(
      "decoder.positions", value: { "\($0[.decoder].positions)" }, sameAs: { "\($0.positions)" }),
    Requirement(
      "decoder.modelDimension", value: { "\($0[.decoder].modelDimension)" },
      sameAs: { "\($0.modelDimension)" }),
  ]
  static let layerNorm = Requirement("norm", "layerNorm") { "\($0.norm)" }
  static let rmsNorm = Requirement("norm", "rmsNorm") { "\($0.norm)" }
  static let plainActivation = Requirement("activation", "relu", "gelu") { "\($0.activation)" }
  static let noEmbeddingNorm = Requirement("normalizesEmbeddings", "false") {
    "\($0.normalizesEmbeddings)"
  }
  static let noEmbeddingScale = Requirement("scalesEmbeddings", "false") {
    "\($0.scalesEmbeddings)"
  }
  static let noBiases = Requirement("hasBiases", "false") { "\($0.hasBiases)" }
  /// The number that PyTorch adds where a class has no field for it.
  static let torchEpsilon = Requirement("layerNormEpsilon", "\(Float(1e-5))") {
    "\($0.layerNormEpsilon)"
  }
}
