import Foundation
import Generators

/// Problems of every task and preset, made on one core, tokens included: examples a second of processor time, lengths
/// and rejections.
///
/// `TASK=NAME` takes one task, `PRESET=NAME` one preset; without either every task is run with its first.
enum GenerationBenchmark: Benchmark {
  static let name = "generation"

  static func run() throws -> String {
    let environment = ProcessInfo.processInfo.environment
    let tasks = try environment["TASK"].map { [try Catalog.task(named: $0)] } ?? Catalog.all
    return try tasks.flatMap { task in
      let all = environment["TASK"] == nil ? task.presetNames.prefix(1) : task.presetNames[...]
      return try all.filter { environment["PRESET"] ?? $0 == $0 }.map { preset in
        "\n  \(task.name) \(preset): " + (try measure(task.make(preset: preset)))
      }
    }.joined()
  }

  /// As many problems as the argument says, or as take about two seconds.
  private static func measure(_ generator: some ProblemGenerator) throws -> String {
    var worker = generator.makeWorker(seed: 1)
    var problem = Problem()
    var sources = LengthSum()
    var targets = LengthSum()
    let wanted = inputCount(default: 0)
    let start = processorSeconds()
    var count = 0
    while wanted > 0 ? count < wanted : (count % 256 != 0 || processorSeconds() < start + 2) {
      try worker.generate(UInt64(count), into: &problem)
      sources.add(problem.source.count)
      targets.add(problem.target.count)
      count += 1
    }
    let elapsed = processorSeconds() - start
    return "\(formatted(Double(count) / elapsed)) examples/s, tokens \(sources) → \(targets), "
      + "\(formatted(residentMebibytes())) MiB resident; rejected: \(worker.tally)"
  }
}

/// The mean and the standard deviation of lengths.
private struct LengthSum: CustomStringConvertible {
  private var count = 0.0
  private var sum = 0.0
  private var squares = 0.0

  mutating func add(_ length: Int) {
    count += 1
    sum += Double(length)
    squares += Double(length * length)
  }

  var description: String {
    let mean = sum / count
    let variance = max(0, squares / count - mean * mean)
    return "\(formatted(mean, 1)) ± \(formatted(variance.squareRoot(), 1))"
  }
}

/// Seconds of processor time that this process has used, which other work on the machine does not count into.
private func processorSeconds() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}
