import Synchronization

/// Counts finished problems over all threads and tells someone.
final class EvaluationMonitor: Sendable {
  private let state: Mutex<EvaluationProgress>
  private let report: @Sendable (EvaluationProgress) -> Void

  init(total: Int, report: @escaping @Sendable (EvaluationProgress) -> Void) {
    state = Mutex(EvaluationProgress(total: total))
    self.report = report
  }

  /// Takes in a few outcomes; the report happens under the lock, so from one thread at a time.
  func add(_ outcomes: [ProblemOutcome]) {
    state.withLock { state in
      state.done += outcomes.count
      for outcome in outcomes { state.verified.add(outcome.kind.isSolved) }
      report(state)
    }
  }
}
