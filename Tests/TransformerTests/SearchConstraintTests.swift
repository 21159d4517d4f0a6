import Randomness
import Testing
import Transformer

/// Prefix notation of trees: 3 and 4 open two operands, 5 opens one, the others from 6 on are leaves.
private struct TreeGrammar: TokenConstraint {
  let initialState = 1

  func fill(mask: inout [Bool], after open: Int, remaining: Int) {
    for token in mask.indices {
      mask[token] = token == 2 ? open == 0 : open > 0 && allows(token, open, remaining)
    }
  }

  private func allows(_ token: Int, _ open: Int, _ remaining: Int) -> Bool {
    token > 2 && open - 1 + Self.arity(token) + 1 < remaining
  }

  func advance(_ open: inout Int, by token: Int32) { open += Self.arity(Int(token)) - 1 }

  static func arity(_ token: Int) -> Int { token < 5 ? 2 : token == 5 ? 1 : 0 }

  static func accepts(_ tokens: [Int32]) -> Bool {
    var open = 1
    for token in tokens {
      guard token > 2, open > 0 else { return false }
      open += arity(Int(token)) - 1
    }
    return open == 0
  }
}

@Suite("Constrained search")
struct SearchConstraintTests {
  private let configuration = TransformerModelTests.configuration { $0.maximumLength = 20 }

  @Test("every hypothesis obeys the grammar and ends in time", arguments: 0..<10)
  func grammar(seed: UInt64) throws {
    let weights = Parameters(configuration, initializedFrom: RandomStream(seed: seed))
    let decoder = try IncrementalDecoder(configuration, weights: weights)
    var options = SearchOptions()
    options.beamWidth = 6
    options.maximumLength = 4 + Int(seed)
    let sources: [[Int32]] = [[3, 6, 7, 2], [9, 2]]
    let beam = try BeamSearch(
      frame: SearchTests.frame, options: options, constraint: TreeGrammar()
    ).search(sources, with: decoder)
    let greedy = try GreedySearch(
      frame: SearchTests.frame, options: options, constraint: TreeGrammar()
    ).search(sources, with: decoder)
    for hypotheses in beam + greedy {
      #expect(!hypotheses.isEmpty)
      for hypothesis in hypotheses {
        #expect(hypothesis.isComplete)
        #expect(TreeGrammar.accepts(hypothesis.tokens))
        #expect(hypothesis.tokens.count < options.maximumLength)
      }
    }
  }

  @Test("a constraint that allows nothing leaves no hypothesis")
  func deadEnd() throws {
    struct Nothing: TokenConstraint {
      let initialState = 0
      func fill(mask: inout [Bool], after state: Int, remaining: Int) {
        for index in mask.indices { mask[index] = false }
      }
      func advance(_ state: inout Int, by token: Int32) {}
    }
    let weights = Parameters(configuration, initializedFrom: RandomStream(seed: 1))
    let decoder = try IncrementalDecoder(configuration, weights: weights)
    let options = SearchOptions()
    let beam = try BeamSearch(
      frame: SearchTests.frame, options: options, constraint: Nothing()
    ).search([[3, 2]], with: decoder)
    let greedy = try GreedySearch(
      frame: SearchTests.frame, options: options, constraint: Nothing()
    ).search([[3, 2]], with: decoder)
    #expect(beam == [[]] && greedy == [[]])
  }
}
