public import Randomness
public import Tokenization

/// Any task with a fixed set of its problems repeated among others (Charton and Kempe 2024, two-set training).
///
/// Vocabulary, judge and labels are those of the inner task.
public struct TwoSetRepetition<Inner: ProblemGenerator>: ProblemGenerator {
  public static var name: String { TaskWrapper.twoSet.name(over: Inner.name) }
  public static var summary: String { "\(Inner.summary); a fixed set is repeated" }

  public let distribution: TwoSetDistribution<Inner.Distribution>
  public var vocabulary: Vocabulary { inner.vocabulary }
  let inner: Inner

  public init(
    distribution: TwoSetDistribution<Inner.Distribution>
  ) throws(DistributionError) {
    try distribution.validate()
    do throws(DistributionError) {
      inner = try Inner(distribution: distribution.inner)
    } catch {
      throw error.insideWrapper()
    }
    self.distribution = distribution
  }

  public func makeSampler() -> TwoSetSampler<Inner> { TwoSetSampler(inner, distribution) }

  public func makeJudge() -> Inner.Judge { inner.makeJudge() }

  public func labels(of problem: Problem) -> [ProblemLabel] { inner.labels(of: problem) }

  public func readableText(of problem: Problem) -> (source: String, target: String) {
    inner.readableText(of: problem)
  }
}

/// Draws from the repeated set or from everything.
///
/// The set is never stored: a member is made again from its index whenever it is drawn, so that sets of any
/// size take no memory and every thread has the same.
public struct TwoSetSampler<Inner: ProblemGenerator>: ProblemSampler {
  private let size: Int
  private let probability: Double
  private var set: ProblemWorker<Inner>
  private var others: Inner.Sampler
  /// Which of the two the example is of; decided once for each, so that rejected draws leave the shares alone.
  private var isOfSet: Bool?

  init(_ inner: Inner, _ distribution: TwoSetDistribution<Inner.Distribution>) {
    size = distribution.setSize
    probability = distribution.setProbability
    set = inner.makeWorker(seed: UInt64(distribution.setSeed))
    others = inner.makeSampler()
  }

  public mutating func beginExample(_ index: UInt64, of run: RandomStream) {
    isOfSet = nil
    others.beginExample(index, of: run)
  }

  public mutating func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    let choice = isOfSet ?? random.chance(probability)
    isOfSet = choice
    guard choice else { return others.draw(into: &problem, using: &random) }
    do throws(GenerationError) {
      try set.generate(UInt64(random.uniform(below: size)), into: &problem)
      return nil
    } catch {
      return error.mainReason
    }
  }
}
