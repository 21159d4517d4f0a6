import CPJRT

/// What an executable asks its plugin for.
extension Executable {
  /// Lends the part of a loaded executable that describes it.
  static func withDescription<Result>(
    of loaded: OpaquePointer, _ plugin: Plugin,
    _ body: (OpaquePointer) throws(AcceleratorError) -> Result
  ) throws(AcceleratorError) -> Result {
    var arguments = unsafe PJRT_LoadedExecutable_GetExecutable_Args()
    unsafe arguments.loaded_executable = loaded
    try unsafe plugin.call(
      plugin.api.pointee.PJRT_LoadedExecutable_GetExecutable, &arguments,
      to: "describe the program")
    guard let executable = unsafe arguments.executable else {
      throw .failed(
        operation: "describe the program", message: "the plugin returned no executable")
    }
    defer {
      var arguments = unsafe PJRT_Executable_Destroy_Args()
      unsafe arguments.executable = executable
      unsafe plugin.release(plugin.api.pointee.PJRT_Executable_Destroy, &arguments)
    }
    return try unsafe body(executable)
  }

  static func devices(
    of loaded: OpaquePointer, _ client: AcceleratorClient
  ) throws(AcceleratorError) -> [Int] {
    var arguments = unsafe PJRT_LoadedExecutable_AddressableDevices_Args()
    unsafe arguments.executable = loaded
    try unsafe client.plugin.call(
      client.plugin.api.pointee.PJRT_LoadedExecutable_AddressableDevices, &arguments,
      to: "tell the devices of the program")
    let devices = unsafe UnsafeBufferPointer(
      start: arguments.addressable_devices, count: arguments.num_addressable_devices)
    return unsafe devices.compactMap { unsafe $0 }.compactMap { unsafe client.index(of: $0) }
  }

  static func destroy(_ loaded: OpaquePointer, of plugin: Plugin) {
    var arguments = unsafe PJRT_LoadedExecutable_Destroy_Args()
    unsafe arguments.executable = loaded
    unsafe plugin.release(plugin.api.pointee.PJRT_LoadedExecutable_Destroy, &arguments)
  }
}

/// A table of pointers to buffers as PJRT takes it: a list of rows, each a list of pointers.
///
/// A class because it owns memory outside of Swift's heap. Rows and columns are the caller's duty to keep to.
@unsafe
final class PointerTable {
  let rows: UnsafeMutablePointer<UnsafeMutablePointer<OpaquePointer?>?>
  private let cells: UnsafeMutablePointer<OpaquePointer?>
  private let columnCount: Int

  /// The rows as PJRT takes those that it only reads.
  var constantRows: UnsafePointer<UnsafePointer<OpaquePointer?>?> {
    unsafe UnsafeRawPointer(rows).assumingMemoryBound(to: UnsafePointer<OpaquePointer?>?.self)
  }

  init(rows rowCount: Int, columns columnCount: Int) {
    unsafe self.columnCount = columnCount
    unsafe cells = .allocate(capacity: max(1, rowCount * columnCount))
    unsafe cells.initialize(repeating: nil, count: max(1, rowCount * columnCount))
    unsafe rows = .allocate(capacity: max(1, rowCount))
    for row in 0..<rowCount {
      unsafe (rows + row).initialize(to: cells + row * columnCount)
    }
  }

  deinit {
    unsafe rows.deallocate()
    unsafe cells.deallocate()
  }

  subscript(row: Int, column: Int) -> OpaquePointer? {
    get { unsafe cells[row * columnCount + column] }
    set { unsafe cells[row * columnCount + column] = newValue }
  }
}
