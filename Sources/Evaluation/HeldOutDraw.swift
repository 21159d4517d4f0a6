public import Datasets
public import Generators
import Tokenization
import Transformer

/// Draws problems that no training split holds, by the hash that splits datasets.
public struct HeldOutDraw: Hashable, Sendable {
  /// How many different problems are wanted.
  public var count: Int
  /// The seed.
  public var seed: UInt64
  /// The share of problems that datasets keep for the test; 1 takes every problem.
  public var share: Double
  /// The most examples to draw; nil for 10,000 and four times what is expected.
  ///
  /// Only a task that repeats itself, as one with few problems does, comes so far; more examples then find more problems.
  public var limit: Int?

  /// Creates a draw, by default of the problems that `generate` keeps for the test.
  public init(
    count: Int, seed: UInt64 = 0, share: Double = SplitFractions().test, limit: Int? = nil
  ) {
    self.count = count
    self.seed = seed
    self.share = share
    self.limit = limit
  }

  /// The number of examples after which the draw ends, whatever was found.
  var drawLimit: Int { limit ?? 10_000 + Int(min(4 * Double(count) / share, 1e12)) }

  /// Draws the first held-out examples of the seed; they do not depend on the number of workers.
  ///
  /// - Parameters:
  ///   - generator: What draws.
  ///   - workers: The number of threads.
  ///   - progress: Called with the number of problems found, from the calling thread.
  /// - Returns: The examples in order, each problem once; fewer than asked for where the task does not have so many.
  /// - Throws: An error if the draw makes no sense or the distribution rejects everything.
  public func problems(
    from generator: some ProblemGenerator, workers: Int, progress: (Int) -> Void = { _ in }
  ) throws(EvaluationError) -> [Problem] {
    guard count > 0 else { throw .draw(field: "count", problem: "\(count) is not at least 1") }
    guard share > 0, share <= 1 else {
      throw .draw(field: "share", problem: "\(share) is not above 0 and at most 1")
    }
    guard drawLimit > 0 else {
      throw .draw(field: "draws", problem: "\(drawLimit) is not at least 1")
    }
    var found: [Problem] = []
    var sources: Set<[TokenID]> = []
    var drawn = 0
    while found.count < count, drawn < drawLimit {
      let expected = Double(count - found.count) / share
      let size = min(max(Self.chunkSize, Int(min(expected, 1e6))), 8192, drawLimit - drawn)
      for chunk in try heldOut(drawn..<drawn + size, of: generator, workers) {
        for problem in chunk where found.count < count {
          if sources.insert(problem.source).inserted { found.append(problem) }
        }
      }
      drawn += size
      progress(found.count)
    }
    return found
  }

  private static let chunkSize = 64

  /// The held-out ones among the examples of a range, in order.
  private func heldOut<Generator: ProblemGenerator>(
    _ range: Range<Int>, of generator: Generator, _ workers: Int
  ) throws(EvaluationError) -> [[Problem]] {
    let starts = Array(stride(from: range.lowerBound, to: range.upperBound, by: Self.chunkSize))
    let fractions = SplitFractions(valid: 0, test: share)
    let results = ThreadTeam(workers: workers).map(
      count: starts.count, state: { generator.makeWorker(seed: seed) }
    ) { worker, number -> Result<[Problem], GenerationError> in
      Result { () throws(GenerationError) in
        var kept: [Problem] = []
        var problem = Problem()
        for index in starts[number]..<min(starts[number] + Self.chunkSize, range.upperBound) {
          try worker.generate(UInt64(index), into: &problem)
          let hash = ProblemHash(source: generator.text(of: problem.source).utf8)
          if fractions.split(of: hash) == .test { kept.append(problem) }
        }
        return kept
      }
    }
    do {
      return try results.map { try $0.get() }
    } catch let error as GenerationError {
      throw .generation(error)
    } catch {
      preconditionFailure("\(error)")
    }
  }
}
