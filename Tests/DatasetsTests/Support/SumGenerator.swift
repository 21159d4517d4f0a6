import Generators
import Symbolics
import Tokenization

/// A task simple enough to know its answers: the sum of two numbers below a bound, as single tokens.
///
/// It needs no algebra, and a small bound makes duplicates.
struct SumGenerator: ProblemGenerator {
  static let name = "sum"
  static let summary = "add two small numbers"
  static let vocabulary = Vocabulary(words: ["add"] + (0..<2000).map(String.init))

  struct Distribution: ProblemDistribution {
    /// The numbers are below this bound; negative: every draw is rejected.
    var bound = 1000

    static let presets = [Preset(name: "small", summary: "below 1000", distribution: Self())]

    func validate() throws(DistributionError) {
      guard bound != 0, bound <= 1000 else {
        throw DistributionError(field: "bound", problem: "\(bound) is not in 1…1000")
      }
    }
  }

  struct Worker: ProblemWorker {
    var tally = RejectionTally()
    let bound: UInt64
    let seed: UInt64

    mutating func generate(_ index: UInt64, into problem: inout Problem) throws(GenerationError) {
      guard bound > 0 else {
        tally.count(.notFinite)
        throw GenerationError(task: SumGenerator.name, index: index, tally: tally)
      }
      var state = seed &+ index &* 0x9e37_79b9_7f4a_7c15
      state = (state ^ (state >> 31)) &* 0xbf58_476d_1ce4_e5b9
      state ^= state >> 29
      if state % 5 == 0 { tally.count(.shrunk) }
      tally.countAccepted()
      let first = TokenID(state % bound)
      let second = TokenID((state >> 32) % bound)
      let offset = SumGenerator.vocabulary.id(of: "0") ?? 0
      problem.source = [offset - 1, offset + first, offset + second]
      problem.target = [offset + first + second]
    }
  }

  struct Judge: AnswerJudge {
    func judge(_ answer: [TokenID], to source: [TokenID]) -> Judgement {
      let offset = SumGenerator.vocabulary.id(of: "0") ?? 0
      let isRight = source.count == 3 && answer == [source[1] + source[2] - offset]
      return .checked(isRight ? .proved(by: .canonicalForm) : .refuted(at: 0))
    }
  }

  let distribution: Distribution

  init(distribution: Distribution) throws(DistributionError) {
    try distribution.validate()
    self.distribution = distribution
  }

  init(bound: Int = 1000) throws(DistributionError) {
    try self.init(distribution: Distribution(bound: bound))
  }

  func makeWorker(seed: UInt64) -> Worker {
    Worker(bound: UInt64(max(distribution.bound, 0)), seed: seed)
  }

  func makeJudge() -> Judge { Judge() }

  func labels(of problem: Problem) -> [ProblemLabel] { [] }
}
