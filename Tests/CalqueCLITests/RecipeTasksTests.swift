import Foundation
import Generators
import JSON5
import Testing
import Training

@testable import CalqueCLI

struct RecipeTasksTests {
  private func recipe(_ tasks: String) throws -> TrainingRecipe {
    try TrainingRecipe(json5: "{tasks: [\(tasks)]}")
  }

  /// The recipe that a run saves means what the one of its user did, whatever the task.
  @Test(arguments: Catalog.all.map { $0.name })
  func aRecipeWithWholeDistributionsStaysTheSame(task: String) throws {
    let type = try Catalog.task(named: task)
    let preset = try #require(type.presetNames.first)
    let resolved = try RecipeTasks(recipe("{task: '\(task)'}")).recipe
    #expect(resolved.tasks[0].distribution != .object([:]))
    let again = try TrainingRecipe(json5: resolved.json)
    #expect(again == resolved)
    #expect(try RecipeTasks(again).recipe == resolved)
    let named = try recipe("{task: '\(task)', distribution: '\(preset)'}")
    #expect(try RecipeTasks(named).recipe == resolved)
    let changed = try recipe("{task: '\(task)', distribution: {preset: '\(preset)'}}")
    #expect(try RecipeTasks(changed).recipe == resolved)
  }

  @Test func membersOfAPresetAreChanged() throws {
    let tasks = try RecipeTasks(
      recipe(
        """
        {task: 'two-set:gcd', distribution: {preset: 'base-30', setSize: 7, inner: {base: 12}}},
        {task: 'addition', distribution: {preset: 'five-digits', operands: {independent: {
          first: {length: {uniform: [2, 3]}}}}}},
        {task: 'addition', distribution: {preset: 'five-digits', operands: {independent: {
          first: {uniformValue: 99}}}}},
        """)
    ).recipe.tasks
    #expect(tasks[0].distribution["setSize"] == .integer(7))
    #expect(tasks[0].distribution["setProbability"] == .number(0.25))
    #expect(tasks[0].distribution["inner", "base"] == .integer(12))
    #expect(tasks[0].distribution["inner", "operands"] != nil)
    let lengths = ["first", "second"].map {
      tasks[1].distribution["operands", "independent", $0, "length", "uniform"]
    }
    #expect(lengths[0] == .array([.integer(2), .integer(3)]))
    #expect(lengths[1] == .array([.integer(1), .integer(5)]))
    // A member that the preset leaves out is added to the others.
    let padded = try RecipeTasks(
      recipe(
        "{task: 'addition', distribution: {preset: 'five-digits', format: {padding: {filler: 'zeros'}}}}"
      )
    ).recipe.tasks[0].distribution
    #expect(padded["format", "padding", "filler"] == .string("zeros"))
    #expect(padded["format", "base"] == .integer(10))
    // One law in place of another, not both.
    let first = tasks[2].distribution["operands", "independent", "first"]
    #expect(first == .object(["uniformValue": .integer(99)]))
  }

  @Test func aDistributionMayBeAFile() async throws {
    try await withTemporaryFolder { folder in
      let printed = await TestConsole.run(["tasks", "gcd", "--distribution", "base-30"])
      let path = "\(folder)/my.json5"
      try Data(printed.output.utf8).write(to: URL(fileURLWithPath: path))
      let fromFile = try RecipeTasks(recipe("{task: 'gcd', distribution: '\(path)'}")).recipe
      let named = try RecipeTasks(recipe("{task: 'gcd', distribution: 'base-30'}")).recipe
      #expect(fromFile == named)
      try Data("{preset: 'base-10', base: 30}".utf8).write(to: URL(fileURLWithPath: path))
      let changed = try RecipeTasks(recipe("{task: 'gcd', distribution: '\(path)'}")).recipe
      #expect(changed == named)
    }
  }

  /// The recipes that come with calque: what they say exists.
  @Test func theExamplesAreRecipes() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Benchmarks/Experiments").standardized.path
    let paths = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".json5") && !$0.hasPrefix("distribution-") }.map { "\(folder)/\($0)" }
    // Descriptions of experiments have arms; 'Scripts/experiment --check' trains a step of each.
    let recipes = try paths.filter {
      try !String(contentsOfFile: $0, encoding: .utf8).contains("\n  arms: {")
    }
    #expect(recipes.count >= 2)
    for path in recipes {
      let recipe = try TrainingRecipe.read(path)
      let tasks = try RecipeTasks(recipe)
      #expect(tasks.parts.count == recipe.tasks.count)
      #expect(tasks.parts.isEmpty == !recipe.data.isEmpty)
    }
  }

  @Test(arguments: [
    ("{task: 'gdc'}", "recipe: tasks[1].task: unknown task 'gdc'; did you mean 'gcd'?"),
    ("{task: 'tow-set:gcd'}", "recipe: tasks[1].task: no wrapper of tasks is called 'tow-set'"),
    (
      "{task: 'gcd', distribution: 'base-3O'}",
      "recipe: tasks[1].distribution: task 'gcd' has no preset 'base-3O'; did you mean 'base-30'?"
    ),
    (
      "{task: 'gcd', distribution: 'none.json5'}",
      "none.json5: tasks[1].distribution: cannot be read"
    ),
    (
      "{task: 'gcd', distribution: {preset: 'base-30', bas: 4}}",
      "recipe: tasks[1].distribution.bas: unknown field; did you mean 'base'?"
    ),
    (
      "{task: 'gcd', distribution: {preset: 'base-30', base: 1}}",
      "recipe: tasks[1].distribution.base: "
    ),
    (
      "{task: 'gcd', distribution: {preset: 3}}",
      "recipe: tasks[1].distribution.preset: expected the name of a preset"
    ),
    ("{task: 'gcd', distribution: 3}", "recipe: tasks[1].distribution: expected a preset's name"),
    (
      "{task: 'gcd', distribution: {base: 30}}",
      "recipe: tasks[1].distribution: the field '"
    ),
  ])
  func mistakesNameTheTask(task: String, message: String) throws {
    let recipe = try recipe("{task: 'addition'}, \(task)")
    let error = try #require(throws: RecipeError.self) { try RecipeTasks(recipe) }
    #expect(error.description.hasPrefix(message), "\(error)")
  }
}

extension JSONValue {
  fileprivate subscript(names: String...) -> JSONValue? {
    var tree: JSONValue? = self
    for name in names {
      guard case .object(let members) = tree else { return nil }
      tree = members[name]
    }
    return tree
  }
}
