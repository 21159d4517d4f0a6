import CPJRT

/// An array of numbers on a device.
///
/// A class because it owns device memory, which is freed with it. An executable that was given it as a donated argument
/// takes the memory over; then the buffer must not be read any more, and reading it is an error.
/// The content does not change and may be read from any thread, hence `@unchecked Sendable`.
@safe
public final class DeviceBuffer: @unchecked Sendable {
  /// The extents; empty for a single number.
  public let shape: [Int]
  /// The type of the numbers.
  public let elementType: ElementType

  /// The number of elements.
  public var count: Int { shape.reduce(1, *) }

  let handle: OpaquePointer
  private let client: AcceleratorClient

  /// Takes over a buffer of the plugin, which is destroyed also where this fails.
  init(taking handle: OpaquePointer, client: AcceleratorClient) throws(AcceleratorError) {
    unsafe self.handle = handle
    self.client = client
    do {
      unsafe shape = try Self.shape(of: handle, client.plugin)
      unsafe elementType = try Self.elementType(of: handle, client.plugin)
    } catch {
      unsafe Self.destroy(handle, of: client.plugin)
      throw error
    }
  }

  deinit { unsafe Self.destroy(handle, of: client.plugin) }

  /// Waits until the numbers are there; an error of the execution that makes them is thrown here.
  public func wait() throws(AcceleratorError) {
    var arguments = unsafe PJRT_Buffer_ReadyEvent_Args()
    unsafe arguments.buffer = handle
    try unsafe client.plugin.call(
      client.plugin.api.pointee.PJRT_Buffer_ReadyEvent, &arguments, to: "wait for a result")
    do {
      try unsafe client.plugin.wait(for: arguments.event, to: "run the program")
    } catch {
      throw client.explained(error)
    }
  }

  /// The numbers, row by row; waits for them.
  public func elements<Element: DeviceElement>(
    as type: Element.Type = Element.self
  ) throws(AcceleratorError) -> [Element] {
    var elements = [Element](repeating: .zero, count: count)
    var span = elements.mutableSpan
    try copy(to: &span)
    return elements
  }

  /// The numbers in single precision; those of type bfloat16 are widened, which is exact.
  public func floats() throws(AcceleratorError) -> [Float] {
    guard elementType == .bfloat16 else { return try elements() }
    return try elements(as: BFloat16.self).map(\.float)
  }

  /// The numbers of type int32.
  public func integers() throws(AcceleratorError) -> [Int32] { try elements() }

  /// Copies the numbers, row by row, into memory of the caller; waits for them.
  public func copy<Element: DeviceElement>(
    to elements: inout MutableSpan<Element>
  ) throws(AcceleratorError) {
    guard Element.elementType == elementType else {
      throw .elementType(found: elementType.rawValue, wanted: Element.elementType)
    }
    guard elements.count == count else {
      throw .arguments("\(elements.count) elements of memory for a buffer of shape \(shape)")
    }
    let order = shape.indices.reversed().map(Int64.init)
    var arguments = unsafe PJRT_Buffer_ToHostBuffer_Args()
    unsafe arguments.src = handle
    let plugin = client.plugin
    do {
      try unsafe elements.withUnsafeMutableBufferPointer { elements throws(AcceleratorError) in
        unsafe arguments.dst = UnsafeMutableRawPointer(elements.baseAddress)
        unsafe arguments.dst_size = elements.count * MemoryLayout<Element>.stride
        try unsafe order.span.withUnsafeBufferPointer { order throws(AcceleratorError) in
          var layout = unsafe PJRT_Buffer_MemoryLayout()
          unsafe layout.struct_size = MemoryLayout<PJRT_Buffer_MemoryLayout>.size
          unsafe layout.tiled.struct_size = MemoryLayout<PJRT_Buffer_MemoryLayout_Tiled>.size
          unsafe layout.tiled.minor_to_major = order.baseAddress
          unsafe layout.tiled.minor_to_major_size = order.count
          try unsafe withUnsafePointer(to: layout) { layout throws(AcceleratorError) in
            unsafe arguments.host_layout = layout
            try unsafe plugin.call(
              plugin.api.pointee.PJRT_Buffer_ToHostBuffer, &arguments, to: "read a result")
          }
        }
        try unsafe plugin.wait(for: arguments.event, to: "run the program")
      }
    } catch {
      throw client.explained(error)
    }
  }
}

extension DeviceBuffer {
  private static func shape(
    of buffer: OpaquePointer, _ plugin: Plugin
  ) throws(AcceleratorError) -> [Int] {
    var arguments = unsafe PJRT_Buffer_Dimensions_Args()
    unsafe arguments.buffer = buffer
    try unsafe plugin.call(
      plugin.api.pointee.PJRT_Buffer_Dimensions, &arguments, to: "tell the shape of a result")
    return unsafe UnsafeBufferPointer(start: arguments.dims, count: arguments.num_dims)
      .map { Int($0) }
  }

  private static func elementType(
    of buffer: OpaquePointer, _ plugin: Plugin
  ) throws(AcceleratorError) -> ElementType {
    var arguments = unsafe PJRT_Buffer_ElementType_Args()
    unsafe arguments.buffer = buffer
    try unsafe plugin.call(
      plugin.api.pointee.PJRT_Buffer_ElementType, &arguments, to: "tell the type of a result")
    guard let type = unsafe ElementType(code: arguments.type) else {
      throw .failed(
        operation: "read a result",
        message: unsafe "its elements are of a type (\(arguments.type.rawValue)) not in use here")
    }
    return type
  }

  static func destroy(_ buffer: OpaquePointer, of plugin: Plugin) {
    var arguments = unsafe PJRT_Buffer_Destroy_Args()
    unsafe arguments.buffer = buffer
    unsafe plugin.release(plugin.api.pointee.PJRT_Buffer_Destroy, &arguments)
  }
}
