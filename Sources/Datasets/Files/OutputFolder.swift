import Glibc

/// The folder a dataset is written to, locked against a second writer.
///
/// A class, because it owns the descriptor that holds the lock.
final class OutputFolder {
  let path: String
  private let wasCreated: Bool
  private var descriptor: Int32

  /// Creates or takes over an empty folder.
  ///
  /// What an interrupted run of the same kind has left is removed: temporary files, and finished ones if
  /// the last file has its temporary name, which means that the run was giving names. Anything else
  /// that is found is an error, and stays.
  init(
    path: String, fileNames: [String], lastFileName: String, temporaryFileNames: [String]
  ) throws(DatasetError) {
    self.path = path
    wasCreated = try Self.create(path)
    descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("open the folder", path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw DatasetError(path: path, .folderInUse)
    }
    let entries = try Self.entries(of: path)
    let names = fileNames + [lastFileName] + temporaryFileNames
    var leftovers = Set(names.map { $0 + OutputFile.partialSuffix })
    if entries.contains(lastFileName + OutputFile.partialSuffix), !entries.contains(lastFileName) {
      leftovers.formUnion(fileNames)
    }
    if let stranger = entries.first(where: { !leftovers.contains($0) }) {
      throw DatasetError(path: path, .folderNotEmpty(found: stranger))
    }
    // The temporary last file says what the finished ones are, so it goes after them.
    let isLast = { (entry: String) in entry == lastFileName + OutputFile.partialSuffix }
    for entry in entries.filter({ !isLast($0) }) + entries.filter(isLast)
    where unsafe unlink("\(path)/\(entry)") != 0 {
      throw .system("remove", "\(path)/\(entry)")
    }
  }

  deinit {
    if descriptor >= 0 { _ = close(descriptor) }
  }

  /// Waits until the names in the folder are on the disk.
  func synchronize() throws(DatasetError) {
    guard fsync(descriptor) == 0 else { throw .system("write", path) }
  }

  /// Removes the folder if this run has made it and it is empty.
  func discard() {
    if wasCreated { _ = unsafe rmdir(path) }
  }

  /// Creates the folder and those above it; false where it existed.
  private static func create(_ path: String) throws(DatasetError) -> Bool {
    var created = false
    var prefix = path.hasPrefix("/") ? "/" : ""
    for component in path.split(separator: "/") {
      prefix += (prefix.isEmpty || prefix == "/" ? "" : "/") + component
      created = unsafe mkdir(prefix, 0o755) == 0
      guard created || errno == EEXIST else { throw .system("create the folder", prefix) }
    }
    return created
  }

  /// The sorted names in a folder.
  private static func entries(of path: String) throws(DatasetError) -> [String] {
    guard let directory = unsafe opendir(path) else { throw .system("open the folder", path) }
    defer { _ = unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
