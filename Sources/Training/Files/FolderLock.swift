import Glibc

/// Keeps two processes from writing to one folder.
///
/// A class because it owns the descriptor that holds the lock; the system releases it when the process ends.
final class FolderLock {
  private let descriptor: Int32

  /// Locks a folder, which must exist.
  init(path: String) throws(FileError) {
    descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("open the folder", path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw FileError(path: path, .inUse) }
  }

  deinit { _ = close(descriptor) }
}
