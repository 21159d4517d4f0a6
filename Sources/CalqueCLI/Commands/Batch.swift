/// Many problems from a file or the standard input, answered with one JSON object a line, in order.
struct Batch {
  /// The path of the file; `-` is the standard input.
  let path: String
  /// The fields that an object has beside `error` where a line cannot be answered.
  let describe: (_ line: String) -> [JSONOutput.Member]

  /// Answers every line and returns the status of the worst: a failure, else 'no verified answer', else success.
  ///
  /// A line that cannot be answered has an object with an `error`; the lines after it are answered all the same.
  func run(
    on console: Console, answer: (_ line: String) throws -> (JSONOutput, CommandStatus)
  ) throws -> CommandStatus {
    let reader = path == "-" ? console.input : try LineReader(path: path)
    var worst = CommandStatus.success
    while let line = try reader.next() {
      do {
        let (object, status) = try answer(line)
        console.print(object.description)
        if worst != .failure, status != .success { worst = status }
      } catch {
        let members = describe(line) + [.init("error", .string("\(error)"))]
        console.print(JSONOutput.object(members).description)
        worst = .failure
      }
    }
    return worst
  }
}
