import Generators

/// Backward integration problems of each preset, made on one core.
enum GenerationBenchmark: Benchmark {
  static let name = "generation"

  static func run() throws -> String {
    try IntegrationBackward.presetNames.map { preset in
      var worker = try IntegrationBackward.make(preset: preset).makeWorker(seed: 1)
      var problem = Problem()
      var (sources, targets) = (0, 0)
      let count: UInt64 = 20_000
      let elapsed = try seconds {
        for index in 0..<count {
          try worker.generate(index, into: &problem)
          sources += problem.source.count
          targets += problem.target.count
        }
      }
      return "\n  \(preset): \(formatted(Double(count) / elapsed)) examples/s, mean tokens "
        + "\(formatted(Double(sources) / Double(count), 1)) → "
        + "\(formatted(Double(targets) / Double(count), 1)), "
        + "\(formatted(residentMebibytes())) MiB resident; rejected: \(worker.tally)"
    }.joined()
  }
}
