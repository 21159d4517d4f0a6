import Testing

@testable import Accelerator

@Suite("Options of the compiler")
struct CompileOptionsTests {
  @Test("the message is that of protobuf")
  func message() {
    let minusOne: [UInt8] = [UInt8](repeating: 0xff, count: 9) + [1]
    let build: [UInt8] = [8] + minusOne + [4 << 3, 1, 5 << 3, 1]
    #expect(CompileOptions().serialized == [3 << 3 | 2, UInt8(build.count)] + build)
    let many = CompileOptions(
      replicaCount: 300,
      overrides: [.init(name: "n", value: "v"), .init(name: "b", value: "true")])
    let text: [UInt8] = [7 << 3 | 2, 8, 10, 1, 0x6e, 18, 3, 10, 1, 0x76]
    let truth: [UInt8] = [7 << 3 | 2, 7, 10, 1, 0x62, 18, 2, 16, 1]
    let replicas: [UInt8] = [8] + minusOne + [4 << 3, 0xac, 2, 5 << 3, 1]
    #expect(many.serialized == [26, UInt8(replicas.count)] + replicas + text + truth)
  }

  @Test("options are read as names and values")
  func overrides() throws {
    let overrides = try CompileOptions.overrides(from: "b=2,a=x=y,c=")
    #expect(overrides.map(\.name) == ["a", "b", "c"])
    #expect(overrides.map(\.value) == ["x=y", "2", ""])
    #expect(try CompileOptions.overrides(from: "").isEmpty)
    for text in ["a", "=1", "a=1,b"] {
      #expect(throws: AcceleratorError.self) { try CompileOptions.overrides(from: text) }
    }
  }

  @Test("a CUDA plugin of pip is told where NVIDIA's tools are")
  func toolkit() throws {
    let folder = try TemporaryFolder()
    let plugin = try folder.file("site-packages/jax_plugins/xla_cuda13/xla_cuda_plugin.so", "")
    #expect(CompileOptions.toolkit(of: plugin).isEmpty)
    _ = try folder.file("site-packages/nvidia/cu13/nvvm/libdevice/x", "")
    #expect(
      CompileOptions.toolkit(of: plugin) == [
        .init(
          name: "xla_gpu_cuda_data_dir", value: "\(folder.path)/site-packages/nvidia/cu13")
      ])
    #expect(CompileOptions.toolkit(of: "plugin.so").isEmpty)
  }
}
