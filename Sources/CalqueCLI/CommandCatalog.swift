/// The commands of the program, in the order of the help text.
public enum CommandCatalog {
  /// One line for each command.
  public static let all: [any Command.Type] = [
    GenerateCommand.self, TrainCommand.self, EvaluateCommand.self, ExportCommand.self,
    ImportCommand.self, ScoreCommand.self, DecodeCommand.self,
    BaselineCommand.self, TasksCommand.self,
    MergeCommand.self, InspectCommand.self, CheckCommand.self, ConvertCommand.self,
    ImportOEISCommand.self,
    SolveCommand.self, IntegrateCommand.self, VerifyCommand.self, CompareCommand.self,
    DifferentiateCommand.self, SimplifyCommand.self, ExpandCommand.self, FactorCommand.self,
    TogetherCommand.self, ApartCommand.self, EvaluateAtCommand.self,
    DoctorCommand.self,
  ]

  static var names: [String] { all.map { $0.name } }

  static func command(named name: String) -> (any Command.Type)? {
    all.first { $0.name == name }
  }
}
