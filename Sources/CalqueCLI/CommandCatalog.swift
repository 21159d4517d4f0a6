/// The commands of the program, in the order of the help text.
public enum CommandCatalog {
  /// One line for each command.
  public static let all: [any Command.Type] = [
    GenerateCommand.self, TrainCommand.self, EvaluateCommand.self, ExportCommand.self,
    TasksCommand.self,
    SolveCommand.self, VerifyCommand.self, DifferentiateCommand.self, SimplifyCommand.self,
    EvaluateAtCommand.self,
    MergeCommand.self, InspectCommand.self, CheckCommand.self, ConvertCommand.self,
  ]

  static var names: [String] { all.map { $0.name } }

  static func command(named name: String) -> (any Command.Type)? {
    all.first { $0.name == name }
  }
}
