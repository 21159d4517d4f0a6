public import Tokenization

/// A finished dataset in a folder.
public struct Dataset: Sendable {
  /// The folder.
  public let path: String
  /// How the dataset was made and what it holds.
  public let manifest: Manifest
  /// The tokens of sources and targets.
  public let vocabulary: Vocabulary

  /// Opens a dataset: reads its manifest, and refuses a folder without one.
  public init(path: String) throws(DatasetError) {
    self.path = path
    manifest = try Manifest(folder: path)
    vocabulary = manifest.checkedVocabulary
  }

  /// Opens the file of a split, after comparing its size and checksum with the manifest.
  ///
  /// The check reads the compressed file once, at some hundred megabytes per second.
  public func reader(
    of split: Split, verifying: Bool = true
  ) throws(DatasetError) -> ExampleReader {
    if verifying { try verify(split) }
    return try ExampleReader(
      path: filePath(of: split), vocabulary: vocabulary,
      expectedCount: try file(of: split).examples)
  }

  /// Compares the size and the checksum of a split's file with the manifest.
  public func verify(_ split: Split) throws(DatasetError) {
    try verify(fileNamed: split.fileName)
  }

  /// Compares the size and the checksum of a file with the manifest.
  func verify(fileNamed name: String) throws(DatasetError) {
    let stated = try file(named: name)
    let path = "\(path)/\(name)"
    let found = try InputFile.fingerprint(of: path)
    guard found.byteCount == stated.bytes else {
      throw DatasetError(
        path: path,
        .altered(
          property: "size", stated: "\(stated.bytes) bytes", found: "\(found.byteCount) bytes"))
    }
    guard found.hexDigest == stated.sha256 else {
      throw DatasetError(
        path: path,
        .altered(property: "SHA-256", stated: stated.sha256, found: found.hexDigest))
    }
  }

  func filePath(of split: Split) -> String { "\(path)/\(split.fileName)" }

  private func file(of split: Split) throws(DatasetError) -> Manifest.File {
    try file(named: split.fileName)
  }

  private func file(named name: String) throws(DatasetError) -> Manifest.File {
    guard let file = manifest.files[name] else {
      throw DatasetError(
        path: "\(path)/\(Manifest.fileName)", .badManifest("files: no '\(name)'"))
    }
    return file
  }
}
