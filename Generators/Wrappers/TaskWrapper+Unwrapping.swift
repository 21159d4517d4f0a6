/// A task made over another one, whose problems and answers it has.
protocol WrappingTask {
  associatedtype Inner: ProblemGenerator
  var inner: Inner { get }
}

extension TwoSetRepetition: WrappingTask {}
extension ClassBalancing: WrappingTask {}

extension ProblemGenerator {
  /// The task within all wrappers, which says how problems are written.
  public var unwrapped: any ProblemGenerator {
    guard let wrapping = self as? any WrappingTask else { return self }
    return Self.innermost(of: wrapping)
  }

  private static func innermost(of task: some WrappingTask) -> any ProblemGenerator {
    task.inner.unwrapped
  }
}
