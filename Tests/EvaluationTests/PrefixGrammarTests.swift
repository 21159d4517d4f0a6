import Evaluation
import Symbolics
import Testing
import Tokenization
import Training
import Transformer

@Suite("Prefix grammar")
struct PrefixGrammarTests {
  static let vocabularies = [
    Vocabulary.symbolic,
    Vocabulary(words: Vocabulary.symbolic.tokens.dropFirst(3).reversed()),
    Vocabulary(words: ["7", "unrelated", "INT+", "x", "mul", "sin", "Y'", "INT-", "0"]),
  ]

  @Test("makes every hypothesis parse", arguments: vocabularies, 0..<5)
  func parsing(_ vocabulary: Vocabulary, seed: UInt64) throws {
    let model = MemorizedModel.untrained(vocabulary, seed: seed)
    let decoder = try IncrementalDecoder(model.configuration, weights: model.parameters)
    var options = SearchOptions()
    options.maximumLength = 2 + 3 * Int(seed)
    let search = BeamSearch(
      frame: SequenceFrame(start: 0, end: 2), options: options,
      constraint: PrefixGrammar(vocabulary: vocabulary))
    for hypotheses in try search.search([[3, 4, 2], [7, 2]], with: decoder) {
      #expect(!hypotheses.isEmpty)
      for hypothesis in hypotheses {
        #expect(hypothesis.isComplete && hypothesis.tokens.count < options.maximumLength)
        let tokens = hypothesis.tokens.map { vocabulary[$0] }
        #expect(throws: Never.self) { try Expr(prefix: tokens) }
        #expect(!tokens.contains("Y'"))
      }
    }
  }

  @Test("admits the unknown function where asked to")
  func unknownFunction() {
    let id = Int(Vocabulary.symbolic.id(of: "Y") ?? 0)
    for admits in [false, true] {
      let grammar = PrefixGrammar(vocabulary: .symbolic, admitsUnknownFunction: admits)
      var mask = [Bool](repeating: false, count: Vocabulary.symbolic.count)
      grammar.fill(mask: &mask, after: grammar.initialState, remaining: 9)
      #expect(mask[id] == admits)
    }
  }
}
