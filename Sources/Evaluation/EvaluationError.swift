public import Datasets
public import Generators
public import Training
public import Transformer

/// An evaluation that cannot be made: one line with the place and the remedy.
public enum EvaluationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The model cannot be read.
  case model(FileError)
  /// The dataset cannot be read.
  case dataset(DatasetError)
  /// The options of the search make no sense.
  case options(ConfigurationError)
  /// The split of the dataset has no problems.
  case noProblems(path: String, split: Split)
  /// Problems cannot be drawn as was asked for.
  case draw(field: String, problem: String)
  /// A distribution rejects practically every draw.
  case generation(GenerationError)
  /// The task has no problems outside of training splits.
  case noHeldOutProblems(task: String)
  /// The dataset was written with other tokens than the task has now.
  case foreignVocabulary(path: String, task: String)
  /// The model lacks a token that problems or answers of the task may have.
  case missingToken(String, task: String)
  /// The model cannot be run where it was to be; the text says why.
  case decoding(String)
  /// A baseline does not apply to the task of the dataset.
  case noBaseline(path: String, task: String, expected: String)

  public var description: String {
    switch self {
    case .model(let error): error.description
    case .dataset(let error): error.description
    case .options(let error): "search options: \(error)"
    case .noProblems(let path, let split):
      "\(path): the \(split.rawValue) split has no problems; generate more or choose another"
    case .draw(let field, let problem): "problems to be drawn: \(field): \(problem)"
    case .generation(let error): error.description
    case .noHeldOutProblems(let task):
      "\(task): no problem was drawn that the hash of datasets keeps for the test; "
        + "hold out a larger share"
    case .foreignVocabulary(let path, let task):
      "\(path): its vocabulary is not that of the task '\(task)'; generate the dataset anew"
    case .missingToken(let token, let task):
      "the model's vocabulary lacks '\(token)', which the task '\(task)' has; "
        + "use a model that was trained on this task"
    case .decoding(let problem): problem
    case .noBaseline(let path, let task, let expected):
      "\(path): the baseline is for problems of '\(expected)', not of '\(task)'"
    }
  }
}
