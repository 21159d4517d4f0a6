import Foundation

// calque-benchmarks [FILTER [COUNT]]: runs the benchmarks whose names contain the filter, one line each, on COUNT
// inputs where the benchmark lets that be chosen.
let filter = CommandLine.arguments.dropFirst().first ?? ""
let benchmarks: [any Benchmark.Type] = [
  GenerationBenchmark.self, VerificationBenchmark.self,
  MutationBenchmark.self,
  GarbageBenchmark.self, PropertyBenchmark.self, AlgebraBenchmark.self,
  IntegrationRulesBenchmark.self,
  TrainingStepBenchmark.self, TrainingMemoryBenchmark.self, DecodingBenchmark.self,
]
for benchmark in benchmarks where filter.isEmpty || benchmark.name.contains(filter) {
  do {
    print("\(benchmark.name): \(try benchmark.run())")
  } catch {
    print("\(benchmark.name): failed: \(error)")
    exit(1)
  }
}
