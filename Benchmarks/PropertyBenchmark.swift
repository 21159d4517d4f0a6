import Randomness

/// The laws that every expression must keep, over random expressions: `calque-benchmarks properties COUNT`.
///
/// The laws and the expressions are those of the suite `ExpressionPropertyTests`, which takes fewer.
enum PropertyBenchmark: Benchmark {
  static let name = "properties"

  static func run() throws -> String {
    let count = inputCount(default: 20_000)
    var properties = ExpressionProperties()
    let random = RandomStream(seed: 6).child("properties")
    let elapsed = seconds {
      for index in 0..<count {
        properties.check(random.child(UInt64(index)))
        for failure in properties.failures { print("  \(index): \(failure)") }
        properties.failureCount += properties.failures.count
        properties.failures.removeAll()
      }
    }
    return "\(count) expressions (\(properties.definedCount) defined), \(properties.failureCount) "
      + "failures; \(properties.valueCount) values and \(properties.slopeCount) slopes compared; "
      + "\(formatted(Double(count) / elapsed)) expressions/s"
  }
}
