import Synchronization

/// Counts finished problems over all threads and tells someone.
final class EvaluationMonitor: Sendable {
  private let state: Mutex<EvaluationProgress>
  private let report: @Sendable (EvaluationProgress) -> Void

  init(total: Int, report: @escaping @Sendable (EvaluationProgress) -> Void) {
    state = Mutex(EvaluationProgress(total: total))
    self.report = report
  }

  /// Takes in the outcomes of a few problems, those of each by search; the report happens under the lock, so from one
  /// thread at a time.
  func add(_ outcomes: [[ProblemOutcome]]) {
    state.withLock { state in
      state.done += outcomes.count
      for searches in outcomes {
        state.verified.add(searches.contains { $0.kind.isSolved })
      }
      report(state)
    }
  }
}
