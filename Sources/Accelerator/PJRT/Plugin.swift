import CPJRT
import Glibc

/// A PJRT plugin that was opened, and the way every function of its table is called.
///
/// A class because it stands for a library of the process. It is never closed: plugins keep threads that would run on.
/// The table does not change and its functions may be called from any thread, hence `@unchecked Sendable`.
@safe
final class Plugin: @unchecked Sendable {
  let path: String
  /// The file's size and time of change, which tell one build of a plugin from another.
  let build: String
  let version: APIVersion
  let api: UnsafePointer<PJRT_Api>

  /// Opens the library and reads its table.
  init(path: String) throws(AcceleratorError) {
    // A name without a slash would be searched for in the system's library folders.
    let file = path.contains("/") ? path : "./\(path)"
    guard let library = unsafe dlopen(file, RTLD_NOW | RTLD_LOCAL) else {
      let reason = unsafe dlerror().map { unsafe String(cString: $0) } ?? "it cannot be opened"
      throw .notPlugin(path: path, reason: reason)
    }
    typealias Entry = @convention(c) () -> UnsafePointer<PJRT_Api>?
    guard let symbol = unsafe dlsym(library, "GetPjrtApi") else {
      throw .notPlugin(path: path, reason: "it has no function GetPjrtApi")
    }
    guard let api = unsafe unsafeBitCast(symbol, to: Entry.self)() else {
      throw .notPlugin(path: path, reason: "its function GetPjrtApi returns nothing")
    }
    let found = unsafe api.pointee.pjrt_api_version
    self.path = path
    build = Self.build(of: file)
    version = unsafe APIVersion(
      major: Int(found.major_version), minor: Int(found.minor_version))
    unsafe self.api = api
    guard APIVersion.supported.contains(version),
      unsafe api.pointee.struct_size >= MemoryLayout<PJRT_Api>.size
    else { throw .unsupportedVersion(path: path, found: version) }
    var arguments = unsafe PJRT_Plugin_Initialize_Args()
    try unsafe call(api.pointee.PJRT_Plugin_Initialize, &arguments, to: "start the plugin")
  }

  private static func build(of file: String) -> String {
    var status = stat()
    guard unsafe stat(file, &status) == 0 else { return "" }
    return "\(status.st_size) bytes, \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  /// Calls a function with its record, whose size is set here; `operation` is a verb with its object for messages.
  func call<Arguments>(
    _ function: ((UnsafeMutablePointer<Arguments>?) -> OpaquePointer?)?,
    _ arguments: inout Arguments, to operation: @autoclosure () -> String
  ) throws(AcceleratorError) {
    guard let function = unsafe function else {
      throw .failed(operation: operation(), message: "the plugin does not offer this")
    }
    let error = unsafe withUnsafeMutablePointer(to: &arguments) { arguments in
      unsafe UnsafeMutableRawPointer(arguments).storeBytes(
        of: MemoryLayout<Arguments>.size, as: Int.self)
      return unsafe function(arguments)
    }
    guard let error = unsafe error else { return }
    throw unsafe failure(taking: error, operation: operation())
  }

  /// Calls a function that frees something, of which no failure is expected or could be handled.
  func release<Arguments>(
    _ function: ((UnsafeMutablePointer<Arguments>?) -> OpaquePointer?)?,
    _ arguments: inout Arguments
  ) {
    try? unsafe call(function, &arguments, to: "free memory")
  }

  /// Waits for an event and frees it.
  func wait(
    for event: OpaquePointer?, to operation: @autoclosure () -> String
  ) throws(AcceleratorError) {
    guard let event = unsafe event else { return }
    defer { unsafe discard(event) }
    var arguments = unsafe PJRT_Event_Await_Args()
    unsafe arguments.event = event
    try unsafe call(api.pointee.PJRT_Event_Await, &arguments, to: operation())
  }

  /// Frees an event that nobody waits for.
  func discard(_ event: OpaquePointer?) {
    guard let event = unsafe event else { return }
    var arguments = unsafe PJRT_Event_Destroy_Args()
    unsafe arguments.event = event
    unsafe release(api.pointee.PJRT_Event_Destroy, &arguments)
  }

  /// What an error of the plugin says; frees it.
  private func failure(taking error: OpaquePointer, operation: String) -> AcceleratorError {
    var message = unsafe PJRT_Error_Message_Args()
    unsafe message.struct_size = MemoryLayout<PJRT_Error_Message_Args>.size
    unsafe message.error = error
    unsafe api.pointee.PJRT_Error_Message?(&message)
    let text = unsafe String(pluginText: message.message, count: message.message_size)

    var code = unsafe PJRT_Error_GetCode_Args()
    unsafe code.struct_size = MemoryLayout<PJRT_Error_GetCode_Args>.size
    unsafe code.error = error
    // Asking for the code can fail with an error of its own, which must be freed too.
    unsafe destroy(api.pointee.PJRT_Error_GetCode?(&code))
    unsafe destroy(error)
    return unsafe code.code == PJRT_Error_Code_RESOURCE_EXHAUSTED
      ? .outOfMemory(operation: operation, message: text, sizes: "")
      : .failed(operation: operation, message: text)
  }

  private func destroy(_ error: OpaquePointer?) {
    guard let error = unsafe error else { return }
    var arguments = unsafe PJRT_Error_Destroy_Args()
    unsafe arguments.struct_size = MemoryLayout<PJRT_Error_Destroy_Args>.size
    unsafe arguments.error = error
    unsafe api.pointee.PJRT_Error_Destroy?(&arguments)
  }
}

extension String {
  /// A copy of text that a plugin owns and that does not end in a zero.
  init(pluginText text: UnsafePointer<CChar>?, count: Int) {
    unsafe self.init(
      decoding: UnsafeRawBufferPointer(start: text, count: text == nil ? 0 : count), as: UTF8.self)
  }
}
