public import Tokenization
public import Transformer

/// A trained model on disk: a folder with `model.safetensors`, `config.json` and `vocab.json`, in Hugging Face's layout,
/// and the checksums of the three.
public struct ModelFolder: Sendable {
  /// The shape of the model.
  public let configuration: TransformerConfiguration
  /// What its token ids mean.
  public let vocabulary: Vocabulary
  /// The weights.
  public let parameters: Parameters
  /// Free-form notes, such as the task and the data it was trained on; kept in the header of the weights.
  public let notes: [String: String]

  static let weightsFile = "model.safetensors"
  static let fileNames = [weightsFile, ConfigurationFile.name, VocabularyFile.name]

  /// Puts a model together; the configuration, vocabulary and weights must fit.
  public init(
    configuration: TransformerConfiguration, vocabulary: Vocabulary, parameters: Parameters,
    notes: [String: String] = [:]
  ) {
    precondition(
      configuration.vocabularySize == vocabulary.count,
      "a model of \(configuration.vocabularySize) tokens, a vocabulary of \(vocabulary.count)")
    precondition(
      parameters.layout == ParameterLayout(configuration), "weights of another configuration")
    self.configuration = configuration
    self.vocabulary = vocabulary
    self.parameters = parameters
    self.notes = notes
  }

  /// Reads a model; a damaged, foreign or incomplete one is refused with file and tensor named.
  ///
  /// Weights of any ``ElementType`` become Float32; infinite ones and those that are no numbers are refused. A folder without a list of checksums, from elsewhere, is read
  /// without comparing any.
  public static func load(_ path: String) throws(FileError) -> ModelFolder {
    if Folder.exists("\(path)/\(AtomicFolder.checksumFile)") {
      try AtomicFolder.verify(path, containing: fileNames)
    }
    let configuration = try ConfigurationFile.read("\(path)/\(ConfigurationFile.name)")
    let vocabularyPath = "\(path)/\(VocabularyFile.name)"
    let vocabulary = try VocabularyFile.read(vocabularyPath)
    guard vocabulary.count == configuration.vocabularySize else {
      throw FileError(
        path: vocabularyPath,
        .malformed(
          "\(vocabulary.count) tokens, but the model has \(configuration.vocabularySize)"))
    }
    let file = try SafetensorsFile(path: "\(path)/\(weightsFile)")
    let parameters = try ParameterFile.read(
      ParameterLayout(configuration), from: file, allowingTiedCopies: true)
    try ParameterFile.requireFinite(parameters, in: file.path)
    var notes = file.metadata
    notes["format"] = nil
    return ModelFolder(
      configuration: configuration, vocabulary: vocabulary, parameters: parameters, notes: notes)
  }

  /// Writes the model, whole or not at all, in place of an earlier one of the same path.
  public func save(
    to path: String, storedAs type: ElementType = .float32
  ) throws(FileError) {
    try AtomicFolder.write(to: path) { folder throws(FileError) in
      try write(into: folder, storedAs: type)
    }
  }

  /// Writes the three files; returns their names and checksums.
  func write(
    into folder: String, storedAs type: ElementType
  ) throws(FileError) -> [(name: String, checksum: String)] {
    var metadata = notes
    // Without it, Hugging Face's reader refuses the file.
    metadata["format"] = "pt"
    let weights = try SafetensorsWriter.write(
      ParameterFile.tensors(of: parameters), storedAs: type, metadata: metadata,
      to: "\(folder)/\(Self.weightsFile)")
    let configurationPath = "\(folder)/\(ConfigurationFile.name)"
    let configurationBytes = try ConfigurationFile.bytes(
      of: configuration, for: configurationPath)
    return [
      (Self.weightsFile, weights),
      (ConfigurationFile.name, try AtomicFile.write(configurationBytes, to: configurationPath)),
      (
        VocabularyFile.name,
        try AtomicFile.write(
          VocabularyFile.bytes(of: vocabulary), to: "\(folder)/\(VocabularyFile.name)")
      ),
    ]
  }
}
