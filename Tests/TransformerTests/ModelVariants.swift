import Testing
import Transformer

/// A small model of some shape, named by what is special about it.
struct ModelVariant: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let configuration: TransformerConfiguration

  init(_ name: String, _ change: (inout TransformerConfiguration) -> Void) {
    testDescription = name
    configuration = .tiny(change)
  }

  static let positions = TransformerConfiguration.Normalization.allCases.flatMap { normalization in
    Positions.allCases.map { positions in
      ModelVariant("\(normalization)-norm, \(positions) positions") {
        $0.normalization = normalization
        setPositions(positions, &$0)
      }
    }
  }

  static let architectures =
    TransformerConfiguration.Architecture.allCases.flatMap { architecture in
      let encodings: [Positions] = [
        .learned, .rotary, .relativeKeyQuery, .t5, .fire, .coupled, .coupledRelative,
      ]
      return encodings.map { positions in
        ModelVariant("\(architecture), \(positions) positions") {
          $0.architecture = architecture
          $0.embeddingSharing = .none
          setPositions(positions, &$0)
        }
      }
    }

  static let parts: [ModelVariant] = [
    ModelVariant("root-mean-square norms, gated units, no biases") {
      $0.norm = .rmsNorm
      $0.activation = .swiglu
      $0.hasBiases = false
    },
    ModelVariant("no biases, GELU, normalised and scaled embeddings") {
      $0.activation = .gelu
      $0.hasBiases = false
      $0.normalizesEmbeddings = true
      $0.scalesEmbeddings = true
      $0.embeddingSharing = .targetAndOutput
    },
    ModelVariant("a decoder of another shape") {
      $0.embeddingSharing = .targetAndOutput
      $0.decoder.modelDimension = 12
      $0.decoder.headCount = 3
      $0.decoder.feedForwardDimension = 10
      $0.decoder.positions = Positions.none
    },
    ModelVariant("normalised queries and keys") { $0.normalizesQueriesAndKeys = true },
    ModelVariant("normalised queries and keys, rotary positions, a lone decoder") {
      $0.normalizesQueriesAndKeys = true
      $0.architecture = .decoderOnly
      setPositions(.rotary, &$0)
    },
    ModelVariant("several passes with input, gates and halting") {
      $0.universal.encoderPasses = 2
      $0.universal.decoderPasses = 3
      $0.universal.injectsInput = true
      $0.universal.hasGates = true
      $0.universal.hasHalting = true
    },
    ModelVariant("several passes after norms") {
      $0.normalization = .post
      $0.universal.encoderPasses = 3
      $0.universal.decoderPasses = 2
      $0.universal.hasHalting = true
    },
  ]

  static let all = positions + architectures + parts

  /// Shapes whose training draws random numbers, so that a sequence's loss depends on its place in the batch.
  static let random: [ModelVariant] = [
    ModelVariant("dropout of states and of attention") {
      $0.dropout = 0.2
      $0.attentionDropout = 0.3
    },
    ModelVariant("attention dropout with distances") {
      $0.attentionDropout = 0.3
      setPositions(.relativeKeyQuery, &$0)
    },
    ModelVariant("random places") { $0.positionOptions.randomRange = 40 },
    ModelVariant("random places in a lone decoder") {
      $0.architecture = .decoderOnly
      setPositions(.rotary, &$0)
      $0.positionOptions.randomRange = 40
    },
    ModelVariant("shifted digits") {
      setPositions(.abacus, &$0)
      $0.positionOptions.greatestOffset = 5
    },
    ModelVariant("shifted significances") {
      $0.architecture = .decoderOnly
      setPositions(.coupledRelative, &$0)
      $0.positionOptions.greatestOffset = 5
    },
  ]

  private static func setPositions(
    _ positions: Positions, _ configuration: inout TransformerConfiguration
  ) {
    configuration.positions = positions
    configuration.positionOptions.relativeDistance = 2
    configuration.positionOptions.bucketCount = 4
    configuration.positionOptions.bucketDistance = 6
    configuration.positionOptions.fireThreshold = 4
    configuration.positionOptions.digitTokens = [3, 4, 5, 6, 7]
    // Without positions an encoder would read a set.
    if positions == .none && configuration.architecture == .encoderDecoder {
      configuration.positions = .learned
      configuration.decoder.positions = positions
    }
    if configuration.architecture == .encoderOnly { configuration.answerLength = 8 }
    // A lone decoder has the problem and the answer in one sequence.
    if configuration.architecture == .decoderOnly { configuration.maximumLength = 18 }
  }
}

extension TransformerConfiguration {
  /// A model that takes no time, with a field or two changed.
  static func tiny(_ change: (inout TransformerConfiguration) -> Void) -> TransformerConfiguration {
    var result = TransformerConfiguration(vocabularySize: 11)
    result.modelDimension = 8
    result.headCount = 2
    result.encoderLayerCount = 1
    result.decoderLayerCount = 1
    result.feedForwardDimension = 16
    result.maximumLength = 9
    change(&result)
    return result
  }
}
