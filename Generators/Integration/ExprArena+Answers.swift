import Symbolics
import Tokenization

/// Why tokens are no function of x.
enum AnswerMistake: Error, CustomStringConvertible {
  case prefix(PrefixError)
  case unknownFunction

  var description: String {
    switch self {
    case .prefix(let error): error.description
    case .unknownFunction: "the answer contains the unknown function"
    }
  }
}

extension ExprArena {
  /// The function that the tokens of an answer stand for.
  mutating func function(_ answer: [TokenID]) -> Result<Node, AnswerMistake> {
    let node: Node
    do throws(PrefixError) {
      node = try read(answer)
    } catch {
      return .failure(.prefix(error))
    }
    let hasUnknown = Symbol.allCases.contains { $0.isUnknown && contains(node, $0) }
    return hasUnknown ? .failure(.unknownFunction) : .success(node)
  }

  /// The node of an expression in prefix, or what is wrong with it.
  mutating func read(
    _ tokens: some BidirectionalCollection<TokenID>
  ) throws(PrefixError) -> Node {
    if let node = node(prefix: tokens) { return node }
    // The slower reader says what is wrong.
    return insert(try Expr(prefixIDs: tokens))
  }
}
