import Glibc

/// What the operating system says where it refuses.
package enum SystemError {
  /// The system's words for an error number, and what to do about it where that is known.
  package static func text(of code: Int32) -> String {
    let message = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    return message + remedy(for: code)
  }

  private static func remedy(for code: Int32) -> String {
    switch code {
    case ENOSPC, EDQUOT: "; free space on the disk or choose another folder"
    case EROFS, EACCES, EPERM: "; check the permissions or choose another folder"
    case ENOENT: "; check the path"
    default: ""
    }
  }
}
