/// One device of a client.
public struct AcceleratorDevice: Hashable, Sendable {
  /// Its number in ``AcceleratorClient/devices``, by which buffers name it.
  public let index: Int
  /// The plugin's number of it.
  public let id: Int
  /// What it is, such as "NVIDIA H200" or "cpu".
  public let kind: String
}

/// How much of a device's memory is taken.
public struct DeviceMemory: Hashable, Sendable {
  /// Bytes in use.
  public let used: Int
  /// The most bytes that were in use at once; nil where the plugin does not say.
  public let peak: Int?
  /// The most bytes that can be in use; nil where the plugin does not say.
  public let limit: Int?
}
