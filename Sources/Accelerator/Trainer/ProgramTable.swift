import Transformer

/// The compiled programs of a trainer, each made when it is first asked for.
///
/// A class because it fills up as they are used.
final class ProgramTable {
  /// Which program.
  enum Key: Hashable {
    case step(PaddedShape)
    case gradients(PaddedShape)
    case evaluation(PaddedShape)
    case scores(PaddedShape)
    case update
  }

  /// A program on its devices.
  struct Compiled {
    let executable: Executable
    /// Those of each device.
    let constants: [[DeviceBuffer]]
  }

  private let client: AcceleratorClient
  private let replicas: Int
  private var programs: [Key: Compiled] = [:]

  init(client: AcceleratorClient, replicas: Int) {
    self.client = client
    self.replicas = replicas
  }

  /// The program of a key, which `write` writes if it is not there.
  func program(
    _ key: Key, _ write: () -> DeviceProgram
  ) throws(AcceleratorError) -> Compiled {
    if let known = programs[key] { return known }
    let program = write()
    var constants: [[DeviceBuffer]] = []
    for device in 0..<replicas {
      var buffers: [DeviceBuffer] = []
      for array in program.constants { buffers.append(try client.buffer(array, device: device)) }
      constants.append(buffers)
    }
    let executable = try client.compile(program.text, replicas: replicas)
    guard executable.devices == Array(0..<replicas) else {
      throw .arguments(
        "the plugin runs the program on devices \(executable.devices) instead of the first "
          + "\(replicas); use one device")
    }
    let compiled = Compiled(executable: executable, constants: constants)
    programs[key] = compiled
    return compiled
  }
}
