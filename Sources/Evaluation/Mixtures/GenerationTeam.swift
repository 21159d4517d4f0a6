import Dispatch
import Foundation
import Glibc
import Synchronization

/// Threads that make problems ahead of a learner, first asked first done.
///
/// A class because it owns threads. Their stacks are as deep as algebra on deep expressions needs, and they leave the cores to
/// the learner whenever it has something to do: what they make is only wanted when it waits.
public final class GenerationTeam: Sendable {
  private let jobs = JobQueue()
  private let count: Int

  /// Starts the threads, at least one.
  public init(threads: Int) {
    count = max(1, threads)
    for _ in 0..<count {
      let jobs = jobs
      let thread = Thread {
        // On Linux the priority is that of the calling thread, not of the process.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
        while let job = jobs.take() { job() }
      }
      thread.stackSize = 16 << 20
      thread.start()
    }
  }

  deinit { jobs.close(threads: count) }

  /// Has a job done some time.
  func submit(_ job: @escaping @Sendable () -> Void) { jobs.put(job) }
}

/// Jobs in the order in which they came.
private final class JobQueue: Sendable {
  typealias Job = @Sendable () -> Void
  private struct State {
    var jobs: [Job] = []
    var isClosed = false
  }

  private let state = Mutex(State())
  private let available = DispatchSemaphore(value: 0)

  func put(_ job: @escaping Job) {
    state.withLock { $0.jobs.append(job) }
    available.signal()
  }

  /// Waits for a job; nil when the queue is closed.
  func take() -> Job? {
    available.wait()
    return state.withLock { state in
      state.isClosed || state.jobs.isEmpty ? nil : state.jobs.removeFirst()
    }
  }

  func close(threads: Int) {
    state.withLock { $0.isClosed = true }
    for _ in 0..<threads { available.signal() }
  }
}

/// Numbered pieces that a team makes ahead of the one who takes them, in order.
///
/// A class because it holds what is made and not yet taken; that is bounded by how far ahead it may be.
final class Lookahead<Piece: Sendable>: Sendable {
  private struct State {
    var next: Int
    var requested: Int
    var made: [Int: Piece] = [:]
  }

  private let team: GenerationTeam
  private let distance: Int
  private let make: @Sendable (Int) -> Piece
  private let state: Mutex<State>
  private let arrival = DispatchSemaphore(value: 0)

  /// Begins with the piece of a number, and stays at most `distance` pieces ahead.
  init(
    from first: Int, distance: Int, team: GenerationTeam, make: @escaping @Sendable (Int) -> Piece
  ) {
    self.team = team
    self.distance = max(1, distance)
    self.make = make
    state = Mutex(State(next: first, requested: first))
  }

  /// The next piece; waits until it is made.
  func next() -> Piece {
    request()
    while true {
      let piece = state.withLock { state -> Piece? in
        guard let piece = state.made.removeValue(forKey: state.next) else { return nil }
        state.next += 1
        return piece
      }
      if let piece {
        request()
        return piece
      }
      // Every piece that arrives signals, so the one that is waited for ends the waiting.
      arrival.wait()
    }
  }

  private func request() {
    let numbers = state.withLock { state -> Range<Int> in
      let end = state.next + distance
      defer { state.requested = max(state.requested, end) }
      return state.requested..<max(state.requested, end)
    }
    for number in numbers {
      team.submit { [weak self] in
        // Nobody wants the pieces of a lookahead that is gone.
        guard let self else { return }
        let piece = make(number)
        state.withLock { $0.made[number] = piece }
        arrival.signal()
      }
    }
  }
}
