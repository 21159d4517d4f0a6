import Foundation

/// One measurement: it checks the result of what it timed and returns a line of figures.
protocol Benchmark {
  static var name: String { get }
  static func run() throws -> String
}

/// What a benchmark found wrong with the result of what it timed.
struct BenchmarkFailure: Error, CustomStringConvertible {
  let description: String
}

/// Seconds that the body takes.
func seconds(_ body: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try body()
  let parts = (ContinuousClock.now - start).components
  return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
}

/// Resident memory of the process in MiB.
func residentMebibytes() -> Double {
  let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
  let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? .nan
  return pages * 4096 / 1_048_576
}

func formatted(_ value: Double, _ digits: Int = 0) -> String {
  String(format: "%.\(digits)f", value)
}
