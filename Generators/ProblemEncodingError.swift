/// A problem that the encoding of a distribution has no way to write.
public struct ProblemEncodingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What cannot be written, in one line.
  public let description: String

  /// Creates the error.
  public init(_ description: String) { self.description = description }
}
