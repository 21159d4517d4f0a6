import Accelerator
import Datasets
import Glibc
import Training

/// `calque train`: trains a model by a recipe, or goes on where an earlier run was interrupted.
struct TrainCommand: Command {
  static let name = "train"
  static let summary = "train a model by a recipe, or go on with a run"
  static let discussion = """
    A recipe is a JSON5 file; every setting that it leaves out has a default, and
    the folder of the run keeps all of them in recipe.json. It names a dataset, or
    tasks whose problems are made while training. If the folder holds a
    run already, it is resumed from its last checkpoint, to the same bits as if it
    had never stopped. Ctrl-C saves a checkpoint and stops.
    """
  static let examples = [
    "calque train recipe.json5 --out runs/bwd",
    "calque train recipe.json5 --set budget.steps=2000 --set model.dropout=0.1",
    "calque train recipe.json5 --set tasks.0.weight=3 --workers 8",
    "calque train recipe.json5 --device cuda --set device.tokens=65536",
    "calque train runs/bwd",
  ]

  var recipe = ""
  var changes: [RecipeChange] = []
  var data: String?
  var output: String?
  var workers: Int?
  var device = DeviceName()
  var isNew = false
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .argument("RECIPE", \.recipe, "a recipe, or the folder of a run to go on with"),
      .options("set", "KEY=VALUE", \.changes, "change a setting of the recipe"),
      .option("data", "DIR", \.data, "a dataset, instead of the recipe's data or tasks"),
      .option(
        "out", "DIR", \.output, "the folder of the run (default: runs/ and the recipe's name)"),
      .option("workers", "K", \.workers, "the number of threads, instead of the recipe's"),
      .option(
        "device", "NAME", \.device,
        "compute on cpu (this program's own engine), cuda, xla-cpu or the plugin at a path"),
      .flag("new", \.isNew, "begin a run; refuse a folder that holds one"),
      .flag("json", \.json, "print a JSON object at the end"),
    ]
  }

  func run(on console: Console) async throws -> CommandStatus {
    let (recipe, folder) = try resolved()
    // Before problems are made, which takes a while.
    if try RunFolder(folder).latestCheckpointPath() == nil { _ = try recipe.withEnd() }
    let data = try TrainingData(recipe, on: console)
    let trainer = try Trainer(
      recipe: data.recipe, vocabulary: data.vocabulary, training: data.training,
      validation: data.validation, path: folder, notes: data.notes, resuming: !isNew,
      checker: data.checker,
      makeLearner: try device.plugin.map { try DeviceChoice($0, on: console).makeLearner })
    if trainer.step > 0 { console.printError("\(folder): going on after step \(trainer.step)") }

    Interruption.awaitFirst()
    let display = TrainingDisplay(console: console)
    defer { display.remove() }
    let summary = try trainer.run { progress in
      display.show(progress)
      return Interruption.hasCome ? .stop : .proceed
    }
    display.finish(summary)
    let report = TrainReport(folder: folder, summary: summary)
    for line in json ? [report.json.description] : report.lines { console.print(line) }
    // Whatever follows in a script needs the trained model.
    return summary.isComplete ? .success : .failure
  }

  /// The recipe with the changes of the command line, and the folder of the run.
  private func resolved() throws -> (recipe: TrainingRecipe, folder: String) {
    let isRun = Self.isFolder(recipe)
    let path = isRun ? RunFolder(recipe).recipePath : recipe
    var changed = try TrainingRecipe.read(path).changed(by: changes)
    if let data {
      changed.data = data
      changed.tasks = []
    }
    if let workers { changed.workers = workers }
    guard !changed.data.isEmpty || !changed.tasks.isEmpty else {
      throw RecipeError(
        file: path, field: "data",
        problem: "name the folder of a dataset, or 'tasks' to make problems of, or give --data DIR")
    }
    return (changed, output ?? (isRun ? recipe : Self.defaultFolder(of: recipe)))
  }

  /// `runs/name` for `some/where/name.json5`.
  private static func defaultFolder(of recipe: String) -> String {
    let file = recipe.split(separator: "/").last.map(String.init) ?? recipe
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    return "runs/" + (stem.isEmpty ? file : stem)
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether there is a file of a name.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
