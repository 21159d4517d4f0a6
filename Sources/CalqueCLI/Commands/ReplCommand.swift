/// The interactive session that `calque` alone begins.
struct ReplCommand {
  func run(on console: Console) throws -> ExitStatus {
    .success
  }
}
