import Accelerator
import Glibc
import Testing

@Suite("Errors of accelerators")
struct AcceleratorErrorTests {
  /// An environment with these variables only.
  private func search(_ variables: [String: String]) -> PluginSearch {
    PluginSearch { variables[$0] }
  }

  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
    } catch {
      return "\(error)"
    }
    return ""
  }

  @Test("a missing plugin is reported with the command that installs it")
  func missing() {
    for choice in [PluginChoice.cuda, .xlaCPU] {
      let error = AcceleratorError.pluginMissing(choice, searched: [])
      #expect("\(error)".contains("pip install"))
      #expect("\(error)".contains("CALQUE_PJRT_PLUGIN"))
      #expect(!"\(error)".contains("\n"))
    }
  }

  @Test("a file that is no plugin is refused by its name")
  func notPlugins() throws {
    let folder = try TemporaryFolder()
    let text = try folder.file("text.so", "not a library")
    for path in ["/nowhere/plugin.so", text, "\(folder.path)"] {
      let text = message { _ = try AcceleratorClient(plugin: .path(path)) }
      #expect(text.hasPrefix("\(path): not a PJRT plugin:"), "\(text)")
    }
    // A library of the system that every machine has, and that is no plugin.
    let text2 = message {
      _ = try AcceleratorClient(plugin: .path("/lib/x86_64-linux-gnu/libm.so.6"))
    }
    #expect(text2.contains("not a PJRT plugin"), "\(text2)")
  }

  @Test("the environment names the plugin, and virtual environments are searched")
  func search() throws {
    let folder = try TemporaryFolder()
    let named = search(["CALQUE_PJRT_PLUGIN": "/some/plugin.so"])
    #expect(try named.path(of: .cuda) == "/some/plugin.so")
    #expect(try named.path(of: .path("/other.so")) == "/other.so")
    let packages = "lib/python3.99/site-packages/lammps_jax_pjrt_cpu"
    let plugin = try folder.file("\(packages)/pjrt_c_api_cpu_plugin.so", "")
    let active = search(["VIRTUAL_ENV": folder.path])
    #expect(try active.path(of: .xlaCPU) == plugin)
    #expect(active.available.first == plugin)
  }

  @Test("what users type is a known name or a path")
  func choices() {
    #expect(PluginChoice(argument: "cuda") == .cuda)
    #expect(PluginChoice(argument: "xla-cpu") == .xlaCPU)
    #expect(PluginChoice(argument: "./plugin") == .path("./plugin"))
    #expect(PluginChoice(argument: "plugin.so") == .path("plugin.so"))
    for other in ["", "cpu", "gpu", "cud"] { #expect(PluginChoice(argument: other) == nil) }
    for name in PluginChoice.names { #expect(PluginChoice(argument: name)?.argument == name) }
  }

  @Test("options of XLA must have a name and a value")
  func options() {
    let text = message {
      _ = try AcceleratorClient(
        plugin: .path("/nowhere.so"), search: search(["CALQUE_XLA_OPTIONS": "a=1,b"]))
    }
    #expect(text == "CALQUE_XLA_OPTIONS: 'b' is not of the form name=value")
  }

  @Test("too little memory is reported with sizes and the setting to lower")
  func memory() {
    let error = AcceleratorError.outOfMemory(
      operation: "run the program", message: "Out of\n memory", sizes: "device 0 has 3 GiB in use")
    #expect(
      "\(error)"
        == "the accelerator has too little memory to run the program: Out of memory "
        + "(device 0 has 3 GiB in use); lower device.tokens, or --beam of a search")
  }
}

/// What a plugin that is not as it should be does.
@Suite("Faulty plugins", .enabled(if: FakePlugin.canBeMade))
struct FaultyPluginTests {
  private func refusal(of plugin: FakePlugin) -> AcceleratorError? {
    #expect(throws: AcceleratorError.self) { try AcceleratorClient(plugin: .path(plugin.path)) }
  }

  @Test("versions that are not known to work are refused", arguments: [(0, 80), (0, 116), (1, 90)])
  func version(major: Int, minor: Int) throws {
    let plugin = try FakePlugin(major: major, minor: minor)
    let error = try #require(refusal(of: plugin))
    #expect(
      error
        == .unsupportedVersion(path: plugin.path, found: APIVersion(major: major, minor: minor)))
    #expect("\(error)".contains("PJRT API \(major).\(minor), but only 0.81 to 0.115"))
  }

  @Test("a plugin without a table is refused")
  func noTable() throws {
    let text = String(describing: refusal(of: try FakePlugin(major: -1)))
    #expect(text.contains("returns nothing"), "\(text)")
  }

  @Test("what a plugin says is passed on; too little memory is told apart by its code")
  func failures() throws {
    for minor in [81, 115] {
      let plugin = try FakePlugin(minor: minor, message: "no\\ndevice")
      let error = try #require(refusal(of: plugin))
      #expect(error == .noDevice(path: plugin.path, message: "no\ndevice"))
      #expect("\(error)".contains("cannot open a device: no device; see that"))
    }
    let full = try FakePlugin(code: 8, message: "full")
    #expect(
      refusal(of: full)
        == .outOfMemory(operation: "open its devices", message: "full", sizes: ""))
  }
}

/// Mistakes that only a plugin can find.
@Suite("Refusals of a plugin", .enabled(if: Modules.isAvailable))
struct RefusalTests {
  private let client: AcceleratorClient

  init() throws { client = try #require(Modules.client) }

  @Test("text that is no module is refused with the compiler's words, and saved")
  func badModule() throws {
    let folder = try TemporaryFolder()
    let client = try AcceleratorClient(
      plugin: .xlaCPU, search: Modules.search(cache: folder.path))
    let module = Modules.sum("2xf32").replacingOnce("stablehlo.add", with: "stablehlo.plus")
    let error = #expect(throws: AcceleratorError.self) { try client.compile(module) }
    guard case .compilation(let message, let path) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(message.contains("stablehlo.plus"), "\(message)")
    let saved = try #require(path)
    #expect(saved.hasPrefix(folder.path))
    #expect(try String(contentsOf: saved) == module)
  }

  @Test("options that XLA does not know are refused by name")
  func badOption() throws {
    let client = try AcceleratorClient(
      plugin: .xlaCPU, search: Modules.search(cache: nil, options: "xla_no_such_option=1"))
    #expect {
      _ = try client.compile(Modules.sum("5xf32"))
    } throws: {
      "\($0)".contains("xla_no_such_option")
    }
    let good = try AcceleratorClient(
      plugin: .xlaCPU,
      search: Modules.search(
        cache: nil, options: "xla_gpu_autotune_level=0,xla_cpu_enable_fast_math=false"))
    #expect(try good.compile(Modules.sum("5xf32")).outputCount == 1)
  }

  @Test("shapes, counts, devices and types that do not fit are refused")
  func misfits() throws {
    #expect(throws: AcceleratorError.self) { try client.buffer([Float(1)], shape: [2]) }
    #expect(throws: AcceleratorError.self) { try client.buffer([Float(1)], shape: [-1, -1]) }
    #expect(throws: AcceleratorError.self) {
      try client.buffer([Float(1)], shape: [1], device: 4096)
    }
    #expect(throws: AcceleratorError.self) {
      try client.buffer([Float](), shape: [.max, .max, 4])
    }
    let buffer = try client.buffer([Float(1), 2], shape: [2])
    #expect(throws: AcceleratorError.elementType(found: "f32", wanted: .int32)) {
      try buffer.integers()
    }
    let executable = try client.compile(Modules.sum("2xf32"))
    #expect(throws: AcceleratorError.self) { try executable.run([buffer]) }
    #expect(throws: AcceleratorError.self) { try executable.run([buffer, buffer, buffer]) }
    let wrong = try client.buffer([Float(1), 2, 3], shape: [3])
    #expect(throws: AcceleratorError.self) {
      try executable.run([buffer, wrong])[0].floats()
    }
    for replicas in [0, -1, 4096] {
      #expect(throws: AcceleratorError.self) {
        try client.compile(Modules.sum("2xf32"), replicas: replicas)
      }
    }
  }
}
