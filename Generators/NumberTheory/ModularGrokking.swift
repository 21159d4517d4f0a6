public import Randomness
import Symbolics
public import Tokenization

/// The table of a binary operation, one problem a pair (Power and others 2022).
///
/// Source `a op b =`, target `c`, every element one token. Example i is entry i of the table in an order that
/// the seed decides, so as many examples as there are pairs are the whole table, each pair once; after that
/// the table begins again.
public struct ModularGrokking: ProblemGenerator {
  public static let name = "modular-grokking"
  public static let summary =
    "an entry of the table of a binary operation on residues or permutations"

  public let distribution: GrokkingDistribution
  public let vocabulary: Vocabulary
  let table: GrokkingTable
  let notation: GrokkingNotation

  public init(distribution: GrokkingDistribution) throws(DistributionError) {
    try distribution.validate()
    self.distribution = distribution
    table = GrokkingTable(distribution.operation, modulus: distribution.modulus)
    // All operations have tokens, so that tables of several can be merged.
    vocabulary = Vocabulary(
      words: ["="] + GrokkingOperation.allCases.map(\.rawValue) + table.names)
    guard let notation = GrokkingNotation(vocabulary, distribution.operation, table) else {
      preconditionFailure("the vocabulary lacks a token")
    }
    self.notation = notation
  }

  public func makeSampler() -> GrokkingSampler { GrokkingSampler(table: table, notation: notation) }

  public func makeJudge() -> GrokkingJudge { GrokkingJudge(table: table, notation: notation) }

  public func labels(of problem: Problem) -> [ProblemLabel] { [] }
}

/// Where the tokens of one table lie.
struct GrokkingNotation: Sendable {
  private let operation: TokenID
  private let equals: TokenID
  private let firstElement: TokenID
  private let elementCount: Int

  init?(_ vocabulary: Vocabulary, _ operation: GrokkingOperation, _ table: GrokkingTable) {
    guard let operation = vocabulary.id(of: operation.rawValue),
      let equals = vocabulary.id(of: "="),
      let first = table.names.first.flatMap({ vocabulary.id(of: $0) })
    else { return nil }
    (self.operation, self.equals, firstElement) = (operation, equals, first)
    elementCount = table.names.count
  }

  func source(_ x: Int, _ y: Int) -> [TokenID] { [token(x), operation, token(y), equals] }

  func token(_ element: Int) -> TokenID { firstElement + TokenID(element) }

  func element(_ token: TokenID) -> Int? {
    guard token >= firstElement, Int(token - firstElement) < elementCount else { return nil }
    return Int(token - firstElement)
  }

  /// The operands of a source, or nil where it is none of this operation.
  func operands(_ source: [TokenID]) -> (x: Int, y: Int)? {
    guard source.count == 4, source[1] == operation, source[3] == equals,
      let x = element(source[0]), let y = element(source[2])
    else { return nil }
    return (x, y)
  }
}

/// Enumerates the pairs of a table in an order made from the seed.
public struct GrokkingSampler: ProblemSampler {
  let table: GrokkingTable
  let notation: GrokkingNotation
  private var run: RandomStream?
  private var order: [Int32] = []
  private var pair = 0

  init(table: GrokkingTable, notation: GrokkingNotation) {
    self.table = table
    self.notation = notation
  }

  public mutating func beginExample(_ index: UInt64, of run: RandomStream) {
    if self.run != run {
      self.run = run
      order = table.pairs
      var random = run.child("order")
      random.shuffle(&order)
    }
    pair = Int(order[Int(index % UInt64(order.count))])
  }

  public mutating func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    let (x, y) = pair.quotientAndRemainder(dividingBy: table.names.count)
    guard let result = table.result(x, y) else {
      preconditionFailure("pair \(pair) of the table has no result")
    }
    problem.source = notation.source(x, y)
    problem.target = [notation.token(result)]
    return nil
  }
}

/// Looks the answer up.
public struct GrokkingJudge: AnswerJudge {
  let table: GrokkingTable
  let notation: GrokkingNotation

  public func judge(_ answer: [TokenID], to source: [TokenID]) -> Judgement {
    guard answer.count == 1, let found = notation.element(answer[0]) else {
      return .malformed("the answer is not one element")
    }
    guard let (x, y) = notation.operands(source) else {
      return .checked(.undecided(reason: "the problem is not one of this table"))
    }
    guard let expected = table.result(x, y) else {
      return .checked(.undecided(reason: "the problem has no answer"))
    }
    return found == expected ? .right : .wrong("\(table.names[expected]) is right")
  }
}
