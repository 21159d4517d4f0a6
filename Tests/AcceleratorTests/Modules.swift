import Accelerator
import Glibc

/// Small programs in StableHLO, and the plugin that the environment names.
enum Modules {
  /// The client that all tests share; nil where no plugin is there.
  static let client: AcceleratorClient? = {
    guard isAvailable else { return nil }
    return try? AcceleratorClient(plugin: .xlaCPU, search: search(cache: nil))
  }()

  /// Whether the tests were given a plugin.
  static var isAvailable: Bool { plugin != nil }

  /// Whether the plugin has several devices, as with `XLA_FLAGS=--xla_force_host_platform_device_count=2`.
  static var hasTwoDevices: Bool { (client?.devices.count ?? 0) > 1 }

  private static let plugin: String? = unsafe getenv(PluginSearch.variable)
    .map { unsafe String(cString: $0) }

  /// A search that knows the plugin, a folder for compiled programs and options of XLA, and nothing else.
  static func search(cache: String?, options: String? = nil) -> PluginSearch {
    PluginSearch { name in
      switch name {
      case PluginSearch.variable: plugin
      case "CALQUE_CACHE": cache
      case "CALQUE_XLA_OPTIONS": options
      default: nil
      }
    }
  }

  /// A function `main`; `aliases` says which result takes the memory of the argument at an index.
  static func module(
    _ arguments: [String], results: [String], aliases: [Int: Int] = [:], _ body: String
  ) -> String {
    let parameters = arguments.enumerated().map { index, type in
      let alias = aliases[index].map { " {tf.aliasing_output = \($0) : i32}" } ?? ""
      return "%a\(index): tensor<\(type)>\(alias)"
    }
    let types = results.map { "tensor<\($0)>" }.joined(separator: ", ")
    return """
      module @test {
        func.func public @main(\(parameters.joined(separator: ", "))) -> (\(types)) {
          \(body)
        }
      }

      """
  }

  /// a + b for two arrays of a type.
  static func sum(_ type: String) -> String {
    module(
      [type, type], results: [type],
      """
      %0 = stablehlo.add %a0, %a1 : tensor<\(type)>
          return %0 : tensor<\(type)>
      """)
  }
}
