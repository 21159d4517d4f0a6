import Generators
import Symbolics

/// The share of true pairs accepted, by rung, and the checks a second on one core, integrands read from tokens.
enum VerificationBenchmark: Benchmark {
  static let name = "verification"

  static func run() throws -> String {
    var worker = try IntegrationBackward.make(preset: "released").makeWorker(seed: 2)
    var problems: [Problem] = []
    for index in 0..<inputCount(default: 5_000) {
      var problem = Problem()
      try worker.generate(UInt64(index), into: &problem)
      problems.append(problem)
    }
    var verdicts: [String: Int] = [:]
    var accepted = 0
    var arena = ExprArena()
    let elapsed = seconds {
      for problem in problems {
        arena.reset()
        let verdict = verdict(problem.source, problem.target, &arena)
        verdicts[verdict.summary, default: 0] += 1
        if verdict.isVerified { accepted += 1 }
      }
    }
    let share = 100 * Double(accepted) / Double(problems.count)
    return "\(formatted(Double(problems.count) / elapsed)) checks/s, "
      + "\(formatted(share, 2)) % of true pairs accepted (\(shares(verdicts)))"
  }

  static func verdict(_ source: [Int32], _ target: [Int32], _ arena: inout ExprArena) -> Verdict {
    guard let integrand = arena.node(prefix: source.dropFirst(2)),
      let answer = arena.node(prefix: target)
    else { return .undecided(reason: "malformed") }
    return arena.verdict(thatDerivativeOf: answer, equals: integrand)
  }
}

extension Verdict {
  /// The verdict without its numbers.
  var summary: String {
    if case .proved(let proof) = self { return "\(proof.rawValue)" }
    if case .undecided(let reason) = self { return "undecided: \(reason)" }
    return name
  }
}
