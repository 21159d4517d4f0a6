import Glibc
import Tensors

/// One line of what a machine has.
struct Fact {
  let name: String
  let value: String
}

/// Versions, processor, memory and libraries.
struct MachineReport {
  private let system = Self.value(of: "PRETTY_NAME", in: "/etc/os-release", separator: "=")
  private let processor = Self.value(of: "model name", in: "/proc/cpuinfo", separator: ":")
  private let kernel: String
  private let architecture: String
  private let cores = ProcessorCount.available
  private let installedCores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  private let memoryByteCount =
    max(0, Int(sysconf(Int32(_SC_PHYS_PAGES)))) * max(0, Int(sysconf(Int32(_SC_PAGESIZE))))
  private let availableByteCount: Int
  /// The C library and its version, such as "glibc 2.36".
  private let library = Self.systemText(Int32(_CS_GNU_LIBC_VERSION)) ?? "another C library"

  init() {
    var names = utsname()
    let isKnown = unsafe uname(&names) == 0
    kernel = isKnown ? Self.text(names.release) : ""
    architecture = isKnown ? Self.text(names.machine) : ""
    let available = Self.value(of: "MemAvailable", in: "/proc/meminfo", separator: ":")
    // The line gives a number of kilobytes: "MemAvailable:   16384 kB".
    availableByteCount = (available?.split(separator: " ").first.flatMap { Int($0) } ?? 0) * 1024
  }

  var facts: [Fact] {
    [
      Fact(name: "calque", value: CommandLineTool.version),
      Fact(
        name: "system",
        value: "\(system ?? "Linux"), kernel \(kernel), \(architecture), \(library)"),
      Fact(
        name: "processor",
        value: "\(processor ?? architecture), \(cores) of \(installedCores) cores in use"),
      Fact(
        name: "memory",
        value: "\(Self.gigabytes(availableByteCount)) of \(Self.gigabytes(memoryByteCount)) free"),
      Fact(
        name: "BLAS",
        value: "\(LinearAlgebraLibrary.name), kernels for \(LinearAlgebraLibrary.coreType), "
          + "\(LinearAlgebraLibrary.threadCount) thread a worker"),
    ]
  }

  var json: JSONOutput {
    [
      "calque": .string(CommandLineTool.version),
      "system": system.map { .string($0) } ?? nil,
      "kernel": .string(kernel), "architecture": .string(architecture),
      "library": .string(library),
      "processor": processor.map { .string($0) } ?? nil,
      "cores": .integer(cores), "installedCores": .integer(installedCores),
      "memoryBytes": .integer(memoryByteCount),
      "availableMemoryBytes": .integer(availableByteCount),
      "blas": [
        "name": .string(LinearAlgebraLibrary.name),
        "coreType": .string(LinearAlgebraLibrary.coreType),
        "configuration": .string(LinearAlgebraLibrary.configuration),
        "threads": .integer(LinearAlgebraLibrary.threadCount),
      ],
    ]
  }

  private static func gigabytes(_ count: Int) -> String {
    "\((Double(count) / 0x1p30).formatted(decimals: 1)) GiB"
  }

  /// What stands behind a name in a file of the system; nil where there is none, as on another kind of system.
  private static func value(of name: String, in file: String, separator: Character) -> String? {
    guard let reader = try? LineReader(path: file) else { return nil }
    while let line = try? reader.next() {
      let parts = line.split(separator: separator, maxSplits: 1)
      guard parts.count == 2, parts[0].trimmed == name else { continue }
      return parts[1].trimmed.filter { $0 != "\"" }
    }
    return nil
  }

  /// A text that the system knows under a number.
  private static func systemText(_ name: Int32) -> String? {
    var text = [CChar](repeating: 0, count: 256)
    let count = unsafe confstr(name, &text, text.count)
    guard count > 1, count <= text.count else { return nil }
    return String(decoding: text.prefix(count - 1).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The text in a field of fixed size.
  private static func text<Field>(_ field: Field) -> String {
    unsafe withUnsafeBytes(of: field) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}

extension Substring {
  /// The text without white space around it.
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
