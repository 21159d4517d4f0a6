import FoundationEssentials

/// The number of processor cores.
enum ProcessorCount {
  /// The cores that this process may run on; a container or `taskset` may allow it fewer than there are.
  static var available: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
}
