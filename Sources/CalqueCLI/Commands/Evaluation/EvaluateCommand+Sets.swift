import Datasets
import Evaluation
import Training

extension EvaluateCommand {
  /// What to evaluate on: what was named, else what the runs were trained on.
  func setChoices() throws -> [EvaluationSetChoice] {
    if distribution != nil && tasks.isEmpty {
      throw UsageError(.other("--distribution needs --task"), command: Self.name)
    }
    var draw = HeldOutDraw(count: count?.value ?? Self.drawnCount, seed: seed)
    if lengths != nil { draw.share = 1 }
    if let heldOut { draw.share = heldOut }
    draw.limit = draws?.value
    var choices: [EvaluationSetChoice] = []
    for folder in Self.distinct(data) { choices.append(dataset(folder)) }
    for task in Self.distinct(tasks) {
      choices.append(try EvaluationSetChoice(task: task, distribution: distribution, draw))
    }
    if choices.isEmpty {
      for model in [model] + otherModels { choices += try ownSets(of: model, draw) }
    }
    choices = try Self.distinct(
      choices.flatMap { try $0.narrowed(to: lengths, draw) }, by: \.name)
    try requireUse(of: choices)
    return choices
  }

  /// Refuses options that nothing would come of.
  private func requireUse(of choices: [EvaluationSetChoice]) throws(UsageError) {
    if split != nil, choices.allSatisfy({ $0.draw != nil }) {
      throw UsageError(
        .other("--split is for datasets, but all problems are drawn; leave it out"),
        command: Self.name)
    }
    for (option, isGiven) in [("held-out", heldOut != nil), ("draws", draws != nil)]
    where isGiven && choices.allSatisfy({ $0.draw == nil }) {
      throw UsageError(
        .other("--\(option) is for tasks, but all problems are read from datasets; leave it out"),
        command: Self.name)
    }
  }

  /// Says which runs may have been trained on problems that are drawn.
  ///
  /// With lengths all problems count as held out.
  func warnOfTrainedProblems(_ choices: [EvaluationSetChoice], on console: Console) {
    guard lengths == nil, let share = choices.compactMap({ $0.draw?.share }).max() else { return }
    for model in [model] + otherModels {
      guard let recipe = try? TrainingRecipe.read(RunFolder(model).recipePath),
        !recipe.tasks.isEmpty, share > recipe.heldOut.test
      else { continue }
      console.printError(
        "calque: \(model) held out \(recipe.heldOut.test) of the problems of its tasks; of those "
          + "drawn from a share of \(share), the others may have been trained on")
    }
  }

  private func dataset(_ folder: String) -> EvaluationSetChoice {
    .dataset(Evaluation.Source(path: folder, split: (split ?? .test).split, limit: count?.value))
  }

  /// What a run holds back of what it learned from.
  private func ownSets(of model: String, _ draw: HeldOutDraw) throws -> [EvaluationSetChoice] {
    guard let recipe = try? TrainingRecipe.read(RunFolder(model).recipePath),
      !recipe.data.isEmpty || !recipe.tasks.isEmpty
    else { return try notedSets(of: model, draw) }
    guard !recipe.tasks.isEmpty else { return [dataset(recipe.data)] }
    var draw = draw
    if lengths == nil && heldOut == nil { draw.share = recipe.heldOut.test }
    return try RecipeTasks(recipe).parts.enumerated().map { index, part in
      switch part {
      case .task(let generator, _):
        .drawn(name: "tasks[\(index)] \(recipe.tasks[index].task)", generator, draw)
      case .dataset: dataset(recipe.tasks[index].data)
      }
    }
  }

  /// Problems of the tasks that a model's notes name, drawn anew.
  private func notedSets(
    of model: String, _ draw: HeldOutDraw
  ) throws -> [EvaluationSetChoice] {
    let tasks = try LearnedTask.all(in: ModelChoice(path: model).folder)
    guard !tasks.isEmpty else {
      throw UsageError(
        .other("'\(model)' does not say what it was trained on; give --data DIR or --task TASK"),
        command: Self.name)
    }
    return try tasks.enumerated().map { index, task in
      .drawn(name: "tasks[\(index)] \(task.name)", try task.makeTask(), draw)
    }
  }

  /// The number of problems drawn where none is given.
  private static let drawnCount = 1000

  private static func distinct(_ names: [String]) -> [String] { distinct(names, by: \.self) }

  private static func distinct<Element>(
    _ elements: [Element], by name: KeyPath<Element, String>
  ) -> [Element] {
    var seen: Set<String> = []
    return elements.filter { seen.insert($0[keyPath: name]).inserted }
  }
}
