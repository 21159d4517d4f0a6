/// A folder of files that appears whole or not at all.
///
/// The files are written to `NAME.partial`; then a list of their checksums, which `xxh64sum --check` reads too; then
/// the folder is renamed. A reader refuses a folder whose files are not the ones in the list.
enum AtomicFolder {
  /// The name of the list of checksums.
  static let checksumFile = "checksums.xxh64"

  /// Writes a folder by a closure that gets the temporary path and returns names and checksums of what it wrote.
  ///
  /// A folder of this name is replaced if it was written in the same way, and nothing was added to it, or is empty; any
  /// other is refused. An error leaves what was there before. A process that is killed leaves the old folder or the new
  /// one; on file systems that cannot exchange two names (NFS) it may leave none of the name, but the old folder as
  /// `NAME.replaced` and the new one, whole, as `NAME.partial`.
  static func write(
    to given: String, _ body: (String) throws(FileError) -> [(name: String, checksum: String)]
  ) throws(FileError) {
    let path = Folder.withoutTrailingSlashes(given)
    let partial = path + AtomicFile.partialSuffix
    try Folder.remove(partial)
    try Folder.create(partial)
    do {
      let files = try body(partial)
      let list = files.map { "\($0.checksum)  \($0.name)\n" }.joined()
      try AtomicFile.write(Array(list.utf8), to: "\(partial)/\(checksumFile)")
      try put(partial, inPlaceOf: path)
    } catch {
      try? Folder.remove(partial)
      throw error.renamed(from: partial, to: path)
    }
    try Folder.synchronize(Folder.parent(of: path))
  }

  private static func put(_ partial: String, inPlaceOf path: String) throws(FileError) {
    guard Folder.exists(path) else { return try Folder.rename(partial, to: path) }
    try requireOwn(path)
    if Folder.exchange(partial, path) { return try Folder.remove(partial) }
    let replaced = path + ".replaced"
    try Folder.remove(replaced)
    try Folder.rename(path, to: replaced)
    do {
      try Folder.rename(partial, to: path)
    } catch {
      try? Folder.rename(replaced, to: path)
      throw error
    }
    try Folder.remove(replaced)
  }

  /// Refuses a folder with anything in it that was not written here.
  static func requireOwn(_ path: String) throws(FileError) {
    let names = try Folder.names(in: path)
    let own = names.contains(checksumFile) ? try list(of: path).map(\.name) + [checksumFile] : []
    if let stranger = names.first(where: { !own.contains($0) }) {
      throw FileError(path: path, .notEmpty(found: stranger))
    }
  }

  /// The files that a folder was written with.
  private static func list(
    of path: String
  ) throws(FileError) -> [(name: String, checksum: String)] {
    let listPath = "\(path)/\(checksumFile)"
    let text = String(
      decoding: try InputFile.contents(of: listPath, limit: 1 << 16), as: UTF8.self)
    var files: [(name: String, checksum: String)] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
      guard words.count == 2, !words[1].contains("/") else {
        throw FileError(path: listPath, .malformed("expected 'CHECKSUM  NAME', found '\(line)'"))
      }
      files.append((String(words[1].drop { $0 == " " }), String(words[0])))
    }
    return files
  }

  /// Compares all files with the list; the named ones must be in it.
  ///
  /// Of damaged weights the tensor is named.
  static func verify(_ path: String, containing names: [String]) throws(FileError) {
    let files = try list(of: path)
    for (name, stated) in files {
      let file = "\(path)/\(name)"
      let found = try InputFile.hexDigest(of: file)
      guard found == stated else {
        throw SafetensorsFile.damage(in: file)
          ?? FileError(path: file, .checksum(stated: stated, found: found))
      }
    }
    for name in names where !files.contains(where: { $0.name == name }) {
      throw FileError(
        path: "\(path)/\(checksumFile)", place: name,
        .malformed("is not in the list of checksums"))
    }
  }
}

extension FileError {
  /// The same error about the name that the user knows.
  fileprivate func renamed(from partial: String, to path: String) -> FileError {
    guard self.path.hasPrefix(partial) else { return self }
    return FileError(path: path + self.path.dropFirst(partial.count), place: place, reason)
  }
}
