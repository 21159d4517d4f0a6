/// The extents that decoding on a device is padded to: few, since each combination that occurs is a program to compile.
public struct DecodingSizes: Hashable, Sendable {
  /// The numbers of sources; beyond the last one, its multiples.
  public var sources = [4, 16, 64, 160]
  /// The numbers of hypotheses of a source.
  public var rowsPerSource = [1, 2, 5, 10, 20, 50, 100]
  /// The numbers of tokens of sources and of hypotheses.
  public var lengths = [16, 32, 64, 128, 256, 512]

  /// Creates the defaults.
  public init() {}

  /// The first size that is not less than a number, or a multiple of the last.
  static func rounded(_ number: Int, to sizes: [Int]) -> Int {
    if let size = sizes.first(where: { $0 >= number }) { return size }
    guard let last = sizes.last else { return number }
    return (number + last - 1) / last * last
  }
}
