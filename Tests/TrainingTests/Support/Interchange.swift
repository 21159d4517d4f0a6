import Randomness
import Tensors
import Testing
import Tokenization
import Training
import Transformer

/// Models of every class that calque exchanges with transformers, with random numbers in all weights.
enum Interchange {
  /// One sort of model and the class that it becomes.
  struct Example: CustomTestStringConvertible, Sendable {
    let className: String
    let configuration: TransformerConfiguration
    var testDescription: String { "\(className): \(configuration)" }

    init(_ className: String, _ change: (inout TransformerConfiguration) -> Void) {
      self.className = className
      var configuration = TransformerConfiguration(vocabularySize: ReversalTask.vocabulary.count)
      configuration.modelDimension = 16
      configuration.headCount = 4
      configuration.feedForwardDimension = 24
      configuration.encoderLayerCount = 2
      configuration.decoderLayerCount = 1
      configuration.maximumLength = 12
      configuration.dropout = 0.125
      change(&configuration)
      // A lone decoder has no encoder layers that a checkpoint could tell of.
      if configuration.architecture == .decoderOnly { configuration.encoderLayerCount = 4 }
      self.configuration = configuration
    }
  }

  static let examples = [
    Example("BartForConditionalGeneration") {
      $0.normalization = .post
      $0.normalizesEmbeddings = true
      $0.activation = .gelu
      $0.decoder.headCount = 2
      $0.decoder.feedForwardDimension = 40
    },
    Example("MBartForConditionalGeneration") {
      $0.normalizesEmbeddings = true
      $0.scalesEmbeddings = true
      $0.attentionDropout = 0.25
    },
    Example("BlenderbotForConditionalGeneration") { $0.decoder.feedForwardDimension = 40 },
    Example("PegasusForConditionalGeneration") { $0.positions = .sinusoidal },
    Example("MarianMTModel") {
      $0.normalization = .post
      $0.positions = .sinusoidal
    },
    Example("MarianMTModel") {
      $0.normalization = .post
      $0.positions = .sinusoidal
      $0.embeddingSharing = .targetAndOutput
    },
    Example("T5ForConditionalGeneration", t5),
    Example("T5ForConditionalGeneration") {
      t5(&$0)
      $0.activation = .swiglu
      $0.positionOptions.bucketCount = 8
      $0.positionOptions.bucketDistance = 20
    },
    Example("OPTForCausalLM") { $0.architecture = .decoderOnly },
    Example("OPTForCausalLM") {
      $0.architecture = .decoderOnly
      $0.normalization = .post
      $0.hasBiases = false
      $0.embeddingSharing = .none
    },
    Example("LlamaForCausalLM", llama),
    Example("LlamaForCausalLM") {
      llama(&$0)
      $0.positionOptions.rotaryBase = 5000
      $0.embeddingSharing = .none
    },
  ]

  static func t5(_ configuration: inout TransformerConfiguration) {
    configuration.positions = .t5
    configuration.norm = .rmsNorm
    configuration.hasBiases = false
    configuration.layerNormEpsilon = 1e-6
  }

  static func llama(_ configuration: inout TransformerConfiguration) {
    configuration.architecture = .decoderOnly
    configuration.positions = .rotary
    configuration.norm = .rmsNorm
    configuration.activation = .swiglu
    configuration.hasBiases = false
    configuration.dropout = 0
  }

  /// A model with random numbers also where training begins with zeros and ones.
  static func model(_ configuration: TransformerConfiguration, seed: UInt64 = 1) -> ModelFolder {
    let parameters = Parameters(configuration, initializedFrom: RandomStream(seed: seed))
    var draws = RandomStream(seed: seed).child("all")
    for entry in parameters.layout.entries where !isFixed(entry.name, configuration) {
      parameters.setElements(
        of: entry, to: (0..<entry.count).map { _ in Float(draws.uniform() - 0.5) })
    }
    // The rows that no token reads are zero in every file.
    for side in ["encoder", "decoder"] {
      if let table = parameters.layout["model.\(side).embed_positions.weight"] {
        let reserved = 2 * configuration.modelDimension
        parameters.values.fill(with: 0, in: table.offset..<(table.offset + reserved))
      }
    }
    return ModelFolder(
      configuration: configuration, vocabulary: ReversalTask.vocabulary, parameters: parameters,
      notes: ["task": "reversal"])
  }

  /// OPT's output has no bias.
  private static func isFixed(_ name: String, _ configuration: TransformerConfiguration) -> Bool {
    name == "final_logits_bias" && configuration.architecture == .decoderOnly
  }

  /// The logits of one pair.
  static func logits(_ model: ModelFolder) throws -> [Float] {
    var batch = PackedBatch()
    batch.append(
      source: [3, 5, 4, 6, 2] as [Int32], target: [6, 4, 5, 3] as [Int32], start: 0, end: 2)
    return try TransformerModel(model.configuration)
      .logits(of: batch, parameters: model.parameters)
  }
}
