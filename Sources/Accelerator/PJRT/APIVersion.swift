/// The version of a plugin's interface.
///
/// Minor versions only add functions and fields.
public struct APIVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let major: Int
  public let minor: Int

  /// The versions that Calque was run with, and those between them.
  public static let supported =
    APIVersion(major: 0, minor: 81)...APIVersion(major: 0, minor: 115)

  /// Creates a version.
  public init(major: Int, minor: Int) {
    self.major = major
    self.minor = minor
  }

  public static func < (first: Self, second: Self) -> Bool {
    (first.major, first.minor) < (second.major, second.minor)
  }

  public var description: String { "\(major).\(minor)" }
}
