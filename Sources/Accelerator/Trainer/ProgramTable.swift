import Synchronization

/// The compiled programs of a trainer or of decoders, each made when it is first asked for.
///
/// A class because it fills up as they are used. Threads share it; while one compiles, the others wait, also for programs that are
/// there: programs are few, and after the first steps all are.
final class ProgramTable<Key: Hashable & Sendable>: Sendable {
  /// A program on its devices.
  struct Compiled: Sendable {
    let executable: Executable
    /// Those of each device.
    let constants: [[DeviceBuffer]]
  }

  private let client: AcceleratorClient
  private let replicas: Int
  private let programs = Mutex<[Key: Compiled]>([:])

  init(client: AcceleratorClient, replicas: Int) {
    self.client = client
    self.replicas = replicas
  }

  /// The program of a key, which `write` writes if it is not there.
  func program(
    _ key: Key, _ write: () -> DeviceProgram
  ) throws(AcceleratorError) -> Compiled {
    try programs.withLock { programs throws(AcceleratorError) in
      if let known = programs[key] { return known }
      let compiled = try compiled(write())
      programs[key] = compiled
      return compiled
    }
  }

  private func compiled(_ program: DeviceProgram) throws(AcceleratorError) -> Compiled {
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
    return Compiled(executable: executable, constants: constants)
  }
}
