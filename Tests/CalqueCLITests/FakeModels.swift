import CalqueCLI
import Evaluation
import Generators
import JSON5
import Tokenization
import Transformer

/// Models that know a few answers by heart, and to other problems give as many wrong ones as they are asked for.
struct FakeModels: ModelStore {
  /// A shelf on which models of integrals, sums and sequences ship; only the model `known` can be given.
  static func shelf(paths: [String] = []) -> ModelShelf {
    ModelShelf(paths: paths, store: FakeModels())
  }

  func load(_ path: String) throws -> LoadedModel {
    guard path == "known" else { throw MissingModel(path: path) }
    return try Self.integrals(name: path)
  }

  func shippedName(ofTask task: String) -> String? {
    ["integration-backward": "shipped", "addition": "sums", "sequence-formula": "sequences"][task]
  }

  func loadShipped(named name: String) throws -> LoadedModel {
    switch name {
    case "sums": try Self.model(name, "addition", "five-digits", ["1 2 + 3 4": "4 6"])
    case "sequences":
      try Self.model(name, "sequence-formula", "paper", ["+ 1 + 4 + 9 + 16 + 25": "mul n n"])
    default: try Self.integrals(name: name)
    }
  }

  func shippedDescriptions() -> [String] { ["shipped (integration-backward)"] }

  private static func integrals(name: String) throws -> LoadedModel {
    try model(name, "integration-backward", "first-course", ["sub Y' cos x": "sin x"])
  }

  private static func model(
    _ name: String, _ task: String, _ preset: String, _ answers: [String: String]
  ) throws -> LoadedModel {
    let type = try Catalog.task(named: task)
    let learned = LearnedTask(name: task, distribution: try distribution(type, preset))
    return LoadedModel(
      name: name,
      source: RoteSource(vocabulary: try learned.makeTask().vocabulary, answers: answers),
      tasks: [learned])
  }

  private static func distribution<Generator: ProblemGenerator>(
    _: Generator.Type, _ preset: String
  ) throws -> JSONValue {
    try Generator.make(preset: preset).distributionValue
  }

  struct MissingModel: Error, CustomStringConvertible {
    let path: String
    var description: String { "\(path): no model here" }
  }
}

/// What a fake model proposes.
private struct RoteSource: HypothesisSource {
  let vocabulary: Vocabulary
  let longestSource = 512
  let answers: [String: String]

  func hypotheses(
    for sources: [[TokenID]], options: SearchOptions, grammar: PrefixGrammar?
  ) throws -> [[Hypothesis]] {
    sources.map { source in
      let words = source.dropLast().map { vocabulary[$0] }.joined(separator: " ")
      let known = answers[words].map { [$0.split(separator: " ").map(String.init)] } ?? []
      // An answer of the special tokens alone is none.
      let wrong = (1...options.beamWidth).map { [String](repeating: "<pad>", count: $0) }
      return (known + wrong).prefix(options.beamWidth).enumerated().map { rank, answer in
        Hypothesis(
          tokens: answer.compactMap { vocabulary.id(of: $0) }, logProbability: -Float(rank),
          score: -Float(rank), isComplete: true)
      }
    }
  }
}

extension String {
  /// The text with every measured time replaced by a question mark.
  var withoutTimes: String {
    replacing(#/[0-9.]+ ms/#, with: "? ms")
      .replacing(#/"milliseconds":[0-9.e-]+/#, with: "\"milliseconds\":?")
  }
}
