import Glibc
import Training

/// Compiled programs on the disk, so that a run that begins again need not wait for the compiler.
///
/// An entry holds all that its program depends on, so a program is never taken for another one; a checksum finds damage.
struct ExecutableCache: Sendable {
  /// The environment variable that names the folder.
  static let variable = "CALQUE_CACHE"
  /// The most bytes of an entry that is read.
  static let byteLimit = 1 << 30

  /// The folder; nil where neither it nor a home is known, and nothing is kept.
  let folder: String?

  /// Takes `CALQUE_CACHE`, or `calque` in `XDG_CACHE_HOME` or `~/.cache`.
  init(environment: (String) -> String?) {
    func value(_ name: String) -> String? {
      environment(name).flatMap { $0.isEmpty ? nil : $0 }
    }
    folder =
      value(Self.variable)
      ?? value("XDG_CACHE_HOME").map { "\($0)/calque" }
      ?? value("HOME").map { "\($0)/.cache/calque" }
  }

  /// The entry for a module on this client's devices.
  func entry(
    for module: String, options: CompileOptions, of client: AcceleratorClient
  ) -> Entry {
    var parts = [
      "PJRT \(client.version)", client.plugin.path, client.plugin.build, client.platformName,
      client.platformVersion,
    ]
    parts += client.devices.prefix(options.replicaCount).map(\.kind)
    if client.platformName == "cpu" { parts.append(Self.processor) }
    parts.append(options.serialized.map { String($0) }.joined(separator: " "))
    parts.append(module)
    let key = Array(parts.joined(separator: "\n").utf8)
    return Entry(
      path: folder.map { "\($0)/executables/\(Checksum.hexDigest(of: key))" }, key: key)
  }

  /// Saves a module that the compiler refused; returns the file, or nil where it cannot be written.
  func keep(refused module: String) -> String? {
    guard let folder else { return nil }
    let bytes = Array(module.utf8)
    let path = "\(folder)/refused/\(Checksum.hexDigest(of: bytes)).mlir"
    do {
      try Folder.create("\(folder)/refused")
      try AtomicFile.write(bytes, to: path)
    } catch {
      return nil
    }
    return path
  }

  /// The features of this processor, since programs for it may use all of them.
  private static let processor: String = {
    let file = "/proc/cpuinfo"
    guard let stream = unsafe fopen(file, "r") else { return "" }
    defer { unsafe fclose(stream) }
    var bytes = [CChar](repeating: 0, count: 1 << 14)
    let count = unsafe fread(&bytes, 1, bytes.count, stream)
    let text = String(decoding: bytes.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    let lines = text.split(separator: "\n")
    return ["model name", "flags"].compactMap { name in
      lines.first { $0.hasPrefix(name) }.map(String.init)
    }.joined(separator: "\n")
  }()
}

extension ExecutableCache {
  /// One program: the file has the key's length, the key, the checksum of the program, and the program.
  struct Entry {
    let path: String?
    let key: [UInt8]

    /// The program; nil where there is none, where it belongs to another key, or where it is damaged.
    func read() -> [UInt8]? {
      guard let path, Folder.exists(path),
        let bytes = try? InputFile.contents(of: path, limit: ExecutableCache.byteLimit)
      else { return nil }
      let header = Self.header(for: key)
      let start = header.count + 16
      guard bytes.count > start, bytes.starts(with: header) else { return nil }
      let program = Array(bytes[start...])
      guard bytes[header.count..<start].elementsEqual(Checksum.hexDigest(of: program).utf8) else {
        return nil
      }
      return program
    }

    /// Stores the program; where that fails, nothing is there.
    func write(_ program: [UInt8]) {
      guard let path else { return }
      let bytes = Self.header(for: key) + Array(Checksum.hexDigest(of: program).utf8) + program
      try? Folder.create(Folder.parent(of: path))
      _ = try? AtomicFile.write(bytes, to: path)
    }

    private static func header(for key: [UInt8]) -> [UInt8] {
      Array("calque executable 1 \(key.count)\n".utf8) + key
    }
  }
}
