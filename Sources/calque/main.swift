import CalqueCLI
import Glibc

// A reader that closes the pipe early (`calque … | head`) ends this process quietly, whatever the parent
// process has set.
signal(SIGPIPE, SIG_DFL)

var status = await CommandLineTool.run(
  Array(CommandLine.arguments.dropFirst()), on: ProcessStreams.console())
if let error = ProcessStreams.outputError {
  ProcessStreams.console().printError("calque: \(error)")
  status = .failure
}
exit(status.rawValue)
