/// How large a text or token sequence may be before it is refused.
///
/// With these bounds no input can exhaust the stack of a worker thread (512 KiB) or the memory.
enum NotationLimits {
  /// The most characters of a line.
  static let characters = 100_000
  /// The most tokens of a sequence.
  static let tokens = 100_000
  /// The most operators, or brackets, inside one another.
  static let depth = 1_000
  /// The most decimal places that an exponent such as `1e3` may shift.
  static let decimalShift = 9_999
}
