import Training
import Transformer

/// `calque score`: how likely a model takes given answers to be.
struct ScoreCommand: Command {
  static let name = "score"
  static let summary = "give the probabilities of given answers, token by token"
  static let discussion = """
    Every line holds the tokens of a problem, a tab, and the tokens of an answer.
    Every line of the output is a JSON object with the natural logarithm of the
    probability of the answer, and those of its tokens, the end token being last.
    """
  static let examples = [
    "calque score runs/bwd pairs.tsv",
    "printf 'a b\\tb a\\n' | calque score my-model -",
  ]

  var model = ""
  var pairs = ""
  var givesLogits = false

  static var parameters: [Parameter<Self>] {
    [
      .argument("MODEL", \.model, ModelChoice.help),
      .argument("FILE", \.pairs, "the pairs, one a line; - is the standard input"),
      .flag("logits", \.givesLogits, "add the logits of the whole vocabulary at each place"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    let folder = try ModelChoice(path: model).folder
    let transformer = try TransformerModel(folder.configuration)
    let batch = Batch(path: pairs) { [.init("input", .string($0))] }
    return try batch.run(on: console) { line in
      (try report(line, folder, transformer), .success)
    }
  }

  private func report(
    _ line: String, _ folder: ModelFolder, _ transformer: TransformerModel
  ) throws -> JSONOutput {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw ScoredLineError() }
    let source = try TokenLine(parts[0], folder.vocabulary).source
    let target = try TokenLine(parts[1], folder.vocabulary).tokens
    var batch = PackedBatch()
    batch.append(
      source: source, target: target, start: TokenLine.frame.start, end: TokenLine.frame.end)
    try batch.validate(for: folder.configuration)
    let logits = transformer.logits(of: batch, parameters: folder.parameters)
    let width = folder.configuration.vocabularySize
    let rows = batch.targets.indices.map { logits[($0 * width)..<(($0 + 1) * width)] }
    let scores = zip(rows, batch.targets).map { row, token in
      Double(row[row.startIndex + Int(token)]) - row.logarithmOfExponentialSum
    }
    var members: [JSONOutput.Member] = [
      .init("source", .string(String(parts[0]))), .init("target", .string(String(parts[1]))),
      .init("log_probability", .number(scores.reduce(0, +))),
      .init("tokens", .array(scores.map { .number($0) })),
    ]
    if givesLogits {
      members.append(
        .init("logits", .array(rows.map { row in .array(row.map { .number(Double($0)) }) })))
    }
    return .object(members)
  }
}

/// A line that is no pair.
struct ScoredLineError: Error, CustomStringConvertible {
  var description: String { "expected the tokens of a problem, a tab, and those of an answer" }
}
