import CPJRT

/// The memory that a run of an executable takes on a device, in bytes.
public struct ExecutableMemory: Hashable, Sendable {
  /// Arguments.
  public let arguments: Int
  /// Results.
  public let outputs: Int
  /// The part of the results that lies in donated arguments.
  public let donated: Int
  /// What lies between.
  public let temporary: Int
}

extension Executable {
  /// The memory that a run takes on each device; nil where the plugin does not say.
  public var memory: ExecutableMemory? {
    let plugin = client.plugin
    return try? unsafe Self.withDescription(of: handle, plugin) {
      executable throws(AcceleratorError) in
      var arguments = unsafe PJRT_Executable_GetCompiledMemoryStats_Args()
      unsafe arguments.executable = executable
      try unsafe plugin.call(
        plugin.api.pointee.PJRT_Executable_GetCompiledMemoryStats, &arguments,
        to: "tell the memory of the program")
      return unsafe ExecutableMemory(
        arguments: Int(arguments.argument_size_in_bytes),
        outputs: Int(arguments.output_size_in_bytes),
        donated: Int(arguments.alias_size_in_bytes),
        temporary: Int(arguments.temp_size_in_bytes))
    }
  }

  /// The same in words, for the message where memory is too small.
  var memoryText: String? {
    memory.map {
      "the program takes \($0.arguments.byteText) of arguments, "
        + "\(($0.outputs - $0.donated).byteText) of results and "
        + "\($0.temporary.byteText) of temporary memory"
    }
  }
}
