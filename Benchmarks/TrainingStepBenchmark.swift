import Foundation
import Randomness
import Tokenization
import Training
import Transformer

/// One optimisation step (forward, backward, update) of each ``ModelShape``, batch 64, two threads.
///
/// The optimiser is Adam or the one that `OPTIMIZER` names: `adamw` is Adam with weight decay.
/// The sequences have 40 + 40 tokens, or are those of the first lines `source<TAB>target` of the file that `DATA` names.
/// `Benchmarks/Peers/train_step.py` measures PyTorch on the same, the two in turn. The share of the matrix product is that
/// of the step's products at the rate that ``MatrixRate`` finds right before and after.
enum TrainingStepBenchmark: Benchmark {
  static let name = "training-step"

  static func run() throws -> String {
    let path = ProcessInfo.processInfo.environment["DATA"] ?? ""
    return try ModelShape.chosen.map { shape in
      var model = shape.configuration
      let pairs = path.isEmpty ? randomPairs(model.vocabularySize, length: 40) : try lines(of: path)
      model.vocabularySize = pairs.vocabularySize
      model.maximumLength = 1024
      let before = MatrixRate.measured(workers: 2)
      let times = try stepTimes(
        model, pairs, steps: inputCount(default: 11), optimizer: try optimizer()
      ).dropFirst(3)
      let peak = peakResidentMebibytes()
      let rate = (before + MatrixRate.measured(workers: 2)) / 2
      // Equal steps have a median; those on data differ in size.
      let typical =
        path.isEmpty
        ? times.sorted()[times.count / 2] : times.reduce(0, +) / Double(times.count)
      let share = MatrixRate.stepOperations(model, pairs, sequences: 64) / typical / rate
      return "\n  \(shape.name): \(formatted(1000 * typical, 1)) ms a step, "
        + "\(formatted(64 / typical, 1)) examples/s, \(formatted(peak)) MiB at most, "
        + "\(formatted(100 * share)) % of the \(formatted(rate / 1e9)) GFLOP/s of a matrix product"
    }.joined()
  }

  private static func optimizer() throws -> OptimizerOptions {
    var options = OptimizerOptions()
    guard let name = ProcessInfo.processInfo.environment["OPTIMIZER"] else { return options }
    if name == "adamw" {
      options.weightDecay = 0.01
    } else if let kind = OptimizerOptions.Kind(rawValue: name) {
      options.kind = kind
    } else {
      throw BenchmarkFailure(description: "no optimiser '\(name)'")
    }
    return options
  }

  /// Random sequences, start and end tokens included in the length.
  static func randomPairs(_ vocabularySize: Int, length: Int) -> TokenPairs {
    var random = RandomStream(seed: 5)
    var pairs = TokenPairs(vocabularySize: vocabularySize)
    for _ in 0..<1024 {
      let sequences = (0..<2).map { _ in
        (1..<length).map { _ in TokenID(random.uniform(in: 3...vocabularySize - 1)) }
      }
      pairs.append(source: sequences[0], target: sequences[1])
    }
    return pairs
  }

  /// The first 4,096 pairs of a file, tokens numbered as they are met.
  private static func lines(of path: String) throws -> TokenPairs {
    var ids: [Substring: TokenID] = [:]
    func tokens(_ text: Substring) -> [TokenID] {
      text.split(separator: " ").map { word in
        let id = ids[word] ?? TokenID(3 + ids.count)
        ids[word] = id
        return id
      }
    }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let sequences = text.split(separator: "\n").prefix(4096).map { line in
      line.split(separator: "\t").map(tokens)
    }
    var pairs = TokenPairs(vocabularySize: 3 + ids.count)
    for pair in sequences where pair.count == 2 { pairs.append(source: pair[0], target: pair[1]) }
    return pairs
  }

  /// Seconds of each step.
  static func stepTimes(
    _ model: TransformerConfiguration, _ pairs: TokenPairs, steps: Int,
    optimizer: OptimizerOptions = OptimizerOptions()
  ) throws -> [Double] {
    var recipe = TrainingRecipe()
    recipe.model = model
    recipe.optimizer = optimizer
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
    let pairs = TrainingStepBenchmark.randomPairs(model.vocabularySize, length: 20)
    _ = try TrainingStepBenchmark.stepTimes(model, pairs, steps: 100)
    let before = residentMebibytes()
    _ = try TrainingStepBenchmark.stepTimes(model, pairs, steps: 1_000)
    let after = residentMebibytes()
    return "\(formatted(before, 1)) MiB after 100 steps, "
      + "\(formatted(after, 1)) MiB after 1,000 more"
  }
}
