extension TrainingRecipe {
  /// Refuses tasks that make no sense, naming the field.
  func validateTasks() throws(RecipeError) {
    guard !tasks.isEmpty else { return }
    guard data.isEmpty, additionalData.isEmpty else {
      throw RecipeError(
        field: "data",
        problem: "give 'data' or 'tasks'; a dataset may be one of them: {data: \"DIR\", weight: 1}")
    }
    guard tasks.count <= 1000 else {
      throw RecipeError(field: "tasks", problem: "\(tasks.count) are more than 1000")
    }
    for (index, part) in tasks.enumerated() {
      if let found = part.problem {
        throw RecipeError(field: "tasks[\(index)].\(found.field)", problem: found.problem)
      }
    }
    // Between two bends all weights are lines: what is positive in the middle is so all the way.
    let bends = Set([0, 1] + tasks.flatMap(\.bends)).sorted()
    let middles = zip(bends, bends.dropFirst()).map { ($0 + $1) / 2 }
    for moment in (bends + middles).sorted()
    where !tasks.contains(where: { $0.weight(at: moment) > 0 }) {
      throw RecipeError(
        field: "tasks", problem: "all weights are 0 when a share of \(moment) of the run is over")
    }
  }

  /// The number of examples over which the weights of tasks change; 0 where they do not.
  func resolvedCurriculumExamples() throws(RecipeError) -> Int {
    guard tasks.contains(where: \.isScheduled) else { return 0 }
    if curriculumExamples > 0 { return curriculumExamples }
    var limits = [budget.examples].compactMap(\.self)
    if let steps = budget.steps, batch.measure == .examples {
      let (size, overflows) = steps.multipliedReportingOverflow(
        by: batch.size * batch.accumulation)
      if !overflows { limits.append(size) }
    }
    guard let examples = limits.min() else {
      throw RecipeError(
        field: "curriculumExamples",
        problem: "weights that change need the number of examples of the run: "
          + "give it, or budget.examples")
    }
    return examples
  }
}

/// The shares of all problems, by a hash of the problem, that tasks made on the fly keep out of training.
///
/// The test problems are those with the lowest hashes, as in datasets: the test split of a dataset with at most this share
/// is never trained on.
public struct HeldOutShares: Codable, Hashable, Sendable {
  /// The share that runs are measured on.
  public var validation = 0.02
  /// The share that is kept for tests.
  public var test = 0.01

  /// Creates the default shares.
  public init() {}

  /// The name of the first setting that makes no sense, and what it may be.
  var problem: (field: String, problem: String)? {
    for (field, share) in [("validation", validation), ("test", test)]
    where !(0...0.5).contains(share) {
      return (field, "\(share) is not in 0…0.5")
    }
    return validation + test < 1 ? nil : ("validation", "nothing is left to train on")
  }
}
