/// A dataset that is learned from beside the main one, which decides how often its kind of problem is seen.
public struct AdditionalData: Codable, Hashable, Sendable {
  /// The folder of the dataset; a relative path counts from the working folder.
  public var folder: String
  /// How often each of its examples occurs in an epoch.
  public var copies: Int

  /// Creates the part.
  public init(folder: String, copies: Int = 1) {
    self.folder = folder
    self.copies = copies
  }
}
