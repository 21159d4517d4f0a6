/// The interactive session that `calque` alone begins.
struct ReplCommand {
  func run(on console: Console) throws -> CommandStatus {
    var loop = ReadEvalPrintLoop(console: console, shelf: ModelShelf())
    guard console.inputIsTerminal else { return try loop.run { try console.input.next() } }
    let editor = LineEditor(
      historyPath: LineEditor.defaultHistoryPath(environment: console.environment))
    return try loop.run {
      let line = editor.readLine(prompt: "> ")
      // The shell's prompt should not follow ours on the same line.
      if line == nil { console.print() }
      return line
    }
  }
}
