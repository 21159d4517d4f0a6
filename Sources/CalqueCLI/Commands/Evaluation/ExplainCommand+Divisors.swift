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
    let threshold = threshold ?? DivisorRules.publishedThreshold
    guard threshold > 0.5, threshold <= 1 else {
      throw UsageError(
        .other("--threshold takes a share above 0.5 and at most 1"), command: Self.name)
    }
    let folder = try ModelChoice(path: model).folder
    let law = try divisorLaw(of: folder)
    var survey = DivisorSurvey()
    if let divisors { survey.largest = divisors }
    if let pairs { survey.pairs = pairs }
    if let seed { survey.seed = seed }
    let bar = ProgressBar(console: console)
    defer { bar.remove() }
    let total = survey.largest
    let rows = try survey.answers(
      of: folder, to: law, workers: workers ?? ProcessorCount.available
    ) { done in
      bar.update { .counting("divisors", completed: done, total: total, elapsed: $0) }
    }
    return DivisorExplanation(
      model: model, rules: DivisorRules(base: law.base, rows: rows, threshold: threshold))
  }

  /// The law that was named, or the one that the model says it learned from.
  private func divisorLaw(of folder: ModelFolder) throws -> DivisorDistribution {
    typealias Divisors = IntegerTask<GreatestCommonDivisor>
    if let distribution {
      let choice = try TaskChoice(Divisors.self, distribution: distribution)
      if let task = choice.generator as? Divisors { return task.distribution }
    } else if let task = try LearnedTask.all(in: folder).first?.makeTask() as? Divisors {
      return task.distribution
    }
    throw UsageError(
      .other("'\(model)' does not say on which gcd data it was trained; give --distribution"),
      command: Self.name)
  }
}
