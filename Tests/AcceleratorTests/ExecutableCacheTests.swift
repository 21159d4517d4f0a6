import Accelerator
import FoundationEssentials
import Testing

@Suite("Cache of executables", .enabled(if: Modules.isAvailable))
struct ExecutableCacheTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func client(options: String? = nil) throws -> AcceleratorClient {
    try AcceleratorClient(
      plugin: .xlaCPU, search: Modules.search(cache: folder.path, options: options))
  }

  private func check(_ executable: Executable, _ client: AcceleratorClient) throws {
    let values: [Float] = [1, 2, 3]
    let buffer = try client.buffer(values, shape: [3])
    #expect(try executable.run([buffer, buffer])[0].floats() == [2, 4, 6])
  }

  @Test("a module is compiled once; a stored one is loaded by another client and works")
  func hit() throws {
    let first = try client()
    let compiled = try first.compile(Modules.sum("3xf32"))
    #expect(!compiled.isFromCache)
    try check(compiled, first)
    let entries = try folder.files(in: "executables")
    #expect(entries.count == 1)
    let second = try client()
    let loaded = try second.compile(Modules.sum("3xf32"))
    #expect(loaded.isFromCache)
    #expect(loaded.outputCount == 1)
    try check(loaded, second)
    #expect(try folder.files(in: "executables") == entries)
  }

  @Test("another module and other options are other entries")
  func keys() throws {
    let plain = try client()
    _ = try plain.compile(Modules.sum("3xf32"))
    #expect(try !plain.compile(Modules.sum("4xf32")).isFromCache)
    let other = try client(options: "xla_cpu_enable_fast_math=false")
    #expect(try !other.compile(Modules.sum("3xf32")).isFromCache)
    #expect(try folder.files(in: "executables").count == 3)
  }

  @Test("an entry with any byte changed, cut off or emptied is compiled anew and written again")
  func damage() throws {
    let client = try client()
    _ = try client.compile(Modules.sum("3xf32"))
    let path = try #require(folder.files(in: "executables").first)
    let whole = try Data(contentsOf: URL(filePath: path))
    var damaged: [Data] = [Data(), whole.prefix(10), whole.dropLast(1)]
    for place in [0, whole.count / 3, whole.count / 2, whole.count - 1] {
      var copy = whole
      copy[place] ^= 0x10
      damaged.append(copy)
    }
    for content in damaged {
      try content.write(to: URL(filePath: path))
      let executable = try client.compile(Modules.sum("3xf32"))
      #expect(!executable.isFromCache)
      try check(executable, client)
      #expect(try client.compile(Modules.sum("3xf32")).isFromCache)
    }
  }

  @Test("where the folder cannot be written, programs are compiled each time")
  func noFolder() throws {
    let file = try folder.file("file", "")
    let client = try AcceleratorClient(
      plugin: .xlaCPU, search: Modules.search(cache: "\(file)/cache"))
    for _ in 0..<2 {
      let executable = try client.compile(Modules.sum("3xf32"))
      #expect(!executable.isFromCache)
      try check(executable, client)
    }
  }
}
