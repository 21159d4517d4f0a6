import Datasets
import Generators

/// `calque tasks`: lists the kinds of problems and the named settings of their distributions.
struct TasksCommand: Command {
  static let name = "tasks"
  static let summary = "list the tasks and their distributions"
  static let discussion = """
    With a task, lists its named distributions; with --distribution, prints one in
    full, as a JSON5 file that can be edited and given to 'calque generate'.
    """
  static let examples = [
    "calque tasks",
    "calque tasks integration-backward --distribution paper > my.json5",
  ]

  var task: String?
  var distribution: String?
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .argument("TASK", \.task, "the task whose distributions to list"),
      .option("distribution", "NAME|FILE", \.distribution, "the distribution to print"),
      .flag("json", \.json, "print a JSON object for each task"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    let tasks = if let task { [try Catalog.task(named: task)] } else { Catalog.all }
    if let distribution {
      guard task != nil, let type = tasks.first else {
        throw UsageError(.other("--distribution needs a TASK"), command: Self.name)
      }
      let generator = try TaskChoice(type, distribution: distribution).generator
      console.write(try generator.distributionText)
      return .success
    }
    for type in tasks {
      if json {
        console.print(Self.json(of: type).description)
      } else {
        Self.lines(of: type, on: console).forEach(console.print)
      }
    }
    // It has no distributions to list, since it cannot be generated.
    if task == nil, !json {
      console.print("\(console.styled(DataTask.name, .bold))  \(DataTask.summary)")
      for wrapper in TaskWrapper.allCases {
        let name = "\(wrapper.rawValue):TASK"
        console.print("\(console.styled(name, .bold))  \(wrapper.summary)")
      }
    }
    return .success
  }

  private static func lines(
    of type: any ProblemGenerator.Type, on console: Console
  ) -> [String] {
    let presets = presets(of: type)
    let width = presets.map(\.name.count).max() ?? 0
    return [console.styled(type.name, .bold), "  \(type.summary)"]
      + presets.map { "  --distribution \($0.name.padded(to: width))  \($0.summary)" }
  }

  private static func json(of type: any ProblemGenerator.Type) -> JSONOutput {
    let distributions = presets(of: type).map { preset -> JSONOutput in
      ["name": .string(preset.name), "summary": .string(preset.summary)]
    }
    return [
      "task": .string(type.name), "summary": .string(type.summary),
      "distributions": .array(distributions),
    ]
  }

  private static func presets(
    of type: any ProblemGenerator.Type
  ) -> [(name: String, summary: String)] {
    func presets<Generator: ProblemGenerator>(
      _: Generator.Type
    ) -> [(name: String, summary: String)] {
      Generator.Distribution.presets.map { ($0.name, $0.summary) }
    }
    return presets(type)
  }
}
