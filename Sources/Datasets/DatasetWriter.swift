public import Generators
import Tokenization

/// Generates datasets: workers make chunks of examples in parallel, one writer puts them in order.
public enum DatasetWriter {
  /// Generates a dataset into an empty or new folder and returns its manifest.
  ///
  /// The bytes are a function of generator, seed, count, shard and split fractions. Whatever goes wrong,
  /// no file is left that could be taken for a dataset. `progress` is called after every 256 examples,
  /// from the calling task.
  @discardableResult
  public static func write(
    _ generator: some ProblemGenerator, plan: GenerationPlan, to path: String,
    progress: (GenerationProgress) -> Void = { _ in }
  ) async throws(DatasetError) -> Manifest {
    try plan.validate(path: path)
    var run = try DatasetRun(generator: generator, plan: plan, path: path)
    do {
      try await generate(with: generator, plan: plan, into: &run, progress: progress)
      return try run.finish()
    } catch {
      run.discard()
      throw error
    }
  }

  /// Chunks are of this many examples: large enough to hide their overhead, small enough for memory.
  private static var chunkSize: Int { 256 }

  private static func generate(
    with generator: some ProblemGenerator, plan: GenerationPlan, into run: inout DatasetRun,
    progress: (GenerationProgress) -> Void
  ) async throws(DatasetError) {
    let total = plan.shard.size(ofTotal: plan.count)
    let chunkCount = (total + chunkSize - 1) / chunkSize
    let tokenText = TokenText(generator.vocabulary)
    let make: @Sendable (Int) -> Result<ExampleChunk, GenerationError> = { number in
      let start = number * chunkSize
      return Result { () throws(GenerationError) in
        try ExampleChunk(
          number: number, positions: start..<min(start + chunkSize, total), plan: plan,
          generator: generator, tokenText: tokenText)
      }
    }
    let failure = await inOrder(chunkCount, workers: plan.workers, make) {
      result -> DatasetError? in
      do throws(DatasetError) {
        try run.append(result)
      } catch {
        return error
      }
      progress(GenerationProgress(drawn: run.drawn, total: total, duplicates: run.duplicates))
      return nil
    }
    if let failure { throw failure }
  }

  /// Makes `count` values by parallel tasks and consumes them in order, until one is refused.
  ///
  /// At most four times as many as there are workers wait for an earlier one, so memory is bounded.
  private static func inOrder<Value: Sendable, Failure: Error>(
    _ count: Int, workers: Int, _ make: @escaping @Sendable (Int) -> Value,
    consume: (Value) -> Failure?
  ) async -> Failure? {
    if workers == 1 {
      // One worker is one thread: it consumes what it makes.
      for number in 0..<count {
        if let failure = consume(make(number)) { return failure }
      }
      return nil
    }
    return await withTaskGroup(of: (Int, Value).self) { group in
      var started = 0
      var running = 0
      var consumed = 0
      var waiting: [Int: Value] = [:]
      while consumed < count {
        while running < workers, started < count, started < consumed + 4 * workers {
          let number = started
          group.addTask { (number, make(number)) }
          started += 1
          running += 1
        }
        guard let (number, value) = await group.next() else { break }
        running -= 1
        waiting[number] = value
        while let next = waiting.removeValue(forKey: consumed) {
          if let failure = consume(next) { return failure }
          consumed += 1
        }
      }
      return nil
    }
  }
}
