import CPJRT

/// A plugin at work: its devices, and the way to compile modules and to bring data to the devices.
///
/// A class because it owns the plugin's client, which holds the devices: one process should make one. Its functions may
/// be called from any thread, as those of PJRT may, hence `@unchecked Sendable`.
@safe
public final class AcceleratorClient: @unchecked Sendable {
  /// The plugin's file.
  public var pluginPath: String { plugin.path }
  /// The version of the plugin's interface.
  public var version: APIVersion { plugin.version }
  /// The kind of platform, such as "cuda" or "cpu".
  public let platformName: String
  /// The version of the platform in the plugin's words; it may run over several lines.
  public let platformVersion: String
  /// The devices that this process can use.
  public let devices: [AcceleratorDevice]

  let plugin: Plugin
  let handle: OpaquePointer
  let cache: ExecutableCache
  private let overrides: [CompileOptions.Override]
  private let deviceHandles: [OpaquePointer]

  /// Opens a plugin and its devices.
  ///
  /// - Parameters:
  ///   - choice: the plugin.
  ///   - search: where it is searched for, and the environment with its settings: `CALQUE_XLA_OPTIONS` has options of
  ///     XLA (`xla_gpu_autotune_level=0,…`), `CALQUE_CACHE` the folder of compiled programs.
  /// - Throws: an ``AcceleratorError`` where there is no plugin, or none that works here.
  public init(
    plugin choice: PluginChoice, search: PluginSearch = PluginSearch()
  ) throws(AcceleratorError) {
    let chosen = try CompileOptions.overrides(
      from: search.environment(CompileOptions.variable) ?? "")
    cache = ExecutableCache(environment: search.environment)
    let plugin = try Plugin(path: search.path(of: choice))
    self.plugin = plugin
    // Of two options of one name XLA takes the last.
    overrides = CompileOptions.toolkit(of: plugin.path) + chosen
    unsafe handle = try Self.createClient(of: plugin)
    // From here on a failure must destroy the client: `deinit` does not run before all properties are set.
    do {
      unsafe platformName = try Self.platformName(of: handle, plugin)
      unsafe platformVersion = try Self.platformVersion(of: handle, plugin)
      unsafe deviceHandles = try Self.devices(of: handle, plugin)
      unsafe devices = try Self.descriptions(of: deviceHandles, plugin)
    } catch {
      unsafe Self.destroy(handle, of: plugin)
      throw error
    }
  }

  deinit { unsafe Self.destroy(handle, of: plugin) }

  /// Compiles a module, or takes the executable from the cache.
  ///
  /// - Parameters:
  ///   - module: StableHLO as text (MLIR); its function `main` is what runs. An argument with the attribute
  ///     `tf.aliasing_output = k` is donated: its memory becomes that of output k.
  ///   - replicas: how many devices run it at once, each on its own data.
  /// - Returns: the executable, on the first devices.
  /// - Throws: an ``AcceleratorError`` with the compiler's words where it refuses the module.
  public func compile(
    _ module: String, replicas: Int = 1
  ) throws(AcceleratorError) -> Executable {
    guard replicas > 0, replicas <= devices.count else {
      throw .arguments(
        "\(replicas) replicas, but there are \(devices.count) devices; choose fewer replicas")
    }
    let options = CompileOptions(replicaCount: replicas, overrides: overrides)
    let entry = cache.entry(for: module, options: options, of: self)
    if let stored = entry.read() {
      // An executable that this plugin cannot load is like a damaged entry: it is compiled anew.
      if let executable = try? load(stored, replicas: replicas) { return executable }
    }
    let executable = try compiled(module, options)
    // A cache that cannot be written costs time, not correctness.
    if let bytes = try? executable.serialized() { entry.write(bytes) }
    return executable
  }

  /// Copies numbers to a device, row by row.
  public func buffer<Element: DeviceElement>(
    _ elements: [Element], shape: [Int], device: Int = 0
  ) throws(AcceleratorError) -> DeviceBuffer {
    try buffer(elements.span, shape: shape, device: device)
  }

  /// Copies numbers to a device, row by row; the memory of the span is free again on return.
  public func buffer<Element: DeviceElement>(
    _ elements: Span<Element>, shape: [Int], device: Int = 0
  ) throws(AcceleratorError) -> DeviceBuffer {
    guard Self.count(of: shape) == elements.count else {
      throw .arguments("\(elements.count) elements do not fill the shape \(shape)")
    }
    guard devices.indices.contains(device) else {
      throw .arguments("device \(device), but there are \(devices.count); the first is 0")
    }
    var arguments = unsafe PJRT_Client_BufferFromHostBuffer_Args()
    unsafe arguments.client = handle
    unsafe arguments.type = Element.elementType.code
    unsafe arguments.host_buffer_semantics = PJRT_HostBufferSemantics_kImmutableOnlyDuringCall
    unsafe arguments.device = deviceHandles[device]
    let dimensions = shape.map(Int64.init)
    let operation = "copy \(Element.elementType.rawValue)\(shape) to device \(device)"
    do {
      try unsafe elements.withUnsafeBufferPointer { elements throws(AcceleratorError) in
        try unsafe dimensions.span.withUnsafeBufferPointer {
          dimensions throws(AcceleratorError) in
          unsafe arguments.data = UnsafeRawPointer(elements.baseAddress)
          unsafe arguments.dims = dimensions.baseAddress
          unsafe arguments.num_dims = dimensions.count
          try unsafe plugin.call(
            plugin.api.pointee.PJRT_Client_BufferFromHostBuffer, &arguments, to: operation)
        }
      }
    } catch {
      throw explained(error)
    }
    unsafe plugin.discard(arguments.done_with_host_buffer)
    guard let buffer = unsafe arguments.buffer else {
      throw .failed(operation: operation, message: "the plugin returned no buffer")
    }
    return try unsafe DeviceBuffer(taking: buffer, client: self)
  }

  /// The number of elements of a shape; nil where it is none, or where it does not fit into an `Int`.
  private static func count(of shape: [Int]) -> Int? {
    var count = 1
    for extent in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: extent)
      guard extent >= 0, !overflow else { return nil }
      count = product
    }
    return count
  }

  /// How much memory of a device is taken; nil where the plugin does not say.
  public func memory(of device: Int) -> DeviceMemory? {
    guard devices.indices.contains(device) else { return nil }
    var arguments = unsafe PJRT_Device_MemoryStats_Args()
    unsafe arguments.device = deviceHandles[device]
    do {
      try unsafe plugin.call(
        plugin.api.pointee.PJRT_Device_MemoryStats, &arguments, to: "read the use of memory")
    } catch {
      return nil
    }
    return unsafe DeviceMemory(
      used: Int(arguments.bytes_in_use),
      peak: arguments.peak_bytes_in_use_is_set ? Int(arguments.peak_bytes_in_use) : nil,
      limit: arguments.bytes_limit_is_set ? Int(arguments.bytes_limit) : nil)
  }

  /// The same error with the sizes that are known, where memory was too small.
  func explained(_ error: AcceleratorError, needs: String? = nil) -> AcceleratorError {
    guard case .outOfMemory(let operation, let message, _) = error else { return error }
    var sizes = needs.map { [$0] } ?? []
    for device in devices {
      guard let memory = memory(of: device.index) else { continue }
      let limit = memory.limit.map { " of \($0.byteText)" } ?? ""
      sizes.append("device \(device.index) has \(memory.used.byteText)\(limit) in use")
    }
    return .outOfMemory(
      operation: operation, message: message, sizes: sizes.joined(separator: "; "))
  }

  /// The number of the device that a handle stands for.
  func index(of device: OpaquePointer) -> Int? {
    unsafe deviceHandles.firstIndex(of: device)
  }
}
