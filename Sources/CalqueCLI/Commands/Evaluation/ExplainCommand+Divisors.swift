import Datasets
import Evaluation
import Generators
import Training

extension ExplainCommand {
  /// Asks a model of greatest common divisors, with its progress.
  func divisorExplanation(on console: Console) throws -> DivisorExplanation {
    if problem != nil {
      throw UsageError(.other("explain gcd takes no problem"), command: Self.name)
    }
    guard threshold > 0.5, threshold <= 1 else {
      throw UsageError(
        .other("--threshold takes a share above 0.5 and at most 1"), command: Self.name)
    }
    let folder = try ModelChoice(path: model).folder
    let law = try divisorLaw()
    var survey = DivisorSurvey()
    survey.largest = divisors
    survey.pairs = pairs
    survey.seed = seed
    let bar = ProgressBar(console: console)
    defer { bar.remove() }
    let total = divisors
    let rows = try survey.answers(
      of: folder, to: law, workers: workers ?? ProcessorCount.available
    ) { done in
      bar.update { .counting("divisors", completed: done, total: total, elapsed: $0) }
    }
    return DivisorExplanation(
      model: model, rules: DivisorRules(base: law.base, rows: rows, threshold: threshold))
  }

  /// The law that was named, or that of the data which the run learned from.
  private func divisorLaw() throws -> DivisorDistribution {
    typealias Divisors = IntegerTask<GreatestCommonDivisor>
    if let distribution {
      let choice = try TaskChoice(Divisors.self, distribution: distribution)
      if let task = choice.generator as? Divisors { return task.distribution }
    } else if let recipe = try? TrainingRecipe.read(RunFolder(model).recipePath),
      let dataset = try? Dataset(path: recipe.data), dataset.manifest.task == Divisors.name,
      let task = try dataset.makeTask() as? Divisors
    {
      return task.distribution
    }
    throw UsageError(
      .other("'\(model)' does not say on which gcd data it was trained; give --distribution"),
      command: Self.name)
  }
}
