import Randomness
import Symbolics
import Testing
import Tokenization

struct PrefixStateTests {
  private static let end = Vocabulary.Special.end.rawValue

  private static func id(_ token: String) throws -> TokenID {
    try #require(Vocabulary.symbolic.id(of: token))
  }

  private func write(_ token: TokenID, in state: inout PrefixState) {
    let isAllowed = state.advance(token)
    #expect(isAllowed, "\(Vocabulary.symbolic[token]) is refused")
  }

  @Test(arguments: 0..<20)
  func whatTheCodecWritesIsAllowed(seed: UInt64) {
    var random = RandomStream(seed: seed).child("allowed")
    for size in 0..<200 {
      let ids = NotationRandomTree.expression(&random, operators: size % 15).prefixIDs
      var state = PrefixState()
      for (index, id) in ids.enumerated() {
        #expect(!state.isClosed)
        #expect(state.minimumRemaining <= ids.count + 1 - index)
        write(id, in: &state)
      }
      #expect(state.isComplete)
      write(Self.end, in: &state)
      #expect(state.isClosed && !state.isComplete && state.minimumRemaining == 0)
    }
  }

  /// A random walk over the masks always closes within the limit, and its tokens are an expression.
  @Test(arguments: 0..<15)
  func masksLeadToAnExpressionWithinTheLimit(seed: UInt64) throws {
    var random = RandomStream(seed: seed).child("walk")
    var mask = [Bool](repeating: false, count: Vocabulary.symbolic.count + 3)
    for limit in 2..<60 {
      var state = PrefixState()
      var ids: [TokenID] = []
      while !state.isClosed {
        state.fill(mask: &mask, remaining: limit - ids.count)
        let allowed = mask.indices.filter { mask[$0] }.map { TokenID($0) }
        try #require(!allowed.isEmpty)
        let next = allowed[random.uniform(below: allowed.count)]
        #expect(state.allows(next))
        write(next, in: &state)
        ids.append(next)
      }
      #expect(ids.count <= limit)
      #expect(ids.last == Self.end)
      #expect(throws: Never.self) { try Expr(prefixIDs: ids.dropLast()) }
    }
  }

  /// The state refuses exactly the tokens behind which no continuation is an expression.
  @Test(arguments: 0..<10)
  func aTokenIsAllowedExactlyIfItCanBeContinued(seed: UInt64) throws {
    var random = RandomStream(seed: seed).child("exact")
    let x = try Self.id("x")
    for size in stride(from: 0, to: 20, by: 4) {
      let ids = NotationRandomTree.expression(&random, operators: size).prefixIDs
      let prefix = ids.prefix(random.uniform(below: ids.count + 1))
      var state = PrefixState()
      for id in prefix { write(id, in: &state) }
      for token in 0..<TokenID(Vocabulary.symbolic.count) where token != Self.end {
        var next = state
        let isAllowed = next.advance(token)
        #expect(isAllowed == state.allows(token))
        if !isAllowed { #expect(next == state) }
        let head = prefix + [token]
        let one = try Self.id("1")
        let continues = (0...head.count + 1).contains { count in
          let tail = [TokenID](repeating: x, count: count)
          return (try? Expr(prefixIDs: head + tail)) != nil
            || (try? Expr(prefixIDs: head + [one] + tail)) != nil
        }
        #expect(isAllowed == continues, "\(head.map { Vocabulary.symbolic.tokens[Int($0)] })")
      }
    }
  }

  @Test func integersFollowTheirGrammar() throws {
    let plus = try Self.id("INT+")
    let minus = try Self.id("INT-")
    let zero = try Self.id("0")
    let seven = try Self.id("7")
    func accepts(_ ids: TokenID...) -> Bool {
      var state = PrefixState()
      return ids.allSatisfy { state.advance($0) } && state.isComplete
    }
    #expect(accepts(plus, zero))
    #expect(accepts(plus, seven, zero))
    #expect(accepts(minus, seven, zero, zero))
    #expect(!accepts(minus, zero))
    #expect(!accepts(plus, zero, seven))
    #expect(!accepts(plus, zero, zero))
    #expect(!accepts(plus))
    #expect(!accepts(plus, minus, seven))
    #expect(!accepts(seven))
  }

  @Test func nothingIsAllowedWhereTheRoomIsTooSmall() throws {
    var state = PrefixState()
    write(try Self.id("add"), in: &state)
    #expect(state.minimumRemaining == 3)
    var mask = [Bool](repeating: true, count: Vocabulary.symbolic.count)
    state.fill(mask: &mask, remaining: 2)
    #expect(!mask.contains(true))
    state.fill(mask: &mask, remaining: 3)
    #expect(mask.indices.filter { mask[$0] }.count == Symbol.allCases.count)
  }
}
