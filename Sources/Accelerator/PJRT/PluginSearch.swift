import Glibc

/// Finds plugins where `pip` puts them.
///
/// Looked through in this order: `CALQUE_PJRT_PLUGIN`, the active virtual environment, `.build/accelerator` and `.venv`
/// in the working folder, the installation of every `python3` on the path, `~/.local`, `/usr/local` and `/usr`.
public struct PluginSearch: Sendable {
  /// The environment variable that names a plugin file.
  public static let variable = "CALQUE_PJRT_PLUGIN"

  let environment: @Sendable (String) -> String?

  /// Creates a search in the environment of this process.
  public init() {
    self.init { name in unsafe getenv(name).map { unsafe String(cString: $0) } }
  }

  /// Creates a search that asks for the values of environment variables with `environment`.
  public init(environment: @escaping @Sendable (String) -> String?) {
    self.environment = environment
  }

  /// The file of a plugin.
  public func path(of choice: PluginChoice) throws(AcceleratorError) -> String {
    if case .path(let path) = choice { return path }
    if let path = environment(Self.variable), !path.isEmpty { return path }
    let folders = packageFolders
    for folder in folders {
      for file in choice.files where unsafe access("\(folder)/\(file)", R_OK) == 0 {
        return "\(folder)/\(file)"
      }
    }
    throw .pluginMissing(choice, searched: folders)
  }

  /// The plugins that are there, the one that the environment names first.
  public var available: [String] {
    var paths: [String] = []
    if let path = environment(Self.variable), !path.isEmpty { paths.append(path) }
    for folder in packageFolders {
      for file in [PluginChoice.cuda, .xlaCPU].flatMap(\.files) {
        let path = "\(folder)/\(file)"
        if unsafe access(path, R_OK) == 0, !paths.contains(path) { paths.append(path) }
      }
    }
    return paths
  }

  /// Every `site-packages` and `dist-packages` below the places where Python is installed.
  private var packageFolders: [String] {
    var folders: [String] = []
    for place in installations {
      for library in ["lib", "lib64"] {
        for python in ["python3"] + Self.names(in: "\(place)/\(library)") {
          guard python.hasPrefix("python3") else { continue }
          for packages in ["site-packages", "dist-packages"] {
            let folder = "\(place)/\(library)/\(python)/\(packages)"
            if unsafe access(folder, X_OK) == 0, !folders.contains(folder) {
              folders.append(folder)
            }
          }
        }
      }
    }
    return folders
  }

  private var installations: [String] {
    var places: [String] = []
    if let active = environment("VIRTUAL_ENV"), !active.isEmpty { places.append(active) }
    places += [".build/accelerator", ".venv"]
    for folder in (environment("PATH") ?? "").split(separator: ":") {
      let interpreter = "\(folder)/python3"
      guard unsafe access(interpreter, X_OK) == 0 else { continue }
      places.append("\(folder)/..")
      if let target = Self.resolved(interpreter), let bin = Self.parent(of: target) {
        places.append("\(bin)/..")
      }
    }
    if let home = environment("HOME"), !home.isEmpty { places.append("\(home)/.local") }
    return places + ["/usr/local", "/usr"]
  }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  private static func parent(of path: String) -> String? {
    path.lastIndex(of: "/").map { String(path[..<$0]) }
  }

  private static func names(in folder: String) -> [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { _ = unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      names.append(
        unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names.sorted()
  }
}

extension PluginChoice {
  /// Where `pip` puts the library, below `site-packages`; newer packages first.
  fileprivate var files: [String] {
    switch self {
    case .cuda:
      ["jax_plugins/xla_cuda13/xla_cuda_plugin.so", "jax_plugins/xla_cuda12/xla_cuda_plugin.so"]
    case .xlaCPU: ["lammps_jax_pjrt_cpu/pjrt_c_api_cpu_plugin.so"]
    case .path: []
    }
  }
}
