public import Generators
public import JSON5

/// What a finished dataset is: how it was made, what it holds, and the checksums of its files.
///
/// The manifest is written last; a folder without one is not a dataset.
public struct Manifest: Codable, Hashable, Sendable {
  /// The layout of files and manifest that this version writes and reads.
  public static let currentFormat = 1
  /// The name of the manifest in a dataset folder.
  public static let fileName = "manifest.json"

  /// One file of the dataset.
  public struct File: Codable, Hashable, Sendable {
    /// The number of lines.
    public var examples: Int
    /// The size of the file.
    public var bytes: Int
    /// The size of the text in it.
    public var textBytes: Int
    /// The SHA-256 of the file, as `sha256sum` prints it.
    public var sha256: String
  }

  /// A dataset that was merged into this one.
  public struct Part: Codable, Hashable, Sendable {
    /// Its seed.
    public var seed: UInt64
    /// The number of examples drawn for it and all its sister shards.
    public var count: Int
    /// Which of the shards it is.
    public var shard: Shard
    /// The number of examples drawn for it.
    public var drawn: Int
    /// Where its examples come from, if they were imported.
    public var source: Source?
  }

  /// A file that examples were imported from.
  public struct Source: Codable, Hashable, Sendable {
    /// Its name, without folders.
    public var file: String
    /// Its format.
    public var format: String
    /// Its SHA-256.
    public var sha256: String
  }

  /// The layout of files and manifest.
  public var format = Manifest.currentFormat
  /// The version of calque that made the dataset.
  public var calque: String
  /// The name of the task.
  public var task: String
  /// The full distribution.
  public var distribution: JSONValue
  /// The seed; example i is a function of task, distribution, seed and i.
  ///
  /// A merged dataset has that of its first part.
  public var seed: UInt64
  /// The number of examples drawn for all shards together: those with index 0..<count.
  public var count: Int
  /// The part of them that this dataset draws from.
  public var shard: Shard
  /// The number of examples drawn for this shard.
  public var drawn: Int
  /// How many of those were dropped because an earlier one has the same source.
  public var duplicates: Int
  /// Draws that became examples and draws rejected, by reason.
  public var draws: RejectionTally
  /// The expected shares of the held-out splits.
  public var splitFractions: SplitFractions
  /// The name of the hash that decides the split.
  public var splitHash: String
  /// The files by name.
  public var files: [String: File]
  /// The tokens in the order of their ids, special ones first.
  public var vocabulary: [String]
  /// True where the training split keeps examples with the same source; nil for a dataset without duplicates.
  public var keepsDuplicates: Bool?
  /// What was merged, in order; nil for a dataset that was made at once.
  public var parts: [Part]?
  /// The file that the examples come from, where they were imported.
  public var source: Source?

  /// The file of a split.
  public func file(of split: Split) -> File? { files[split.fileName] }

  /// The number of examples in all splits.
  public var examples: Int { Split.allCases.reduce(0) { $0 + (file(of: $1)?.examples ?? 0) } }
}
