/// What went wrong with an accelerator: one line that says what to do.
public enum AcceleratorError: Error, Hashable, Sendable {
  /// No plugin in any of the usual folders.
  case pluginMissing(PluginChoice, searched: [String])
  /// A file that cannot be opened as a plugin, and why.
  case notPlugin(path: String, reason: String)
  /// A plugin whose interface is not among those known to work.
  case unsupportedVersion(path: String, found: APIVersion)
  /// The plugin has no device that it can use, in its own words.
  case noDevice(path: String, message: String)
  /// The plugin could not do what was asked: the operation as a verb with its object, and the plugin's own words.
  case failed(operation: String, message: String)
  /// The plugin did not compile a module, which was saved to a file if that was possible.
  case compilation(message: String, module: String?)
  /// The device has too little memory: the operation, the plugin's own words and the sizes that are known.
  case outOfMemory(operation: String, message: String, sizes: String)
  /// Arguments that do not fit the executable, in words.
  case arguments(String)
  /// A buffer was read as elements of another type.
  case elementType(found: String, wanted: ElementType)
}

extension AcceleratorError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .pluginMissing(let choice, let searched):
      let remedy =
        choice.installation.map { "\($0), or set \(PluginSearch.variable) to its file" } ?? ""
      return "no plugin for --device \(choice.argument) in \(searched.count) Python folders; "
        + "install it: \(remedy)"
    case .notPlugin(let path, let reason):
      return "\(path): not a PJRT plugin: \(reason.oneLine); name the shared library of a plugin"
    case .unsupportedVersion(let path, let found):
      return "\(path): PJRT API \(found), but only \(APIVersion.supported.lowerBound) to "
        + "\(APIVersion.supported.upperBound) are known to work; install another version: "
        + (PluginChoice.cuda.installation ?? "") + " or " + (PluginChoice.xlaCPU.installation ?? "")
    case .noDevice(let path, let message):
      return "\(path): the plugin cannot open a device: \(message.oneLine); see that the device "
        + "and its driver are there (nvidia-smi lists those of NVIDIA), or take --device cpu"
    case .failed(let operation, let message):
      return "the accelerator could not \(operation): \(message.oneLine)"
    case .compilation(let message, let module):
      let place = module.map { "; the module is in \($0)" } ?? ""
      return "the accelerator's compiler refused the program: \(message.oneLine)\(place)"
    case .outOfMemory(let operation, let message, let sizes):
      return "the accelerator has too little memory to \(operation): \(message.oneLine)"
        + (sizes.isEmpty ? "" : " (\(sizes))") + "; lower device.tokens, or --beam of a search"
    case .arguments(let problem): return problem
    case .elementType(let found, let wanted):
      return "a buffer of \(found) elements cannot be read as \(wanted.rawValue)"
    }
  }
}

extension String {
  /// The text on one line, at most 600 characters, for messages of a compiler that run over many.
  fileprivate var oneLine: String {
    let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count <= 600 ? line : "\(line.prefix(600))…"
  }
}
