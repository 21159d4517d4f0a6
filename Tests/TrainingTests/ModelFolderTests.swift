import Foundation
import Tensors
import Testing
import Tokenization
import Training
import Transformer

struct ModelFolderTests {
  @Test(arguments: [ElementType.float32, .float16, .bfloat16])
  func aSavedModelIsLoaded(type: ElementType) throws {
    let folder = try TemporaryFolder()
    let model = try ReversalTask.model()
    try model.save(to: folder("model"), storedAs: type)
    let loaded = try ModelFolder.load(folder("model"))
    #expect(loaded.configuration == model.configuration)
    #expect(loaded.vocabulary == model.vocabulary)
    #expect(loaded.notes == ["task": "reversal"])
    for entry in model.parameters.layout.entries {
      let weights = try #require(model.parameters.elements(of: entry.name))
      let found = try #require(loaded.parameters.elements(of: entry.name))
      let tolerance: Float = type == .float32 ? 0 : type == .float16 ? 0x1p-11 : 0x1p-8
      for (weight, other) in zip(weights, found) {
        #expect(abs(weight - other) <= tolerance * max(abs(weight), 0x1p-10))
      }
    }
  }

  @Test func theNamesAreThoseOfHuggingFace() throws {
    let folder = try TemporaryFolder()
    var configuration = try ReversalTask.model().configuration
    configuration.normalization = .post
    configuration.normalizesEmbeddings = true
    configuration.activation = .gelu
    let model = ModelFolder(
      configuration: configuration, vocabulary: ReversalTask.vocabulary,
      parameters: Parameters(layout: ParameterLayout(configuration)))
    try model.save(to: folder("model"))
    #expect(
      folder.names(in: "model") == [
        "checksums.xxh64", "config.json", "model.safetensors", "vocab.json",
      ])
    let text = String(decoding: try folder.bytes(of: "model/config.json"), as: UTF8.self)
    for line in [
      "\"architectures\" : [\n    \"BartForConditionalGeneration\"\n  ]",
      "\"model_type\" : \"bart\"", "\"d_model\" : 16", "\"encoder_ffn_dim\" : 32",
      "\"vocab_size\" : 7", "\"eos_token_id\" : 2", "\"activation_function\" : \"gelu\"",
    ] { #expect(text.contains(line)) }
    let vocabulary = String(decoding: try folder.bytes(of: "model/vocab.json"), as: UTF8.self)
    #expect(
      vocabulary == """
        {
          "<s>": 0,
          "<pad>": 1,
          "</s>": 2,
          "a": 3,
          "b": 4,
          "c": 5,
          "d": 6
        }

        """)
    #expect(try ModelFolder.load(folder("model")).configuration == configuration)
  }

  @Test func aSavedModelReplacesAnotherButNothingElse() throws {
    let folder = try TemporaryFolder()
    try ReversalTask.model(seed: 1).save(to: folder("model"))
    try ReversalTask.model(seed: 2).save(to: folder("model"))
    #expect(folder.names(in: "") == ["model"])
    let name = "model.encoder.layers.0.fc1.weight"
    #expect(
      try ModelFolder.load(folder("model")).parameters.elements(of: name)
        == ReversalTask.model(seed: 2).parameters.elements(of: name))
    try FileManager.default.createDirectory(
      atPath: folder("thesis"), withIntermediateDirectories: true)
    try folder.write([1], to: "thesis/chapter.tex")
    let error = try #require(throws: FileError.self) {
      try ReversalTask.model().save(to: folder("thesis"))
    }
    #expect(error.reason == .notEmpty(found: "chapter.tex"))
    #expect(folder.names(in: "") == ["model", "thesis"])
    #expect(folder.names(in: "thesis") == ["chapter.tex"])
  }

  /// Who looks at any instant finds a model of the name, so that a process killed at any instant leaves one.
  @Test func aReplacedModelIsNeverMissing() async throws {
    let folder = try TemporaryFolder()
    let path = folder("model")
    try ReversalTask.model(seed: 1).save(to: path)
    let watcher = Task.detached {
      var missing = 0
      while !Task.isCancelled {
        if !FileManager.default.fileExists(atPath: path) { missing += 1 }
      }
      return missing
    }
    for seed: UInt64 in 2...100 { try ReversalTask.model(seed: seed).save(to: path) }
    watcher.cancel()
    #expect(await watcher.value == 0)
    #expect(folder.names(in: "") == ["model"])
  }

  @Test(arguments: ["/", "//"]) func aSlashAtTheEndChangesNothing(slashes: String) throws {
    let folder = try TemporaryFolder()
    for seed: UInt64 in 1...2 {
      try ReversalTask.model(seed: seed).save(to: folder("model") + slashes)
      #expect(folder.names(in: "") == ["model"])
      let name = "model.encoder.layers.0.fc1.weight"
      #expect(
        try ModelFolder.load(folder("model") + slashes).parameters.elements(of: name)
          == ReversalTask.model(seed: seed).parameters.elements(of: name))
    }
  }

  @Test(arguments: ["README.md", "zebra", ".notes"])
  func aModelWithAFileOfTheUsersIsNotReplaced(name: String) throws {
    let folder = try TemporaryFolder()
    try ReversalTask.model(seed: 1).save(to: folder("model"))
    try folder.write([1], to: "model/\(name)")
    let names = folder.names(in: "model")
    let error = try #require(throws: FileError.self) {
      try ReversalTask.model(seed: 2).save(to: folder("model"))
    }
    #expect(error == FileError(path: folder("model"), .notEmpty(found: name)))
    #expect(folder.names(in: "") == ["model"] && folder.names(in: "model") == names)
    let weights = "model.encoder.layers.0.fc1.weight"
    #expect(
      try ModelFolder.load(folder("model")).parameters.elements(of: weights)
        == ReversalTask.model(seed: 1).parameters.elements(of: weights))
  }

  @Test(arguments: ["config.json", "vocab.json", "model.safetensors", "checksums.xxh64"])
  func everyFlippedBitIsRefusedWithTheFileNamed(name: String) throws {
    let folder = try TemporaryFolder()
    try ReversalTask.model().save(to: folder("model"))
    let bytes = try folder.bytes(of: "model/\(name)")
    for index in stride(from: 0, to: bytes.count, by: bytes.count / 40 + 1) {
      var flipped = bytes
      flipped[index] ^= 1 << UInt8(index % 8)
      try folder.write(flipped, to: "model/\(name)")
      let error = try #require(throws: FileError.self) { try ModelFolder.load(folder("model")) }
      #expect(!error.description.contains("\n"))
      if name != "checksums.xxh64" {
        #expect(error.path == folder("model/\(name)"))
        #expect(error.description.contains(": checksum "))
      }
    }
  }

  /// With the folder's list of checksums and without it, as where the weights alone were copied.
  @Test(arguments: [true, false], ElementType.allCases)
  func aFlippedBitOfATensorIsRefusedWithTheTensorNamed(
    listed: Bool, type: ElementType
  ) throws {
    let folder = try TemporaryFolder()
    try ReversalTask.model().save(to: folder("model"), storedAs: type)
    if !listed { try FileManager.default.removeItem(atPath: folder("model/checksums.xxh64")) }
    let path = folder("model/model.safetensors")
    let bytes = try folder.bytes(of: "model/model.safetensors")
    let entries = try SafetensorsFile(path: path).entries
    let dataStart = bytes.count - (entries.map(\.byteRange.upperBound).max() ?? 0)
    for entry in entries {
      var flipped = bytes
      flipped[dataStart + entry.byteRange.upperBound - 2] ^= 1
      try folder.write(flipped, to: "model/model.safetensors")
      let error = try #require(throws: FileError.self) { try ModelFolder.load(folder("model")) }
      #expect(error.description.hasPrefix("\(path): \(entry.name): checksum "))
      #expect(error.description.hasSuffix("the file is damaged, use a good copy"))
    }
  }

  @Test(arguments: ["config.json", "vocab.json", "model.safetensors"])
  func aMissingFileIsNamed(name: String) throws {
    let folder = try TemporaryFolder()
    try ReversalTask.model().save(to: folder("model"))
    try FileManager.default.removeItem(atPath: folder("model/\(name)"))
    let error = try #require(throws: FileError.self) { try ModelFolder.load(folder("model")) }
    let path = folder("model/\(name)")
    #expect(
      error.description == "\(path): cannot open: No such file or directory; check the path")
  }

  /// A change to a file of a folder without checksums, and what is said about it.
  struct Foreign: CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    let message: String
    var testDescription: String { message }
  }

  static let foreign = [
    Foreign(
      file: "config.json", old: "\"d_model\" : 16", new: "\"d_model\" : 18",
      message: "model.safetensors: model.shared.weight: expected shape [7, 18], found [7, 16]"),
    Foreign(
      file: "config.json", old: "\"d_model\" : 16", new: "\"d_model\" : 1000000000000",
      message: "config.json: modelDimension: 1000000000000 is not in 1...32768"),
    Foreign(
      file: "config.json", old: "\"encoder_layers\" : 1", new: "\"encoder_layers\" : 2",
      message:
        "model.safetensors: model.encoder.layers.1.self_attn.q_proj.weight: the model needs this "
        + "tensor, the file lacks it"),
    Foreign(
      file: "config.json", old: "\"normalization\" : \"pre\"",
      new: "\"normalization\" : \"post\"",
      message:
        "model.safetensors: model.encoder.layer_norm.weight: the model has no parameter of this name"
    ),
    Foreign(
      file: "config.json", old: "\"d_model\"", new: "\"d_modell\"",
      message: "config.json: dModel: the field is missing"),
    Foreign(
      file: "vocab.json", old: "\"d\": 6", new: "\"d\": 7",
      message: "vocab.json: d: id 7 occurs twice or is not in 0…6"),
    Foreign(
      file: "vocab.json", old: ",\n  \"d\": 6", new: "",
      message: "vocab.json: 6 tokens, but the model has 7"),
    Foreign(
      file: "vocab.json", old: "<pad>", new: "<fill>",
      message: "vocab.json: must begin with the tokens <s> <pad> </s>"),
    Foreign(
      file: "vocab.json", old: "\"b\"", new: "\"b c\"",
      message: "vocab.json: id 4: the token 'b c' is empty or has white space"),
  ]

  @Test(arguments: foreign) func foreignFilesAreRefusedWithThePlace(_ example: Foreign) throws {
    let folder = try TemporaryFolder()
    try ReversalTask.model().save(to: folder("model"))
    try FileManager.default.removeItem(atPath: folder("model/checksums.xxh64"))
    let text = String(decoding: try folder.bytes(of: "model/\(example.file)"), as: UTF8.self)
    #expect(text.contains(example.old))
    try folder.write(
      Array(text.replacingOccurrences(of: example.old, with: example.new).utf8),
      to: "model/\(example.file)")
    let error = try #require(throws: FileError.self) { try ModelFolder.load(folder("model")) }
    #expect(error.description == "\(folder("model"))/\(example.message)")
  }
}
