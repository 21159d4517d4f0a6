/// Which PJRT plugin a command uses: a known one, which is searched for, or a file.
public enum PluginChoice: Hashable, Sendable {
  /// XLA for NVIDIA graphics processors.
  case cuda
  /// XLA for the processor: slower than Calque's own engine, there to test what is emitted.
  case xlaCPU
  /// The shared library at a path.
  case path(String)

  /// The names of the known plugins, as `--device` takes them.
  public static let names = ["cuda", "xla-cpu"]

  /// The choice that a user typed: a known name, or else a path, which has a slash or ends in `.so`; nil where it
  /// is neither.
  public init?(argument: String) {
    switch argument {
    case "cuda": self = .cuda
    case "xla-cpu": self = .xlaCPU
    case _ where argument.contains("/") || argument.hasSuffix(".so"): self = .path(argument)
    default: return nil
    }
  }

  /// The choice as a user types it.
  public var argument: String {
    switch self {
    case .cuda: "cuda"
    case .xlaCPU: "xla-cpu"
    case .path(let path): path
    }
  }

  /// The command that installs the newest version that is known to work; nil for a path.
  public var installation: String? {
    switch self {
    case .cuda: "pip install 'jax-cuda13-plugin[with-cuda]<=0.11.2'"
    case .xlaCPU: "pip install --no-deps lammps-jax-pjrt-cpu==0.11.2"
    case .path: nil
    }
  }
}
