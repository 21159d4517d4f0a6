import JSON5
import Tokenization
public import Transformer

/// A model as a folder that Hugging Face's `transformers` loads.
///
/// It has `config.json`, `generation_config.json`, `model.safetensors`, `tokenizer.json`, `tokenizer_config.json`, and
/// the checksums of these. Classes: BART, mBART, Blenderbot, Pegasus, Marian, T5, OPT, LLaMA.
public enum TransformersFolder {
  static let generationFile = "generation_config.json"

  /// The class of transformers that computes the same as models of this configuration, such as
  /// `T5ForConditionalGeneration`.
  ///
  /// - Throws: ``ConfigurationError`` with the first reason why there is none.
  public static func className(
    for configuration: TransformerConfiguration
  ) throws(ConfigurationError) -> String {
    try CheckpointFamilies.matching(configuration).className
  }

  /// Writes a model, whole or not at all, in place of an earlier one of the same path.
  ///
  /// - Throws: ``ConfigurationError`` where no class computes the same as the model; ``FileError`` where the folder
  ///   cannot be written or a number does not fit the type.
  public static func write(
    _ model: ModelFolder, to path: String, storedAs type: ElementType = .float32
  ) throws {
    let configuration = model.configuration
    let family = try CheckpointFamilies.matching(configuration)
    try TokenizerFile.check(model.vocabulary)
    let tensors = try CheckpointTensors(family, configuration).tensors(of: model.parameters)
    var metadata = model.notes
    metadata["format"] = "pt"
    try AtomicFolder.write(to: path) { folder throws(FileError) in
      let weightsPath = "\(folder)/\(ModelFolder.weightsFile)"
      var files = [
        (
          ModelFolder.weightsFile,
          try SafetensorsWriter.write(
            tensors, storedAs: type, metadata: metadata, to: weightsPath)
        )
      ]
      for (name, fields) in [
        (ConfigurationFile.name, Self.fields(of: configuration, family, type)),
        (generationFile, Self.generationFields(of: configuration)),
        (TokenizerFile.settingsName, TokenizerFile.settings(of: configuration)),
      ] {
        let bytes = try JSONFile.bytes(of: fields, for: "\(folder)/\(name)")
        files.append((name, try AtomicFile.write(bytes, to: "\(folder)/\(name)")))
      }
      let tokenizer = TokenizerFile.bytes(of: model.vocabulary, for: configuration.architecture)
      files.append(
        (
          TokenizerFile.name,
          try AtomicFile.write(tokenizer, to: "\(folder)/\(TokenizerFile.name)")
        ))
      return files
    }
  }

  private static func fields(
    of configuration: TransformerConfiguration, _ family: any CheckpointFamily, _ type: ElementType
  ) -> [String: JSONValue] {
    let names: [ElementType: String] = [
      .float32: "float32", .float16: "float16", .bfloat16: "bfloat16",
    ]
    var fields = family.fields(of: configuration).merging(specialTokens) { own, _ in own }
    fields["model_type"] = .string(family.modelType)
    fields["architectures"] = .array([.string(family.className)])
    fields["vocab_size"] = .integer(configuration.vocabularySize)
    fields["torch_dtype"] = names[type].map { .string($0) }
    return fields
  }

  private static let specialTokens: [String: JSONValue] = [
    "bos_token_id": .integer(Int(Vocabulary.Special.start.rawValue)),
    "pad_token_id": .integer(Int(Vocabulary.Special.padding.rawValue)),
    "eos_token_id": .integer(Int(Vocabulary.Special.end.rawValue)),
    "decoder_start_token_id": .integer(Int(Vocabulary.Special.start.rawValue)),
  ]

  private static func generationFields(
    of configuration: TransformerConfiguration
  ) -> [String: JSONValue] {
    specialTokens.merging(["max_length": .integer(configuration.maximumLength)]) { own, _ in own }
  }

  /// Reads a folder of transformers; what calque cannot compute in the same way is refused with file and field named.
  ///
  /// The vocabulary is that of `tokenizer.json`, or of `vocab.json` where there is none.
  public static func read(_ path: String) throws(FileError) -> ModelFolder {
    if Folder.exists("\(path)/\(AtomicFolder.checksumFile)") {
      try AtomicFolder.verify(path, containing: [ModelFolder.weightsFile, ConfigurationFile.name])
    }
    let fields = try CheckpointFields(folder: path)
    let modelType = try fields.text("model_type")
    guard let family = CheckpointFamilies.all.first(where: { $0.modelType == modelType }) else {
      let known = CheckpointFamilies.all.map(\.modelType).joined(separator: ", ")
      throw fields.refusal("model_type", "is '\(modelType)'; calque reads only \(known)")
    }
    let configuration = try family.configuration(from: fields)
    do {
      try configuration.validate()
    } catch {
      throw fields.refusal(error.field, error.reason)
    }
    let vocabulary = try vocabulary(in: path)
    guard vocabulary.count == configuration.vocabularySize else {
      throw fields.refusal(
        "vocab_size", "is \(configuration.vocabularySize), but there are \(vocabulary.count) tokens"
      )
    }
    let file = try SafetensorsFile(path: "\(path)/\(ModelFolder.weightsFile)")
    let parameters = try CheckpointTensors(family, configuration).read(file)
    var notes = file.metadata
    notes["format"] = nil
    return ModelFolder(
      configuration: configuration, vocabulary: vocabulary, parameters: parameters, notes: notes)
  }

  private static func vocabulary(in path: String) throws(FileError) -> Vocabulary {
    let tokenizer = "\(path)/\(TokenizerFile.name)"
    if Folder.exists(tokenizer) { return try TokenizerFile.read(tokenizer) }
    return try VocabularyFile.read("\(path)/\(VocabularyFile.name)")
  }
}
