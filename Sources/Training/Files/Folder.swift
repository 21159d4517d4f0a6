import CRename
import Glibc

/// What runs do with folders.
package enum Folder {
  /// Creates a folder and those above it.
  package static func create(_ path: String) throws(FileError) {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for component in path.split(separator: "/") {
      prefix += (prefix.isEmpty || prefix == "/" ? "" : "/") + component
      guard unsafe mkdir(prefix, 0o755) == 0 || errno == EEXIST else {
        throw .system("create the folder", prefix)
      }
    }
  }

  /// The sorted names in a folder; none where it does not exist.
  static func names(in path: String) throws(FileError) -> [String] {
    guard let directory = unsafe opendir(path) else {
      if errno == ENOENT { return [] }
      throw .system("open the folder", path)
    }
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

  /// Whether something of this name exists.
  package static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Removes a folder and the files in it; folders within are left, and so an error.
  static func remove(_ path: String) throws(FileError) {
    for name in try names(in: path) where unsafe unlink("\(path)/\(name)") != 0 {
      throw .system("remove", "\(path)/\(name)")
    }
    guard unsafe rmdir(path) == 0 || errno == ENOENT else { throw .system("remove", path) }
  }

  /// Renames a file or a folder; a folder in its place must be empty.
  static func rename(_ old: String, to new: String) throws(FileError) {
    guard unsafe Glibc.rename(old, new) == 0 else { throw .system("rename", old) }
  }

  /// Exchanges two names in one step; false where the file system cannot.
  static func exchange(_ first: String, _ second: String) -> Bool {
    unsafe exchange_names(first, second) == 0
  }

  /// Waits until the names in a folder are on the disk.
  static func synchronize(_ path: String) throws(FileError) {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("open the folder", path) }
    defer { _ = close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .system("write", path) }
  }

  /// A path as that of a name, which a suffix can be added to.
  static func withoutTrailingSlashes(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }

  /// The folder that a path lies in.
  package static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
