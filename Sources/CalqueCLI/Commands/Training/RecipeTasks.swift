import Datasets
import Evaluation
import FoundationEssentials
import Generators
import JSON5
import Training

/// The tasks and datasets that a recipe names, found and ready.
struct RecipeTasks {
  /// The recipe with every distribution given in full, so that it means the same wherever it is read.
  private(set) var recipe: TrainingRecipe
  /// What the parts of the recipe are.
  private(set) var parts: [TaskMixture.Part] = []

  /// Looks the tasks up; a mistake is refused with the field named.
  init(_ recipe: TrainingRecipe) throws {
    try recipe.validate()
    self.recipe = recipe
    for (index, part) in recipe.tasks.enumerated() {
      guard !part.task.isEmpty else {
        parts.append(.dataset(try Dataset(path: part.data)))
        continue
      }
      let field = "tasks[\(index)]"
      let generator = try Self.generator(of: part, field: field)
      do {
        self.recipe.tasks[index].distribution = try generator.distributionValue
      } catch {
        throw RecipeError(field: "\(field).distribution", problem: "\(error)")
      }
      parts.append(.task(generator, seed: part.seed ?? recipe.seed))
    }
  }

  /// What a model learns from them, for its notes.
  var learned: [LearnedTask] {
    parts.map { part in
      switch part {
      case .task(let generator, _): LearnedTask(generator)
      case .dataset(let dataset): LearnedTask(dataset.manifest)
      }
    }
  }

  private static func generator(
    of part: MixturePart, field: String
  ) throws(RecipeError) -> any ProblemGenerator {
    let type: any ProblemGenerator.Type
    do {
      type = try Catalog.task(named: part.task)
    } catch {
      throw RecipeError(field: "\(field).task", problem: "\(error)")
    }
    do {
      return try make(type, part.distribution)
    } catch let error as DistributionError {
      let path = [field, "distribution", error.field].filter { !$0.isEmpty }
      throw RecipeError(
        file: error.file, field: path.joined(separator: "."), problem: error.problem)
    } catch {
      throw RecipeError(field: "\(field).distribution", problem: "\(error)")
    }
  }

  private static func make<Generator: ProblemGenerator>(
    _ type: Generator.Type, _ distribution: JSONValue
  ) throws -> any ProblemGenerator {
    switch distribution {
    case .object([:]): return try TaskChoice(type, distribution: nil).generator
    case .string(let name): return try TaskChoice(type, distribution: name).generator
    case .object: return try Generator.make(settings: distribution)
    default:
      throw DistributionError(
        field: "",
        problem: "expected a preset's name, a file, {preset: …} with changes, or all fields")
    }
  }
}

extension LearnedTask {
  /// The task of a generator, wrappers included.
  fileprivate init(_ generator: any ProblemGenerator) {
    self.init(name: type(of: generator).name, distribution: try? generator.distributionValue)
  }

  /// The task of a dataset.
  init(_ manifest: Manifest) {
    self.init(name: manifest.task, distribution: manifest.distribution)
  }
}
