/// A setting of a training recipe that makes no sense: one line with the file, the field and the remedy.
public struct RecipeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file that the recipe was read from, nil where it was made in code.
  public var file: String?
  /// The path of the field, such as `optimizer.learningRate`; empty for the whole.
  public let field: String
  /// What is wrong with it and what it may be.
  public let problem: String

  /// Creates the error.
  public init(file: String? = nil, field: String, problem: String) {
    self.file = file
    self.field = field
    self.problem = problem
  }

  public var description: String {
    [file ?? "recipe", field, problem].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}
