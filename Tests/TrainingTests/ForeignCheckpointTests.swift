import Foundation
import JSON5
import Tensors
import Testing
import Tokenization
import Transformer

@testable import Training

struct ForeignCheckpointTests {
  private static let bart = Interchange.examples[0].configuration
  private static let pegasus = Interchange.examples[3].configuration
  private static let t5 = Interchange.examples[6].configuration
  private static let llama = Interchange.examples[10].configuration

  /// A folder as another program might have written it, without our list of checksums.
  private func written(_ configuration: TransformerConfiguration) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try TransformersFolder.write(Interchange.model(configuration), to: folder("hf"))
    try FileManager.default.removeItem(atPath: folder("hf/checksums.xxh64"))
    return folder
  }

  /// A change to a text file, and what is said about it.
  struct Change: CustomTestStringConvertible, Sendable {
    let model: TransformerConfiguration
    var file = "config.json"
    let old: String
    let new: String
    let message: String
    var testDescription: String { message }
  }

  static let changes = [
    Change(
      model: bart, old: "\"bart\"", new: "\"bert\"",
      message:
        "config.json: model_type: is 'bert'; calque reads only bart, mbart, blenderbot, pegasus, marian, "
        + "t5, opt, llama"),
    Change(
      model: bart, old: "\"decoder_start_token_id\" : 0", new: "\"decoder_start_token_id\" : 2",
      message: "config.json: decoder_start_token_id: is 2; calque has only 0"),
    Change(
      model: bart, old: "\"d_model\" : 16", new: "\"d_model\" : \"16\"",
      message: "config.json: d_model: expected an integer"),
    Change(
      model: bart, old: "\"encoder_layers\" : 2,", new: "",
      message: "config.json: encoder_layers: the field is missing"),
    Change(
      model: bart, old: "\"d_model\" : 16", new: "\"d_model\" : 0",
      message: "config.json: modelDimension: 0 is not in 1...32768"),
    Change(
      model: bart, old: "\"gelu\"", new: "\"gelu_new\"",
      message:
        "config.json: activation_function: is 'gelu_new'; calque has of these only gelu, relu"
    ),
    Change(
      model: bart, old: "\"vocab_size\" : 7", new: "\"vocab_size\" : 8",
      message: "config.json: vocab_size: is 8, but there are 7 tokens"),
    Change(
      model: bart, old: "\"encoder_ffn_dim\" : 24", new: "\"encoder_ffn_dim\" : 32",
      message:
        "model.safetensors: model.encoder.layers.0.fc1.weight: expected shape [32, 16], found [24, 16]"
    ),
    Change(
      model: bart, file: "tokenizer.json", old: "WordLevel", new: "BPE",
      message: "tokenizer.json: model.type: is 'BPE'; calque reads only vocabularies of words, "
        + "WordLevel"),
    Change(
      model: t5, old: "\"d_kv\" : 4", new: "\"d_kv\" : 8",
      message: "config.json: d_kv: is 8; calque's heads share the model's width out among them"),
    Change(
      model: t5, old: "\"num_heads\" : 4", new: "\"num_heads\" : 0",
      message: "config.json: d_kv: is 4; calque's heads share the model's width out among them"),
    Change(
      model: t5, old: "\"tie_word_embeddings\" : true", new: "\"tie_word_embeddings\" : false",
      message: "config.json: tie_word_embeddings: is false; calque has only true"),
    Change(
      model: llama, old: "\"num_key_value_heads\" : 4", new: "\"num_key_value_heads\" : 2",
      message: "config.json: num_key_value_heads: is 2; calque has only 4"),
    Change(
      model: llama, old: "\"rope_theta\"", new: "\"rope_scaling\" : {}, \"rope_theta\"",
      message: "config.json: rope_scaling: is an object; calque has only null"),
  ]

  @Test(arguments: changes) func whatCalqueLacksIsRefusedWithTheField(_ change: Change) throws {
    let folder = try written(change.model)
    let text = String(decoding: try folder.bytes(of: "hf/\(change.file)"), as: UTF8.self)
    #expect(text.contains(change.old))
    let changed = text.replacingOccurrences(of: change.old, with: change.new)
    try folder.write(Array(changed.utf8), to: "hf/\(change.file)")
    let error = try #require(throws: FileError.self) { try TransformersFolder.read(folder("hf")) }
    #expect(error.description == "\(folder("hf"))/\(change.message)")
  }

  /// Writes the weights of a checkpoint again, with some tensors changed, added or left out (nil).
  private func rewrite(
    _ folder: TemporaryFolder, _ changes: [String: (shape: [Int], elements: [Float])?]
  ) throws {
    let path = folder("hf/model.safetensors")
    let file = try SafetensorsFile(path: path)
    var tensors: [String: (shape: [Int], elements: [Float])] = [:]
    for entry in file.entries {
      tensors[entry.name] = (entry.shape, try file.elements(of: entry))
    }
    for (name, tensor) in changes { tensors[name] = tensor }
    let list = tensors.sorted { $0.key < $1.key }.map { name, tensor in
      let buffer = FloatBuffer(count: tensor.elements.count)
      buffer.replace(from: 0, with: tensor.elements)
      return SafetensorsWriter.Tensor(name: name, shape: tensor.shape, buffer: buffer, offset: 0)
    }
    _ = try SafetensorsWriter.write(list, to: path)
  }

  @Test func copiesOfSharedMatricesMayBeThereIfTheyAreCopies() throws {
    let folder = try written(Self.bart)
    let model = Interchange.model(Self.bart)
    var matrix = try #require(model.parameters.elements(of: "model.shared.weight"))
    try rewrite(folder, ["lm_head.weight": ([7, 16], matrix)])
    #expect(try TransformersFolder.read(folder("hf")).configuration == Self.bart)
    matrix[5] += 1
    try rewrite(folder, ["lm_head.weight": ([7, 16], matrix)])
    let error = try #require(throws: FileError.self) { try TransformersFolder.read(folder("hf")) }
    #expect(
      error.description == "\(folder("hf/model.safetensors")): lm_head.weight: differs from "
        + "model.shared.weight, which this class ties to it")
  }

  @Test func strangeAndMissingTensorsAreNamed() throws {
    let folder = try written(Self.llama)
    try rewrite(folder, ["model.layers.1.mlp.up_proj.weight": ([1], [0])])
    var error = try #require(throws: FileError.self) { try TransformersFolder.read(folder("hf")) }
    #expect(error.place == "model.layers.1.mlp.up_proj.weight" && error.reason == .unknown)
    try rewrite(
      folder, ["model.layers.1.mlp.up_proj.weight": nil, "model.norm.weight": nil])
    error = try #require(throws: FileError.self) { try TransformersFolder.read(folder("hf")) }
    #expect(error.place == "model.norm.weight" && error.reason == .missing)
  }

  @Test func theBiasOfTheOutputMayBeMissing() throws {
    let folder = try written(Self.bart)
    try rewrite(folder, ["final_logits_bias": nil])
    let model = try TransformersFolder.read(folder("hf"))
    #expect(
      model.parameters.elements(of: "final_logits_bias") == [Float](repeating: 0, count: 7))
  }

  @Test func onlySinesAndCosinesPassForFixedPositions() throws {
    let folder = try written(Self.pegasus)
    let name = "model.decoder.embed_positions.weight"
    try rewrite(folder, [name: nil])
    _ = try TransformersFolder.read(folder("hf"))
    try rewrite(folder, [name: ([12, 16], [Float](repeating: 0, count: 12 * 16))])
    let error = try #require(throws: FileError.self) { try TransformersFolder.read(folder("hf")) }
    #expect(error.place == name)
    #expect(
      error.reason == .malformed("row 0 is not the sines and cosines of its place"))
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func weightsThatAreNotFiniteAreRefused(value: Float) throws {
    let folder = try TemporaryFolder()
    let model = Interchange.model(Self.bart)
    let entry = try #require(model.parameters.layout["model.decoder.layers.0.fc2.weight"])
    model.parameters.values[entry.offset + 7] = value
    try model.save(to: folder("own"))
    try TransformersFolder.write(model, to: folder("hf"))
    for read in [
      { try ModelFolder.load(folder("own")) }, { try TransformersFolder.read(folder("hf")) },
    ] {
      let error = try #require(throws: FileError.self) { try read() }
      #expect(error.place == entry.name)
      #expect(error.reason == .malformed("element 7 is \(value), not a finite number"))
    }
  }

  @Test func theVocabularyMayStandAlone() throws {
    let folder = try written(Self.bart)
    try FileManager.default.removeItem(atPath: folder("hf/tokenizer.json"))
    #expect(throws: FileError.self) { try TransformersFolder.read(folder("hf")) }
    try folder.write(VocabularyFile.bytes(of: ReversalTask.vocabulary), to: "hf/vocab.json")
    #expect(try TransformersFolder.read(folder("hf")).vocabulary == ReversalTask.vocabulary)
  }

  /// Any value of any field is read or refused; none ends the process.
  @Test(arguments: [bart, pegasus, t5, llama])
  func hostileFieldsAreReadOrRefused(configuration: TransformerConfiguration) throws {
    let folder = try written(configuration)
    let fields = try CheckpointFields(folder: folder("hf")).members
    var refused = 0
    for name in fields.keys {
      for value: JSONValue in [
        .integer(.max), .integer(.min), .integer(0), .integer(-1), .number(1e300), .number(.zero),
        .string("\u{0}"), .array([.null]), .object([:]), .boolean(false), .null,
      ] {
        var changed = fields
        changed[name] = value
        let path = folder("hf/config.json")
        try folder.write(try JSONFile.bytes(of: changed, for: path), to: "hf/config.json")
        do {
          _ = try TransformersFolder.read(folder("hf"))
        } catch {
          #expect(error.path.hasPrefix(folder("hf")) && error.place != nil)
          refused += 1
        }
      }
    }
    #expect(refused > 5 * fields.count)
  }

  @Test func deepNestingIsRefused() throws {
    let folder = try written(Self.bart)
    let deep = String(repeating: "[", count: 100_000)
    try folder.write(Array("{\"model_type\": \(deep)".utf8), to: "hf/config.json")
    #expect(throws: FileError.self) { try TransformersFolder.read(folder("hf")) }
    try folder.write(Array("{\"model\": \(deep)".utf8), to: "hf/tokenizer.json")
    #expect(throws: FileError.self) { try TokenizerFile.read(folder("hf/tokenizer.json")) }
  }
}
