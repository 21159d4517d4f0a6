import Foundation

/// One measurement: it checks the result of what it timed and returns a line of figures.
protocol Benchmark {
  static var name: String { get }
  static func run() throws -> String
}

/// How many inputs a benchmark takes: the second argument of the command, if there is one.
func inputCount(default count: Int) -> Int {
  CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? count
}

/// A table of counts with their shares of the whole, the greatest first.
func shares(_ counts: [String: Int]) -> String {
  let total = Double(max(1, counts.values.reduce(0, +)))
  return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    .map { "\($0.key) \($0.value) (\(formatted(100 * Double($0.value) / total, 2)) %)" }
    .joined(separator: ", ")
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

/// The most memory that the process has held so far, in MiB.
func peakResidentMebibytes() -> Double {
  let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  let kibibytes = line?.split(separator: " ").dropFirst().first.flatMap { Double($0) }
  return (kibibytes ?? .nan) / 1024
}

func formatted(_ value: Double, _ digits: Int = 0) -> String {
  String(format: "%.\(digits)f", value)
}
