import Glibc
import Synchronization

/// A request from outside (Ctrl-C, or SIGTERM from a scheduler) to stop at the next good place.
enum Interruption {
  private static let isRequested = Atomic(false)

  /// Whether the request has come.
  static var hasCome: Bool { isRequested.load(ordering: .relaxed) }

  /// Lets the first request be noted instead of ending the process; the second ends it.
  static func awaitFirst() {
    // Made here, since a signal handler must not be the first to touch it.
    isRequested.store(false, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        Interruption.isRequested.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }
}
