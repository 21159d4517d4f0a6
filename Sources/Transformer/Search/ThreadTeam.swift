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
  /// - Returns: One value for each piece.
  public func map<State: ~Copyable, Value: Sendable>(
    count: Int, state makeState: @escaping @Sendable () -> State,
    _ body: @escaping @Sendable (inout State, Int) -> Value
  ) -> [Value] {
    guard count > 0 else { return [] }
    let pieces = Pieces<Value>(count: count)
    run(min(workers, count)) {
      var state = makeState()
      while let index = pieces.takeNext() { pieces.put(body(&state, index), at: index) }
    }
    return pieces.values
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

/// What is still to be done and what is already: shared by the threads, guarded by a lock.
private final class Pieces<Value: Sendable>: Sendable {
  private struct State: Sendable {
    var next = 0
    var values: [Value?]
  }

  private let state: Mutex<State>

  init(count: Int) {
    state = Mutex(State(values: Array(repeating: nil, count: count)))
  }

  /// The number of a piece that nobody has taken yet; nil when there is none.
  func takeNext() -> Int? {
    state.withLock { state in
      guard state.next < state.values.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  func put(_ value: Value, at index: Int) {
    state.withLock { $0.values[index] = value }
  }

  var values: [Value] { state.withLock { $0.values.compactMap(\.self) } }
}
