import Accelerator

/// The plugin for an accelerator and its devices, or what to do to have one.
struct AcceleratorReport {
  /// The client, where a plugin is there and works.
  let client: AcceleratorClient?
  private let problem: String?

  /// Opens the plugin that was asked for, which must be there, or else the first that is found.
  init(
    _ choice: PluginChoice?, environment: @escaping @Sendable (String) -> String?
  ) throws(AcceleratorError) {
    let search = PluginSearch(environment: environment)
    if let choice {
      client = try AcceleratorClient(plugin: choice, search: search)
      problem = nil
    } else if let path = search.available.first {
      // Without a wish of the user, a plugin that does not work here, as one for another device, is no fault.
      var found: (client: AcceleratorClient?, problem: String?) = (nil, nil)
      do {
        found.client = try AcceleratorClient(plugin: .path(path), search: search)
      } catch {
        found.problem = "\(error)"
      }
      (client, problem) = found
    } else {
      client = nil
      problem =
        "no plugin installed (\(PluginChoice.cuda.installation ?? ""), "
        + "or to test on the processor: \(PluginChoice.xlaCPU.installation ?? ""))"
    }
  }

  var facts: [Fact] {
    guard let client else { return [Fact(name: "accelerator", value: problem ?? "none")] }
    let devices = client.devices.map { device in
      let memory = client.memory(of: device.index)?.limit
        .map { " with \((Double($0) / 0x1p30).formatted(decimals: 1)) GiB" }
      return "\(device.index): \(device.kind)" + (memory ?? "")
    }
    return [
      Fact(
        name: "accelerator",
        value: "\(client.platformName), PJRT API \(client.version), \(client.pluginPath)"),
      Fact(name: "devices", value: devices.joined(separator: ", ")),
    ]
  }

  var json: JSONOutput {
    guard let client else { return ["problem": problem.map { .string($0) } ?? nil] }
    let devices = client.devices.map { device -> JSONOutput in
      [
        "index": .integer(device.index), "kind": .string(device.kind),
        "memoryBytes": client.memory(of: device.index)?.limit.map { .integer($0) } ?? nil,
      ]
    }
    return [
      "platform": .string(client.platformName),
      "platformVersion": .string(client.platformVersion),
      "apiVersion": .string(client.version.description),
      "plugin": .string(client.pluginPath), "devices": .array(devices),
    ]
  }
}
