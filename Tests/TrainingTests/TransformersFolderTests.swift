import Foundation
import Tensors
import Testing
import Tokenization
import Transformer

@testable import Training

struct TransformersFolderTests {
  /// The widths are powers of four, so that also T5's factors are exact.
  @Test(arguments: Interchange.examples)
  func everyClassIsReadBackBitForBit(example: Interchange.Example) throws {
    let folder = try TemporaryFolder()
    let model = Interchange.model(example.configuration)
    #expect(try TransformersFolder.className(for: example.configuration) == example.className)
    try TransformersFolder.write(model, to: folder("hf"))
    #expect(
      folder.names(in: "hf") == [
        "checksums.xxh64", "config.json", "generation_config.json", "model.safetensors",
        "tokenizer.json", "tokenizer_config.json",
      ])
    let config = String(decoding: try folder.bytes(of: "hf/config.json"), as: UTF8.self)
    #expect(config.contains("\"\(example.className)\""))
    let read = try TransformersFolder.read(folder("hf"))
    #expect(read.configuration == example.configuration)
    #expect(read.vocabulary == model.vocabulary)
    #expect(read.notes == model.notes)
    for entry in model.parameters.layout.entries {
      #expect(
        read.parameters.elements(of: entry.name) == model.parameters.elements(of: entry.name),
        "\(entry.name)")
    }
  }

  @Test(arguments: [ElementType.float16, .bfloat16])
  func logitsSurviveFactorsThatAreNotExact(type: ElementType) throws {
    let folder = try TemporaryFolder()
    let example = Interchange.Example("T5ForConditionalGeneration") {
      Interchange.t5(&$0)
      $0.modelDimension = 24
      $0.headCount = 2
    }
    let model = Interchange.model(example.configuration)
    for (type, tolerance) in [(ElementType.float32, Float(1e-5)), (type, 0.25)] {
      try TransformersFolder.write(model, to: folder("hf"), storedAs: type)
      let read = try TransformersFolder.read(folder("hf"))
      let (mine, others) = (try Interchange.logits(model), try Interchange.logits(read))
      #expect(zip(mine, others).allSatisfy { abs($0 - $1) < tolerance })
    }
  }

  /// The constants in which T5 differs, which the weights take in.
  @Test func theWeightsOfT5TakeItsConstantsIn() throws {
    let folder = try TemporaryFolder()
    let example = Interchange.Example("T5ForConditionalGeneration", Interchange.t5)
    let model = Interchange.model(example.configuration)
    try TransformersFolder.write(model, to: folder("hf"))
    let file = try SafetensorsFile(path: folder("hf/model.safetensors"))
    func stored(_ name: String) throws -> [Float] { try file.elements(of: #require(file[name])) }
    func own(_ name: String) throws -> [Float] {
      try #require(model.parameters.elements(of: name))
    }
    // Heads are 4 wide: scores are divided by 2; states are 16 wide: they are multiplied by 4.
    #expect(
      try stored("encoder.block.1.layer.0.SelfAttention.q.weight")
        == own("model.encoder.layers.1.self_attn.q_proj.weight").map { $0 / 2 })
    #expect(
      try stored("decoder.block.0.layer.1.EncDecAttention.q.weight")
        == own("model.decoder.layers.0.encoder_attn.q_proj.weight").map { $0 / 2 })
    #expect(
      try stored("decoder.final_layer_norm.weight")
        == own("model.decoder.layer_norm.weight").map { $0 * 4 })
    #expect(
      try stored("encoder.final_layer_norm.weight") == own("model.encoder.layer_norm.weight"))
    let name = "decoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight"
    #expect(file[name]?.shape == [32, 4])
    let (theirs, ours) = (
      try stored(name), try own("model.decoder.relative_attention_bias.weight")
    )
    for bucket in 0..<32 {
      for head in 0..<4 { #expect(theirs[4 * bucket + head] == ours[32 * head + bucket]) }
    }
  }

  @Test func theTableOfBlenderbotBeginsWithPlaceZero() throws {
    let folder = try TemporaryFolder()
    let example = Interchange.Example("BlenderbotForConditionalGeneration") { _ in }
    let model = Interchange.model(example.configuration)
    try TransformersFolder.write(model, to: folder("hf"))
    let file = try SafetensorsFile(path: folder("hf/model.safetensors"))
    let name = "model.encoder.embed_positions.weight"
    let table = try #require(file[name])
    #expect(table.shape == [12, 16])
    #expect(
      try file.elements(of: table) == model.parameters.elements(of: name).map { Array($0[32...]) })
  }

  /// Our own folder has the two rows that Blenderbot lacks, and so must not name it.
  @Test func ownFoldersNameNoClassThatCannotReadThem() throws {
    let folder = try TemporaryFolder()
    for (example, type) in zip(Interchange.examples, ["bart", "mbart", "calque"]) {
      try Interchange.model(example.configuration).save(to: folder("own"))
      let config = String(decoding: try folder.bytes(of: "own/config.json"), as: UTF8.self)
      #expect(config.contains("\"model_type\" : \"\(type)\""))
    }
  }

  @Test func theNamesOfLlamaAreThoseOfItsClass() throws {
    let folder = try TemporaryFolder()
    let example = Interchange.Example("LlamaForCausalLM", Interchange.llama)
    try TransformersFolder.write(Interchange.model(example.configuration), to: folder("hf"))
    let file = try SafetensorsFile(path: folder("hf/model.safetensors"))
    let layer = [
      "input_layernorm", "mlp.down_proj", "mlp.gate_proj", "mlp.up_proj",
      "post_attention_layernorm", "self_attn.k_proj", "self_attn.o_proj", "self_attn.q_proj",
      "self_attn.v_proj",
    ].map { "model.layers.0.\($0).weight" }
    #expect(
      file.entries.map(\.name).sorted()
        == ["model.embed_tokens.weight"] + layer + ["model.norm.weight"])
  }

  /// A configuration that no class has, and why.
  struct Misfit: CustomTestStringConvertible, Sendable {
    let reason: String
    let configuration: TransformerConfiguration
    var testDescription: String { reason }

    init(_ reason: String, _ change: (inout TransformerConfiguration) -> Void) {
      self.reason = reason
      configuration = Interchange.Example("", change).configuration
    }
  }

  static let misfits = [
    Misfit(
      "positions: 'fire' in a model of architecture 'encoderDecoder' has no counterpart in "
        + "transformers"
    ) { $0.positions = .fire },
    Misfit(
      "positions: 't5' in a model of architecture 'decoderOnly' has no counterpart in transformers"
    ) {
      $0.architecture = .decoderOnly
      $0.positions = .t5
    },
    Misfit(
      "architecture: 'encoderOnly', whose answers are read at once, has no counterpart in "
        + "transformers"
    ) {
      $0.architecture = .encoderOnly
      $0.answerLength = 5
    },
    Misfit(
      "normalizesEmbeddings: is 'false', but BartForConditionalGeneration has only 'true'"
    ) { $0.normalization = .post },
    Misfit("norm: is 'rmsNorm', but BlenderbotForConditionalGeneration has only 'layerNorm'") {
      $0.norm = .rmsNorm
    },
    Misfit(
      "activation: is 'swiglu', but PegasusForConditionalGeneration has only 'relu' or 'gelu'"
    ) {
      $0.positions = .sinusoidal
      $0.activation = .swiglu
    },
    Misfit("decoder.positions: is 'none', but MarianMTModel has only 'sinusoidal'") {
      $0.normalization = .post
      $0.positions = .sinusoidal
      $0.decoder.positions = Positions.none
    },
    Misfit("layerNormEpsilon: is '1e-06', but PegasusForConditionalGeneration has only '1e-05'") {
      $0.positions = .sinusoidal
      $0.layerNormEpsilon = 1e-6
    },
    Misfit("embeddingSharing: is 'none', but MarianMTModel has only 'all' or 'targetAndOutput'") {
      $0.normalization = .post
      $0.positions = .sinusoidal
      $0.embeddingSharing = .none
    },
    Misfit("decoder.headCount: is '2', but T5ForConditionalGeneration has only '4'") {
      Interchange.t5(&$0)
      $0.decoder.headCount = 2
    },
    Misfit("universal.encoderPasses: is '3', but T5ForConditionalGeneration has only '1'") {
      Interchange.t5(&$0)
      $0.universal.encoderPasses = 3
    },
    Misfit("normalizesQueriesAndKeys: is 'true', but LlamaForCausalLM has only 'false'") {
      Interchange.llama(&$0)
      $0.normalizesQueriesAndKeys = true
    },
    Misfit("positionOptions.randomRange: is '64', but OPTForCausalLM has only '0'") {
      $0.architecture = .decoderOnly
      $0.positionOptions.randomRange = 64
    },
  ]

  @Test(arguments: misfits) func whatNoClassComputesIsRefusedWithTheReason(_ example: Misfit) throws
  {
    let folder = try TemporaryFolder()
    try example.configuration.validate()
    let error = try #require(throws: ConfigurationError.self) {
      try TransformersFolder.write(
        Interchange.model(example.configuration), to: folder("hf"))
    }
    #expect(error.description == example.reason)
    #expect(folder.names(in: "") == [])
  }

  @Test func aBiasThatOPTLacksMustBeZero() throws {
    let folder = try TemporaryFolder()
    let example = Interchange.Example("OPTForCausalLM") { $0.architecture = .decoderOnly }
    let model = Interchange.model(example.configuration)
    let bias = try #require(model.parameters.layout["final_logits_bias"])
    model.parameters.values[bias.offset + 3] = 0.5
    let error = try #require(throws: ConfigurationError.self) {
      try TransformersFolder.write(model, to: folder("hf"))
    }
    #expect(
      error.description
        == "final_logits_bias: is not zero, but OPTForCausalLM has no such parameter")
  }
}
