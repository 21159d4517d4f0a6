import Foundation
import Synchronization

/// Threads that share out numbered pieces of work, each with a state of its own.
///
/// Threads rather than tasks: their stacks are as deep as asked for, which algebra on deep expressions needs.
public struct ThreadTeam: Sendable {
  /// The number of threads, at least 1.
  public let workers: Int
  /// The size of each thread's stack in bytes.
  public let stackByteCount: Int

  /// Creates a team.
  public init(workers: Int, stackByteCount: Int = 16 << 20) {
    self.workers = max(1, workers)
    self.stackByteCount = stackByteCount
  }

  /// The values of the pieces `0..<count`, in order; who computed which leaves no trace.
  ///
  /// - Parameters:
  ///   - count: The number of pieces.
  ///   - makeState: Called once in each thread.
  ///   - body: Computes a piece.
  public func map<State: ~Copyable, Value: Sendable>(
    count: Int, state makeState: @Sendable () -> State,
    _ body: @Sendable (inout State, Int) -> Value
  ) -> [Value] {
    guard count > 0 else { return [] }
    let next = Atomic(0)
    let gathered = Mutex<[Value?]>(Array(repeating: nil, count: count))
    return withoutActuallyEscaping(makeState) { makeState in
      withoutActuallyEscaping(body) { body in
        run(min(workers, count)) {
          var state = makeState()
          while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < count else { return }
            let value = body(&state, index)
            gathered.withLock { $0[index] = value }
          }
        }
        return gathered.withLock { $0.compactMap(\.self) }
      }
    }
  }

  /// Runs the same work on every thread and waits for all.
  private func run(_ count: Int, _ work: @escaping @Sendable () -> Void) {
    let finished = DispatchSemaphore(value: 0)
    for _ in 0..<count {
      let thread = Thread {
        work()
        finished.signal()
      }
      thread.stackSize = stackByteCount
      thread.start()
    }
    for _ in 0..<count { finished.wait() }
  }
}
