import Accelerator

/// Where a model is computed, as `--device` takes it: by this program's own engine, or by a plugin.
struct DeviceName: ArgumentValue {
  /// The plugin; nil for the own engine.
  let plugin: PluginChoice?

  /// The own engine.
  init() { plugin = nil }

  init?(argument: String) {
    guard argument != "cpu" else {
      plugin = nil
      return
    }
    guard let choice = PluginChoice(argument: argument) else { return nil }
    plugin = choice
  }

  static var expectation: String { "cpu, \(PluginChoice.expectation)" }
  var argumentText: String? { plugin?.argument ?? "cpu" }
}
