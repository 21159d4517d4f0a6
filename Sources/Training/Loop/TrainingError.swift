/// Why training could not begin or had to end: one line with the place and the remedy.
public enum TrainingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A file or folder cannot be read or written, or is damaged.
  case file(FileError)
  /// A setting makes no sense.
  case recipe(RecipeError)
  /// There are no training examples.
  case noExamples
  /// The next example cannot be made, or an answer not be checked; the text says why.
  case examples(String)
  /// A part of a pair, with its end token, is longer than the model takes, which the field of the recipe sets.
  case tooLong(part: String, count: Int, limit: Int, field: String)
  /// The run to be resumed has seen other training examples.
  case otherData(run: String)
  /// A device cannot do what the run needs; the text says why and what to do.
  case device(String)
  /// A loss, gradient or weight is no number any more, in the batch or parameter named; the last checkpoint is good.
  case diverged(step: Int, place: String, quantity: String, lastCheckpoint: String?)

  public var description: String {
    switch self {
    case .file(let error): return "\(error)"
    case .recipe(let error): return "\(error)"
    case .noExamples: return "there are no training examples; generate or choose a dataset"
    case .examples(let problem), .device(let problem): return problem
    case .tooLong(let part, let count, let limit, let field):
      return "a \(part) has \(count) tokens, the model takes \(limit); raise \(field)"
    case .otherData(let run):
      return "\(run): was trained on other examples; resume it with the same dataset"
    case .diverged(let step, let place, let quantity, let checkpoint):
      let kept = checkpoint.map { "the last good checkpoint is \($0)" } ?? "no checkpoint exists"
      return
        "step \(step), \(place): \(quantity); \(kept); lower optimizer.learningRate or lengthen "
        + "schedule.warmupSteps"
    }
  }
}
