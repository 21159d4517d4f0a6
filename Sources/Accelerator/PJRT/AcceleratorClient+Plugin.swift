import CPJRT

/// What a client asks its plugin for when it begins and when it compiles.
extension AcceleratorClient {
  static func createClient(of plugin: Plugin) throws(AcceleratorError) -> OpaquePointer {
    var arguments = unsafe PJRT_Client_Create_Args()
    do {
      try unsafe plugin.call(
        plugin.api.pointee.PJRT_Client_Create, &arguments, to: "open its devices")
    } catch .failed(_, let message) {
      throw .noDevice(path: plugin.path, message: message)
    } catch {
      throw error
    }
    guard let client = unsafe arguments.client else {
      throw .failed(operation: "open its devices", message: "the plugin returned no client")
    }
    return unsafe client
  }

  static func destroy(_ client: OpaquePointer, of plugin: Plugin) {
    var arguments = unsafe PJRT_Client_Destroy_Args()
    unsafe arguments.client = client
    unsafe plugin.release(plugin.api.pointee.PJRT_Client_Destroy, &arguments)
  }

  static func platformName(
    of client: OpaquePointer, _ plugin: Plugin
  ) throws(AcceleratorError) -> String {
    var arguments = unsafe PJRT_Client_PlatformName_Args()
    unsafe arguments.client = client
    try unsafe plugin.call(
      plugin.api.pointee.PJRT_Client_PlatformName, &arguments, to: "name its platform")
    return unsafe String(
      pluginText: arguments.platform_name, count: arguments.platform_name_size)
  }

  static func platformVersion(
    of client: OpaquePointer, _ plugin: Plugin
  ) throws(AcceleratorError) -> String {
    var arguments = unsafe PJRT_Client_PlatformVersion_Args()
    unsafe arguments.client = client
    try unsafe plugin.call(
      plugin.api.pointee.PJRT_Client_PlatformVersion, &arguments, to: "tell its version")
    return unsafe String(
      pluginText: arguments.platform_version, count: arguments.platform_version_size)
  }

  static func devices(
    of client: OpaquePointer, _ plugin: Plugin
  ) throws(AcceleratorError) -> [OpaquePointer] {
    var arguments = unsafe PJRT_Client_AddressableDevices_Args()
    unsafe arguments.client = client
    try unsafe plugin.call(
      plugin.api.pointee.PJRT_Client_AddressableDevices, &arguments, to: "list its devices")
    let devices = unsafe UnsafeBufferPointer(
      start: arguments.addressable_devices, count: arguments.num_addressable_devices)
    return unsafe devices.compactMap { unsafe $0 }
  }

  static func descriptions(
    of devices: [OpaquePointer], _ plugin: Plugin
  ) throws(AcceleratorError) -> [AcceleratorDevice] {
    var descriptions: [AcceleratorDevice] = []
    for index in unsafe devices.indices {
      var description = unsafe PJRT_Device_GetDescription_Args()
      unsafe description.device = devices[index]
      try unsafe plugin.call(
        plugin.api.pointee.PJRT_Device_GetDescription, &description, to: "describe a device")
      var id = unsafe PJRT_DeviceDescription_Id_Args()
      unsafe id.device_description = description.device_description
      try unsafe plugin.call(
        plugin.api.pointee.PJRT_DeviceDescription_Id, &id, to: "number a device")
      var kind = unsafe PJRT_DeviceDescription_Kind_Args()
      unsafe kind.device_description = description.device_description
      try unsafe plugin.call(
        plugin.api.pointee.PJRT_DeviceDescription_Kind, &kind, to: "tell the kind of a device")
      descriptions.append(
        unsafe AcceleratorDevice(
          index: index, id: Int(id.id),
          kind: String(pluginText: kind.device_kind, count: kind.device_kind_size)))
    }
    return descriptions
  }

  /// Compiles; where the plugin refuses, the module is saved for whoever looks into it.
  func compiled(
    _ module: String, _ options: CompileOptions
  ) throws(AcceleratorError) -> Executable {
    let (code, format, options) = (Array(module.utf8), Array("mlir".utf8), options)
    let message = options.serialized
    var arguments = unsafe PJRT_Client_Compile_Args()
    unsafe arguments.client = handle
    do {
      try unsafe code.withCharacters { code throws(AcceleratorError) in
        try unsafe format.withCharacters { format throws(AcceleratorError) in
          try unsafe message.withCharacters { message throws(AcceleratorError) in
            var program = unsafe PJRT_Program()
            unsafe program.struct_size = MemoryLayout<PJRT_Program>.size
            unsafe program.code = code.baseAddress
            unsafe program.code_size = code.count
            unsafe program.format = format.baseAddress
            unsafe program.format_size = format.count
            unsafe arguments.compile_options = message.baseAddress
            unsafe arguments.compile_options_size = message.count
            try unsafe withUnsafePointer(to: program) { program throws(AcceleratorError) in
              unsafe arguments.program = program
              try unsafe plugin.call(
                plugin.api.pointee.PJRT_Client_Compile, &arguments, to: "compile the program")
            }
          }
        }
      }
    } catch .failed(_, let message) {
      throw .compilation(message: message, module: cache.keep(refused: module))
    } catch {
      throw explained(error)
    }
    return try unsafe Executable(
      taking: arguments.executable, replicas: options.replicaCount, isFromCache: false,
      client: self)
  }

  /// Loads what ``Executable/serialized()`` returned.
  func load(_ bytes: [UInt8], replicas: Int) throws(AcceleratorError) -> Executable {
    var arguments = unsafe PJRT_Executable_DeserializeAndLoad_Args()
    unsafe arguments.client = handle
    try unsafe bytes.withCharacters { bytes throws(AcceleratorError) in
      unsafe arguments.serialized_executable = bytes.baseAddress
      unsafe arguments.serialized_executable_size = bytes.count
      try unsafe plugin.call(
        plugin.api.pointee.PJRT_Executable_DeserializeAndLoad, &arguments,
        to: "load a compiled program")
    }
    return try unsafe Executable(
      taking: arguments.loaded_executable, replicas: replicas, isFromCache: true, client: self)
  }
}

extension [UInt8] {
  /// The bytes as C's characters.
  fileprivate func withCharacters<Result>(
    _ body: (UnsafeBufferPointer<CChar>) throws(AcceleratorError) -> Result
  ) throws(AcceleratorError) -> Result {
    try unsafe span.withUnsafeBufferPointer { bytes throws(AcceleratorError) in
      try unsafe body(
        UnsafeBufferPointer(
          start: UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self),
          count: bytes.count))
    }
  }
}
