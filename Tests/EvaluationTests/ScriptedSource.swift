import Evaluation
import Tokenization
import Transformer

/// Answers by a script of words instead of a model, the likeliest answer first.
struct ScriptedSource: HypothesisSource {
  var vocabulary: Vocabulary
  var longestSource = 512
  /// What is answered to a problem, both as words; nothing to any other.
  var script: [String: [String]]

  func hypotheses(
    for sources: [[TokenID]], options: SearchOptions, grammar: PrefixGrammar?
  ) throws -> [[Hypothesis]] {
    sources.map { source in
      let words = source.dropLast().map { vocabulary[$0] }.joined(separator: " ")
      return (script[words] ?? []).prefix(options.beamWidth).enumerated().map { rank, answer in
        Hypothesis(
          tokens: answer.split(separator: " ").compactMap { vocabulary.id(of: $0) },
          logProbability: -Float(rank), score: -Float(rank), isComplete: true)
      }
    }
  }
}
