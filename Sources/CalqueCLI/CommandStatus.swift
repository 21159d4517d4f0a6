/// The status with which the process ends.
public enum CommandStatus: Int32, Hashable, Sendable {
  /// Everything asked for was done.
  case success = 0
  /// Something went wrong; one line on the standard error says what.
  case failure = 1
  /// The search ran, but no hypothesis was verified.
  case noVerifiedAnswer = 2
  /// The command line could not be understood (`EX_USAGE` of `sysexits.h`).
  case usage = 64
}
