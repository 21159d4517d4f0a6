import Generators

/// Sequence problems of each task and preset, made on one core.
enum SequenceBenchmark: Benchmark {
  static let name = "sequences"

  static func run() throws -> String {
    try lines(SequenceFormula<IntegerSequences>.self) + lines(SequenceTerms<IntegerSequences>.self)
      + lines(SequenceFormula<FloatSequences>.self) + lines(SequenceTerms<FloatSequences>.self)
  }

  private static func lines<Task: ProblemGenerator>(_: Task.Type) throws -> String {
    try Task.presetNames.map { preset in
      var worker = try Task.make(preset: preset).makeWorker(seed: 1)
      var problem = Problem()
      var (sources, targets) = (0, 0)
      let count: UInt64 = 50_000
      let elapsed = try seconds {
        for index in 0..<count {
          try worker.generate(index, into: &problem)
          sources += problem.source.count
          targets += problem.target.count
        }
      }
      return "\n  \(Task.name) \(preset): \(formatted(Double(count) / elapsed)) examples/s, "
        + "mean tokens \(formatted(Double(sources) / Double(count), 1)) → "
        + "\(formatted(Double(targets) / Double(count), 1)); rejected: \(worker.tally)"
    }.joined()
  }
}
