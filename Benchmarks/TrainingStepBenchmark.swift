import Foundation
import Randomness
import Tokenization
import Training
import Transformer

/// One optimisation step (forward, backward, Adam) of d 256, 8 heads, 4 + 4 layers, 64 × 40 + 40 tokens.
///
/// `Benchmarks/Peers/train_step.py` measures PyTorch on the same shape, the two in turn.
enum TrainingStepBenchmark: Benchmark {
  static let name = "training-step"

  static func run() throws -> String {
    var model = TransformerConfiguration(vocabularySize: 100)
    model.maximumLength = 64
    let times = try stepTimes(model, length: 40, steps: 11)
    let median = times.dropFirst(3).sorted()[(times.count - 3) / 2]
    return "\(formatted(1000 * median)) ms a step, \(formatted(64 / median, 1)) examples/s, "
      + "\(formatted(residentMebibytes())) MiB resident"
  }

  /// Seconds of each step on random sequences, start and end tokens included in the length.
  static func stepTimes(_ model: TransformerConfiguration, length: Int, steps: Int) throws
    -> [Double]
  {
    var random = RandomStream(seed: 5)
    var pairs = TokenPairs(vocabularySize: model.vocabularySize)
    for _ in 0..<1024 {
      let sequences = (0..<2).map { _ in
        (1..<length).map { _ in TokenID(random.uniform(in: 3...model.vocabularySize - 1)) }
      }
      pairs.append(source: sequences[0], target: sequences[1])
    }
    var recipe = TrainingRecipe()
    recipe.model = model
    recipe.budget.steps = steps
    recipe.metricsEverySteps = 1
    recipe.validation.everySteps = 0
    recipe.checkpoints.everyMinutes = 0
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "calque-benchmark-\(ProcessInfo.processInfo.processIdentifier)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let words = (0..<model.vocabularySize - 3).map { "w\($0)" }
    let trainer = try Trainer(
      recipe: recipe, vocabulary: Vocabulary(words: words), training: pairs,
      validation: TokenPairs(vocabularySize: model.vocabularySize), path: folder)
    var times: [Double] = []
    var last = ContinuousClock.now
    try trainer.run { _ in
      let now = ContinuousClock.now
      times.append((now - last) / .seconds(1))
      last = now
      return .proceed
    }
    guard times.count >= steps else {
      throw BenchmarkFailure(description: "\(times.count) of \(steps) steps were seen")
    }
    return times
  }
}

/// Resident memory before and after 1,000 steps of a small model.
enum TrainingMemoryBenchmark: Benchmark {
  static let name = "training-memory"

  static func run() throws -> String {
    var model = TransformerConfiguration(vocabularySize: 100)
    model.modelDimension = 64
    model.headCount = 4
    model.encoderLayerCount = 2
    model.decoderLayerCount = 2
    model.feedForwardDimension = 128
    model.maximumLength = 64
    _ = try TrainingStepBenchmark.stepTimes(model, length: 20, steps: 100)
    let before = residentMebibytes()
    _ = try TrainingStepBenchmark.stepTimes(model, length: 20, steps: 1_000)
    let after = residentMebibytes()
    return "\(formatted(before, 1)) MiB after 100 steps, "
      + "\(formatted(after, 1)) MiB after 1,000 more"
  }
}
