import Foundation
import Testing

/// Plugins in C with one fault each, made by the compiler that comes with Swift: a machine need not have a real one.
struct FakePlugin {
  let path: String
  private let folder: TemporaryFolder

  /// Whether there is a compiler.
  static let canBeMade = compiler != nil

  private static let compiler: String? =
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/clang" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Makes a plugin whose version is as given and whose function `PJRT_Client_Create` fails with a code and a message.
  init(major: Int = 0, minor: Int = 115, code: Int = 13, message: String = "") throws {
    folder = try TemporaryFolder()
    path = "\(folder.path)/plugin.so"
    let header = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/CPJRT/shim.h").path
    let source = try folder.file(
      "plugin.c",
      """
      #include "\(header)"
      static PJRT_Error *const failure = (PJRT_Error *)1;
      static PJRT_Error *start(PJRT_Plugin_Initialize_Args *args) { return 0; }
      static PJRT_Error *create(PJRT_Client_Create_Args *args) { return failure; }
      static PJRT_Error *code(PJRT_Error_GetCode_Args *args) { args->code = \(code); return 0; }
      static void message(PJRT_Error_Message_Args *args) {
        args->message = "\(message)";
        args->message_size = sizeof("\(message)") - 1;
      }
      static void destroy(PJRT_Error_Destroy_Args *args) {}
      static PJRT_Api api = {
        .struct_size = sizeof(PJRT_Api),
        .pjrt_api_version = {.major_version = \(major), .minor_version = \(minor)},
        .PJRT_Plugin_Initialize = start, .PJRT_Client_Create = create,
        .PJRT_Error_GetCode = code, .PJRT_Error_Message = message, .PJRT_Error_Destroy = destroy,
      };
      const PJRT_Api *GetPjrtApi(void) { return \(major) < 0 ? 0 : &api; }

      """)
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.compiler))
    process.arguments = ["-shared", "-fPIC", "-w", "-o", path, source]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}
