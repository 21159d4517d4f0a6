/// A problem that is none.
public enum SolverError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The expression or equation has no value, since it divides by zero, say.
  case undefined
  /// An integrand contains the unknown function of differential equations.
  case unknownFunction
  /// A differential equation contains a variable other than x.
  case foreignVariable(String)
  /// An equation contains no derivative of the unknown function.
  case noDerivative
  /// The encoding of a task cannot write the problem; exact methods may answer all the same.
  case unwritable(String)

  public var description: String {
    switch self {
    case .unwritable(let reason): reason
    case .undefined: "the problem has no value; it divides by zero or the like"
    case .unknownFunction:
      "the integrand contains Y, which stands for the unknown function; "
        + "a differential equation has '=', as in y' = x*y"
    case .foreignVariable(let name):
      "the equation contains \(name), but y is a function of x; write parameters as a0 to a7"
    case .noDerivative:
      "the equation contains no y' or y''; a differential equation has one, as in y'' + y = 0"
    }
  }
}

/// Why no model was asked about a problem, with the remedy.
public enum SolverObstacle: Error, Hashable, Sendable, CustomStringConvertible {
  /// No model of the task is at hand.
  case noModel(task: String)
  /// The models given have learned other tasks.
  case otherTasks(learned: [String], task: String)
  /// What a model says of its task is of no use.
  case unusableTask(model: String, reason: String)
  /// The encoding that the model has learned cannot write the problem.
  case encoding(String)
  /// The model's vocabulary lacks a token of the problem.
  case unknownToken(String)
  /// The problem has more tokens than the model reads.
  case tooLong(tokens: Int, limit: Int)
  /// The model's configuration or the options of the search make no sense.
  case search(String)

  public var description: String {
    switch self {
    case .noModel(let task):
      "no model of '\(task)' comes with calque; "
        + "train one ('calque help train') and name its folder (--model, in a session :model)"
    case .otherTasks(let learned, let task):
      "the model has learned \(learned.map { "'\($0)'" }.joined(separator: ", ")), not '\(task)'; "
        + "name one that has (--model, in a session :model)"
    case .unusableTask(let model, let reason):
      "\(model): what it has learned cannot be told: \(reason)"
    case .encoding(let reason): reason
    case .unknownToken(let token):
      "the model does not know '\(token)'; write the problem without it"
    case .tooLong(let tokens, let limit):
      "the problem has \(tokens) tokens, the model reads at most \(limit); shorten it"
    case .search(let reason): "the search cannot be made: \(reason)"
    }
  }
}
