import CPJRT

/// A compiled module, loaded on its devices.
///
/// A class because it owns what the plugin made. It may be run from any thread, hence `@unchecked Sendable`.
@safe
public final class Executable: @unchecked Sendable {
  /// The number of results of the module's function.
  public let outputCount: Int
  /// The devices that run it, one for each replica, as numbers in ``AcceleratorClient/devices``: a replica's arguments
  /// must lie on its device.
  public let devices: [Int]

  /// Whether it was taken from the cache instead of compiled.
  public let isFromCache: Bool

  let client: AcceleratorClient
  let handle: OpaquePointer

  /// Takes over an executable of the plugin, which is destroyed also where this fails.
  init(
    taking handle: OpaquePointer?, replicas: Int, isFromCache: Bool, client: AcceleratorClient
  ) throws(AcceleratorError) {
    guard let handle = unsafe handle else {
      throw .failed(
        operation: "compile the program", message: "the plugin returned no executable")
    }
    unsafe self.handle = handle
    self.client = client
    self.isFromCache = isFromCache
    do throws(AcceleratorError) {
      outputCount = try unsafe Self.withDescription(of: handle, client.plugin) {
        executable throws(AcceleratorError) in
        var arguments = unsafe PJRT_Executable_NumOutputs_Args()
        unsafe arguments.executable = executable
        try unsafe client.plugin.call(
          client.plugin.api.pointee.PJRT_Executable_NumOutputs, &arguments, to: "count results")
        return unsafe arguments.num_outputs
      }
      devices = try unsafe Self.devices(of: handle, client)
      guard devices.count == replicas else {
        throw AcceleratorError.failed(
          operation: "load the program",
          message: "it is for \(devices.count) devices instead of \(replicas)")
      }
    } catch {
      unsafe Self.destroy(handle, of: client.plugin)
      throw error
    }
  }

  deinit { unsafe Self.destroy(handle, of: client.plugin) }

  /// Starts the module on its one device and returns its results, which can be handed on at once; only reading them
  /// waits.
  public func run(_ arguments: [DeviceBuffer]) throws(AcceleratorError) -> [DeviceBuffer] {
    try run(replicas: [arguments])[0]
  }

  /// Starts the module on all its devices: one list of arguments for each, in the order of ``devices``.
  ///
  /// - Returns: a list of results for each device.
  public func run(replicas: [[DeviceBuffer]]) throws(AcceleratorError) -> [[DeviceBuffer]] {
    let argumentCount = replicas.first?.count ?? 0
    guard replicas.count == devices.count,
      replicas.allSatisfy({ $0.count == argumentCount })
    else {
      throw .arguments(
        "arguments for \(replicas.count) devices, all of the same number, instead of "
          + "\(devices.count)")
    }
    let inputs = unsafe PointerTable(rows: replicas.count, columns: argumentCount)
    let outputs = unsafe PointerTable(rows: replicas.count, columns: outputCount)
    for (row, buffers) in replicas.enumerated() {
      for (column, buffer) in buffers.enumerated() { unsafe inputs[row, column] = buffer.handle }
    }
    var options = unsafe PJRT_ExecuteOptions()
    unsafe options.struct_size = MemoryLayout<PJRT_ExecuteOptions>.size
    var arguments = unsafe PJRT_LoadedExecutable_Execute_Args()
    unsafe arguments.executable = handle
    unsafe arguments.num_devices = replicas.count
    unsafe arguments.num_args = argumentCount
    unsafe arguments.argument_lists = inputs.constantRows
    unsafe arguments.output_lists = UnsafePointer(outputs.rows)
    do {
      try unsafe withUnsafeMutablePointer(to: &options) { options throws(AcceleratorError) in
        unsafe arguments.options = options
        try unsafe client.plugin.call(
          client.plugin.api.pointee.PJRT_LoadedExecutable_Execute, &arguments,
          to: "run the program")
      }
    } catch {
      throw client.explained(error, needs: memoryText)
    }
    // The plugin reads the tables and the buffers during the call; it takes its own references to the latter.
    unsafe withExtendedLifetime((replicas, inputs)) {}
    return try unsafe buffers(taking: outputs)
  }

  /// The results; where one cannot be taken, all others are freed.
  private func buffers(
    taking outputs: PointerTable
  ) throws(AcceleratorError) -> [[DeviceBuffer]] {
    var firstError: AcceleratorError?
    var results: [[DeviceBuffer]] = []
    for row in 0..<devices.count {
      var buffers: [DeviceBuffer] = []
      for column in 0..<outputCount {
        guard let output = unsafe outputs[row, column] else { continue }
        do throws(AcceleratorError) {
          try unsafe buffers.append(DeviceBuffer(taking: output, client: client))
        } catch {
          firstError = firstError ?? error
        }
      }
      results.append(buffers)
    }
    if let firstError { throw firstError }
    guard results.allSatisfy({ $0.count == outputCount }) else {
      throw .failed(operation: "run the program", message: "the plugin left out results")
    }
    return results
  }

  /// The executable in the plugin's own form, which only the same plugin on a like device can load.
  func serialized() throws(AcceleratorError) -> [UInt8] {
    let plugin = client.plugin
    return try unsafe Self.withDescription(of: handle, plugin) {
      executable throws(AcceleratorError) in
      var arguments = unsafe PJRT_Executable_Serialize_Args()
      unsafe arguments.executable = executable
      try unsafe plugin.call(
        plugin.api.pointee.PJRT_Executable_Serialize, &arguments, to: "write the program")
      defer { unsafe arguments.serialized_executable_deleter?(arguments.serialized_executable) }
      return unsafe [UInt8](
        UnsafeRawBufferPointer(
          start: arguments.serialized_bytes, count: arguments.serialized_bytes_size))
    }
  }
}
