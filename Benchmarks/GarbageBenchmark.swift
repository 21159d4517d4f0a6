import Generators
import Randomness
import Symbolics
import Tokenization

/// Random grammatical token sequences as answers: none may be accepted, and none may take long.
///
/// An untrained model writes such things, so the time of the slowest bounds what an evaluation waits for.
enum GarbageBenchmark: Benchmark {
  static let name = "garbage"

  static func run() throws -> String {
    var worker = try IntegrationBackward.make(preset: "released").makeWorker(seed: 4)
    var random = RandomStream(seed: 4).child("garbage")
    var problem = Problem()
    var arena = ExprArena()
    var times: [Double] = []
    var (accepted, slowest) = (0, "")
    for index in 0..<inputCount(default: 4_000) {
      try worker.generate(UInt64(index), into: &problem)
      let answer = sequence(length: 10 + index % 400, using: &random)
      arena.reset()
      // Any constant is a right answer to an integrand that is zero in disguise.
      if let f = arena.node(prefix: problem.source.dropFirst(2)), arena.zeroTest(f).isVerified {
        continue
      }
      arena.reset()
      var isVerified = false
      let elapsed = seconds {
        isVerified = VerificationBenchmark.verdict(problem.source, answer, &arena).isVerified
      }
      if elapsed > times.max() ?? 0 { slowest = (try? Expr(prefixIDs: answer).infix) ?? "?" }
      times.append(elapsed)
      if isVerified {
        accepted += 1
        let question = (try? Expr(prefixIDs: problem.source.dropFirst(2)).infix) ?? "?"
        print("  accepted: \((try? Expr(prefixIDs: answer).infix) ?? "?")\n  for:      \(question)")
      }
    }
    times.sort()
    return "\(times.count) random answers, \(accepted) accepted; median "
      + "\(formatted(1e6 * times[times.count / 2])) µs, 99 % below "
      + "\(formatted(1e3 * times[times.count * 99 / 100], 1)) ms, slowest "
      + "\(formatted(1e3 * (times.last ?? 0), 1)) ms: \(slowest)"
  }

  private static func sequence(length: Int, using random: inout RandomStream) -> [TokenID] {
    var state = PrefixState()
    var tokens: [TokenID] = []
    var mask = [Bool](repeating: false, count: Vocabulary.symbolic.count)
    while !state.isComplete || tokens.isEmpty {
      state.fill(mask: &mask, remaining: length - tokens.count)
      let allowed = mask.indices.filter { mask[$0] && $0 != Int(Vocabulary.Special.end.rawValue) }
      guard !allowed.isEmpty else { break }
      let token = TokenID(allowed[random.uniform(below: allowed.count)])
      tokens.append(token)
      _ = state.advance(token)
    }
    return tokens
  }
}
