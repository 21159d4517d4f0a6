/// What can be put before the name of any task, as in `two-set:gcd`; a new one is a case here.
public enum TaskWrapper: String, CaseIterable, Sendable {
  /// ``TwoSetRepetition``.
  case twoSet = "two-set"
  /// ``ClassBalancing``.
  case balanced

  /// One line that says what the wrapper does to a task.
  public var summary: String {
    switch self {
    case .twoSet: "any task with a fixed set of its problems repeated among others"
    case .balanced: "any task with the values of a label drawn equally often"
    }
  }

  /// The name of a wrapped task.
  func name(over task: String) -> String { "\(rawValue):\(task)" }

  /// The type of the wrapped task.
  public func type<Task: ProblemGenerator>(over _: Task.Type) -> any ProblemGenerator.Type {
    switch self {
    case .twoSet: TwoSetRepetition<Task>.self
    case .balanced: ClassBalancing<Task>.self
    }
  }

  /// The type of a task within the wrappers of these names, the first of which is the outermost.
  static func type(
    over task: any ProblemGenerator.Type, wrappers names: [String]
  ) throws(CatalogError) -> any ProblemGenerator.Type {
    var used: Set<TaskWrapper> = []
    var type = task
    for name in names.reversed() {
      guard let wrapper = TaskWrapper(rawValue: name) else {
        throw .unknownWrapper(name, known: allCases.map(\.rawValue))
      }
      // Each once, so that no name makes types without end.
      guard used.insert(wrapper).inserted else { throw .repeatedWrapper(name) }
      type = wrapper.type(over: type)
    }
    return type
  }
}

extension DistributionError {
  /// The same error of a distribution that is the field `inner` of another.
  func insideWrapper() -> DistributionError {
    var result = self
    result.field = field.isEmpty ? "inner" : "inner.\(field)"
    return result
  }
}

extension GenerationError {
  /// Why most draws were rejected, for a draw that is rejected because of them.
  var mainReason: RejectionReason {
    tally.reasons.max { $0.count < $1.count }?.reason ?? .undefined
  }
}
