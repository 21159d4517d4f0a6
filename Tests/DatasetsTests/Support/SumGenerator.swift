import Generators
import Randomness
import Tokenization

/// A task simple enough to know its answers: the sum of two numbers below a bound, as single tokens.
///
/// It needs no algebra, and a small bound makes duplicates.
struct SumGenerator: ProblemGenerator {
  static let name = "sum"
  static let summary = "add two small numbers"
  static let words = Vocabulary(words: ["add"] + (0..<2000).map(String.init))

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

  struct Sampler: ProblemSampler {
    let bound: Int

    func draw(into problem: inout Problem, using random: inout RandomStream) -> RejectionReason? {
      guard bound > 0 else { return .notFinite }
      if random.chance(0.2) { return .shrunk }
      let (first, second) = (random.uniform(below: bound), random.uniform(below: bound))
      let offset = SumGenerator.words.id(of: "0") ?? 0
      problem.source = [offset - 1, offset + TokenID(first), offset + TokenID(second)]
      problem.target = [offset + TokenID(first + second)]
      return nil
    }
  }

  struct Judge: AnswerJudge {
    func judge(_ answer: [TokenID], to source: [TokenID]) -> Judgement {
      let offset = SumGenerator.words.id(of: "0") ?? 0
      let isRight = source.count == 3 && answer == [source[1] + source[2] - offset]
      return isRight ? .right : .wrong("another sum")
    }
  }

  let distribution: Distribution
  var vocabulary: Vocabulary { Self.words }

  init(distribution: Distribution) throws(DistributionError) {
    try distribution.validate()
    self.distribution = distribution
  }

  init(bound: Int = 1000) throws(DistributionError) {
    try self.init(distribution: Distribution(bound: bound))
  }

  func makeSampler() -> Sampler { Sampler(bound: distribution.bound) }

  func makeJudge() -> Judge { Judge() }

  func labels(of problem: Problem) -> [ProblemLabel] { [] }
}
