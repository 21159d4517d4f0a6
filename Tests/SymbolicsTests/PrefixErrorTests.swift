import Symbolics
import Testing
import Tokenization

struct PrefixErrorTests {
  struct Malformed: CustomTestStringConvertible {
    let tokens: [String]
    let message: String
    init(_ tokens: String, _ message: String) {
      self.tokens = tokens.split(separator: " ").map(String.init)
      self.message = message
    }
    var testDescription: String { tokens.joined(separator: " ") }
  }

  static let malformed = [
    Malformed("", "token 0: expected an expression; the sequence is empty"),
    Malformed("add x", "token 0: 'add' takes 2 operands; the sequence ended"),
    Malformed("add x sin", "token 2: 'sin' takes 1 operand; the sequence ended"),
    Malformed("sin foo", "token 1: unknown token 'foo'"),
    Malformed("sin <pad>", "token 1: unknown token '<pad>'"),
    Malformed("x y", "token 1: 'y' follows a complete expression"),
    Malformed("add x y INT+ 1", "token 3: 'INT+' follows a complete expression"),
    Malformed("x 1", "token 1: the digit '1' needs 'INT+' or 'INT-' in front of it"),
    Malformed("INT+", "token 0: 'INT+' is followed by digits; the sequence ended"),
    Malformed("mul INT- x", "token 1: 'INT-' is followed by digits, not by 'x'"),
    Malformed("INT+ 0 5", "token 1: an integer begins with 0; leave out the leading zeros"),
    Malformed("INT- 0", "token 1: zero is written 'INT+ 0'"),
    Malformed(
      "aVeryLongTokenThatNobodyEverWantsToSee", "token 0: unknown token 'aVeryLongTokenThatNobody…'"
    ),
  ]

  @Test(arguments: malformed)
  func malformedPrefixNamesTheToken(_ example: Malformed) throws {
    let error = try #require(throws: PrefixError.self) { try Expr(prefix: example.tokens) }
    #expect(error.description == example.message)
  }

  @Test(arguments: [TokenID.min, -1, 0, 1, 2, 68, .max])
  func idsOutsideTheGrammarAreRefused(_ id: TokenID) throws {
    let error = try #require(throws: PrefixError.self) { try Expr(prefixIDs: [id]) }
    #expect(error.reason == .unknownToken)
  }
}
