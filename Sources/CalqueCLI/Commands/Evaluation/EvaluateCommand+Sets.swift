import Datasets
import Evaluation
import Training

extension EvaluateCommand {
  /// What to evaluate on: what was named, else what the runs were trained on.
  func setChoices() throws -> [EvaluationSetChoice] {
    if distribution != nil && tasks.isEmpty {
      throw UsageError(.other("--distribution needs --task"), command: Self.name)
    }
    let folders =
      data.isEmpty && tasks.isEmpty
      ? try ([model] + otherModels).map { try Self.dataPath(of: $0) } : data
    var draw = HeldOutDraw(count: count?.value ?? Self.drawnCount, seed: seed)
    if lengths != nil { draw.share = 1 }
    if let heldOut { draw.share = heldOut }
    var choices: [EvaluationSetChoice] = []
    for folder in Self.distinct(folders) {
      let source = Evaluation.Source(path: folder, split: split.split, limit: count?.value)
      choices += try EvaluationSetChoice.dataset(source).narrowed(to: lengths, draw)
    }
    for task in Self.distinct(tasks) {
      choices += try EvaluationSetChoice(task: task, distribution: distribution, draw)
        .narrowed(to: lengths, draw)
    }
    return choices
  }

  /// The number of problems drawn where none is given.
  private static let drawnCount = 1000

  private static func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private static func dataPath(of model: String) throws -> String {
    guard let recipe = try? TrainingRecipe.read(RunFolder(model).recipePath), !recipe.data.isEmpty
    else {
      throw UsageError(
        .other("'\(model)' does not say what it was trained on; give --data DIR or --task TASK"),
        command: Self.name)
    }
    return recipe.data
  }
}
