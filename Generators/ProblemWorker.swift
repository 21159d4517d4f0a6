import Randomness

/// Makes the examples of a seed on one thread: example `index` is a pure function of task, distribution and seed.
public struct ProblemWorker<Generator: ProblemGenerator> {
  /// What was drawn and refused so far.
  public private(set) var tally = RejectionTally()

  private let root: RandomStream
  private var sampler: Generator.Sampler

  init(_ generator: Generator, seed: UInt64) {
    root = RandomStream(seed: seed).child(Generator.name)
    sampler = generator.makeSampler()
  }

  /// Writes example `index` into `problem`, whose arrays are reused.
  ///
  /// Rejected draws are repeated from the example's own random stream; a distribution that rejects
  /// ``GenerationError/attemptLimit`` draws in a row is an error.
  public mutating func generate(
    _ index: UInt64, into problem: inout Problem
  ) throws(GenerationError) {
    let before = tally
    var random = root.child(index)
    sampler.beginExample(index, of: root)
    for _ in 0..<GenerationError.attemptLimit {
      guard let reason = sampler.draw(into: &problem, using: &random) else {
        tally.countAccepted()
        return
      }
      tally.count(reason)
    }
    throw GenerationError(task: Generator.name, index: index, tally: tally.since(before))
  }
}

extension ProblemGenerator {
  /// Creates a worker for the examples of a seed.
  public func makeWorker(seed: UInt64) -> ProblemWorker<Self> { ProblemWorker(self, seed: seed) }
}
