import FoundationEssentials
import Tensors
import Tokenization
import Transformer

/// `config.json` of a model: the fields of Hugging Face's BART family, and our configuration for what that has no word
/// for.
///
/// Where a class of that family has exactly this shape, `model_type` and `architectures` name it; the others are
/// "calque". What both parts say is read from the fields of the family; a file may lack our part.
struct ConfigurationFile: Codable {
  static let name = "config.json"

  var architectures: [String]?
  var modelType: String
  var isEncoderDecoder = true
  var vocabSize: Int
  var dModel: Int
  var encoderLayers: Int
  var decoderLayers: Int
  var encoderAttentionHeads: Int
  var decoderAttentionHeads: Int
  var encoderFfnDim: Int
  var decoderFfnDim: Int
  var maxPositionEmbeddings: Int
  var activationFunction: TransformerConfiguration.FeedForwardActivation
  var dropout: Float
  var attentionDropout: Float = 0
  var activationDropout: Float = 0
  var scaleEmbedding: Bool
  var tieWordEmbeddings: Bool
  var bosTokenId = Vocabulary.Special.start.rawValue
  var padTokenId = Vocabulary.Special.padding.rawValue
  var eosTokenId = Vocabulary.Special.end.rawValue
  var decoderStartTokenId = Vocabulary.Special.start.rawValue

  var normalization: TransformerConfiguration.Normalization
  var positions: Positions
  var embeddingSharing: TransformerConfiguration.EmbeddingSharing
  var normalizeEmbeddings: Bool
  var layerNormEps: Float
  /// Every field of ours, of which those are read that the family lacks.
  var calque: TransformerConfiguration?

  init(_ configuration: TransformerConfiguration) {
    // The other classes have other names or extents, which only an export writes.
    let family = BARTFamily.reading(configuration)
    modelType = family?.modelType ?? "calque"
    architectures = family.map { [$0.className] }
    vocabSize = configuration.vocabularySize
    dModel = configuration.modelDimension
    encoderLayers = configuration.encoderLayerCount
    decoderLayers = configuration.decoderLayerCount
    let (encoder, decoder) = (configuration[.encoder], configuration[.decoder])
    encoderAttentionHeads = encoder.headCount
    decoderAttentionHeads = decoder.headCount
    encoderFfnDim = encoder.feedForwardDimension
    decoderFfnDim = decoder.feedForwardDimension
    isEncoderDecoder = configuration.architecture == .encoderDecoder
    attentionDropout = configuration.attentionDropout
    maxPositionEmbeddings = configuration.maximumLength
    activationFunction = configuration.activation
    dropout = configuration.dropout
    scaleEmbedding = configuration.scalesEmbeddings
    tieWordEmbeddings = configuration.embeddingSharing != .none
    normalization = configuration.normalization
    positions = configuration.positions
    embeddingSharing = configuration.embeddingSharing
    normalizeEmbeddings = configuration.normalizesEmbeddings
    layerNormEps = configuration.layerNormEpsilon
    calque = configuration
  }

  /// The configuration that a file describes, validated.
  static func read(_ path: String) throws(FileError) -> TransformerConfiguration {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let file = try JSONFile.read(ConfigurationFile.self, from: path, decoder: decoder)
    let configuration = file.configuration
    do {
      try configuration.validate()
    } catch {
      throw FileError(path: path, place: error.field, .malformed(error.reason))
    }
    return configuration
  }

  /// The bytes of the file of a configuration.
  static func bytes(
    of configuration: TransformerConfiguration, for path: String
  ) throws(FileError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return try JSONFile.bytes(of: ConfigurationFile(configuration), encoder: encoder, for: path)
  }

  private var configuration: TransformerConfiguration {
    var result = calque ?? TransformerConfiguration(vocabularySize: vocabSize)
    result.vocabularySize = vocabSize
    result.modelDimension = dModel
    result.headCount = encoderAttentionHeads
    result.encoderLayerCount = encoderLayers
    result.decoderLayerCount = decoderLayers
    result.feedForwardDimension = encoderFfnDim
    if result[.decoder].headCount != decoderAttentionHeads {
      result.decoder.headCount = decoderAttentionHeads
    }
    if result[.decoder].feedForwardDimension != decoderFfnDim {
      result.decoder.feedForwardDimension = decoderFfnDim
    }
    result.normalization = normalization
    result.positions = positions
    result.maximumLength = maxPositionEmbeddings
    result.embeddingSharing = embeddingSharing
    result.activation = activationFunction
    result.normalizesEmbeddings = normalizeEmbeddings
    result.scalesEmbeddings = scaleEmbedding
    result.dropout = dropout
    result.attentionDropout = attentionDropout
    result.layerNormEpsilon = layerNormEps
    return result
  }
}
