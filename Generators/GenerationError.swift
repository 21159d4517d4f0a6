/// A distribution that rejects practically every draw.
public struct GenerationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The number of draws in a row after which an example is given up.
  ///
  /// A distribution that rejects 99.9 % of draws meets it once in 20,000 examples, one of 99 % never.
  public static let attemptLimit = 10_000

  /// The name of the task.
  public let task: String
  /// The index of the example.
  public let index: UInt64
  /// The reasons of the draws for this example.
  public let tally: RejectionTally

  /// Creates the error.
  public init(task: String, index: UInt64, tally: RejectionTally) {
    self.task = task
    self.index = index
    self.tally = tally
  }

  public var description: String {
    "\(task): all \(tally.drawn) draws for example \(index) were rejected (\(tally)); "
      + "loosen the distribution"
  }
}
