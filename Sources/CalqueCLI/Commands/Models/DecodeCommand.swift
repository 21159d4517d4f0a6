import Tokenization
import Training
import Transformer

/// `calque decode`: what a model answers, without any verification.
struct DecodeCommand: Command {
  static let name = "decode"
  static let summary = "give the raw answers of a model, token by token, unverified"
  static let discussion = """
    Every line holds the tokens of a problem. Every line of the output is a JSON
    object with the answers that the search found, the best first, with the natural
    logarithm of their probability and the score that they are ranked by, that
    logarithm over the number of tokens, the end token included, to the power of the
    length penalty. The search is greedy, a beam search (--beam), or draws from the
    model's distribution (--samples) that depend on the seed and the problem alone.
    Any token may follow any other: see 'calque solve' and 'calque evaluate' for
    answers that are checked.
    """
  static let examples = [
    "calque decode runs/bwd problems.txt --beam 10",
    "calque decode runs/bwd problems.txt --samples 20 --temperature 0.8",
    "echo 'a b' | calque decode my-model -",
  ]

  var model = ""
  var problems = ""
  var search = SearchChoice()
  var seed: UInt64 = 0
  var searchesAll = false

  init() { search.beam.value = 1 }

  static var parameters: [Parameter<Self>] {
    [
      .argument("MODEL", \.model, ModelChoice.help),
      .argument("FILE", \.problems, "the problems, one a line; - is the standard input"),
    ] + SearchChoice.parameters(\.search) + [
      .option("seed", "S", \.seed, "the seed of the draws"),
      .flag(
        "exhaustive", \.searchesAll,
        "go on until no hypothesis can beat those found, not just until there are N"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    let folder = try ModelChoice(path: model).folder
    let search = try sequenceSearch()
    let decoder = try IncrementalDecoder(
      folder.configuration, weights: folder.parameters, quantization: search.options.quantization)
    let batch = Batch(path: problems) { [.init("input", .string($0))] }
    return try batch.run(on: console) { line in
      let source = try TokenLine(line, folder.vocabulary).source
      let found = try search.search([source], with: decoder)[0]
      let answers = found.map { Self.report($0, folder.vocabulary) }
      return (["source": .string(line), "answers": .array(answers)], .success)
    }
  }

  /// The one search that was asked for.
  private func sequenceSearch() throws -> any SequenceSearch {
    var options = try search.options(command: Self.name)
    options.stopsEarly = !searchesAll
    if let sampling = try search.sampling(seed: seed, command: Self.name) {
      if options.beamWidth > 1 {
        throw UsageError(
          .other("--beam and --samples are two searches; choose one"), command: Self.name)
      }
      return SamplingSearch(frame: TokenLine.frame, options: options, sampling: sampling)
    }
    return options.beamWidth == 1
      ? GreedySearch(frame: TokenLine.frame, options: options)
      : BeamSearch(frame: TokenLine.frame, options: options)
  }

  static func report(_ answer: Hypothesis, _ vocabulary: Vocabulary) -> JSONOutput {
    [
      "target": .string(answer.tokens.map { vocabulary[$0] }.joined(separator: " ")),
      "log_probability": .number(Double(answer.logProbability)),
      "score": .number(Double(answer.score)),
      "complete": .boolean(answer.isComplete),
    ]
  }
}
