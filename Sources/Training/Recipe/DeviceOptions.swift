/// How a run computes on a device; the processor's own engine reads none of it.
///
/// A run may go on with other options, or without a device, from any checkpoint.
public struct DeviceOptions: Codable, Hashable, Sendable {
  /// In which numbers products and activations are computed; weights, statistics, softmax and loss are single precision.
  public enum Precision: String, CaseIterable, Codable, Hashable, Sendable {
    /// Half as many bits on a graphics processor, single precision elsewhere.
    case automatic
    case float32
    case bfloat16
  }

  /// In which numbers products and activations are computed.
  public var precision = Precision.automatic
  /// The tokens that are computed at once, padding included; more are faster, up to the device's memory.
  public var tokens = 32_768
  /// The number of lengths that sequences are padded to; a program is compiled for each.
  public var buckets = 4
  /// The number of devices, each with a share of a batch.
  public var count = 1

  /// Creates the defaults.
  public init() {}

  /// The name of the first setting that makes no sense, and what it may be.
  var problem: (field: String, problem: String)? {
    if !(64...100_000_000).contains(tokens) {
      return ("tokens", "\(tokens) is not in 64…100000000")
    }
    if !(1...16).contains(buckets) { return ("buckets", "\(buckets) is not in 1…16") }
    return (1...64).contains(count) ? nil : ("count", "\(count) is not in 1…64")
  }
}
