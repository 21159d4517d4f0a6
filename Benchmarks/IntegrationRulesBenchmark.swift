import Foundation
import Symbolics

/// The integrator's share of solved problems and its times, on textbook integrals and on forward ones that Maxima solves.
///
/// With `LIST_FAILURES=1` in the environment every unsolved problem is printed with the reason.
enum IntegrationRulesBenchmark: Benchmark {
  static let name = "integration-rules"

  static func run() throws -> String {
    let textbook = try rows(of: "textbook.tsv")
    var topics: [(name: String, integrands: [String])] = []
    for row in textbook {
      if topics.last?.name != row[0] { topics.append((row[0], [])) }
      topics[topics.count - 1].integrands.append(row[1])
    }
    var all = Tally()
    for topic in topics {
      let tally = try Tally(of: topic.integrands)
      print("  \(topic.name): \(tally)")
      all.add(tally)
    }
    let forward = try rows(of: "forward.tsv")
    let maxima = forward.compactMap { Double($0[1]) }.sorted()
    let tally = try Tally(of: forward.map { $0[0] })
    return "textbook: \(all)\n  forward: \(tally); Maxima: median "
      + "\(formatted(maxima[maxima.count / 2], 2)) ms"
  }

  /// The lines of a table beside this file, without the comment.
  private static func rows(of file: String) throws -> [[String]] {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Integrals")
    return try String(contentsOf: path.appending(path: file), encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }
}

/// How many integrals were solved, and the milliseconds that all of them took.
private struct Tally: CustomStringConvertible {
  private var solved = 0
  private var times: [Double] = []

  init() {}

  /// Tries the integrals, each in an arena without memory of the others.
  init(of integrands: [String]) throws {
    let listsFailures = ProcessInfo.processInfo.environment["LIST_FAILURES"] == "1"
    for text in integrands {
      let integrand = try Expr(infix: text)
      var answer: Expr?
      var reason: (any Error)?
      let elapsed = seconds {
        do { answer = try integrand.antiderivative().expression } catch { reason = error }
      }
      times.append(1e3 * elapsed)
      if let answer {
        // Again, from the tree that is shown: a wrong answer would be a fault, not a failure to solve.
        let verdict = answer.verdict(asAntiderivativeOf: integrand)
        guard verdict.isVerified else {
          throw BenchmarkFailure(description: "∫ \(text) = \(answer.infix): \(verdict)")
        }
        solved += 1
      } else if listsFailures {
        print("    unsolved: \(text): \(reason.map { "\($0)" } ?? "")")
      }
    }
  }

  mutating func add(_ other: Tally) {
    solved += other.solved
    times += other.times
  }

  var description: String {
    let sorted = times.sorted()
    guard let worst = sorted.last else { return "none" }
    let share = formatted(100 * Double(solved) / Double(sorted.count), 1)
    return "\(solved) of \(sorted.count) solved (\(share) %), median "
      + "\(formatted(sorted[sorted.count / 2], 2)) ms, 95th percentile "
      + "\(formatted(sorted[sorted.count * 95 / 100], 1)) ms, worst \(formatted(worst)) ms"
  }
}
