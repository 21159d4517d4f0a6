import Glibc

/// A fixed number of workers, one of which is the calling thread; the others sleep between jobs.
///
/// A class because it owns threads. Starting a job costs a few microseconds, so that a step can have several phases with
/// a barrier after each.
final class WorkerTeam {
  /// The number of workers.
  let count: Int
  private let gate = WorkerGate()
  private var threads: [pthread_t] = []

  /// Starts the threads.
  ///
  /// Where the system grants fewer, the calling thread does the work of those missing.
  init(count: Int) {
    precondition(count > 0, "a team of \(count)")
    self.count = count
    for worker in 1..<max(count, 1) {
      let seat = unsafe Unmanaged.passRetained(WorkerSeat(gate: gate, worker: worker))
      var thread = pthread_t()
      let result = unsafe pthread_create(&thread, nil, runWorker, seat.toOpaque())
      guard result == 0 else {
        unsafe seat.release()
        break
      }
      threads.append(thread)
    }
  }

  deinit {
    gate.stop()
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Calls the closure once for each worker index, on all threads, and returns when all calls have.
  func run(_ job: @escaping (Int) -> Void) {
    gate.open(job, threadCount: threads.count)
    job(0)
    for worker in (threads.count + 1)..<max(count, threads.count + 1) { job(worker) }
    gate.waitUntilDone()
  }
}

/// What a thread is given at its start.
private final class WorkerSeat {
  let gate: WorkerGate
  let worker: Int

  init(gate: WorkerGate, worker: Int) {
    self.gate = gate
    self.worker = worker
  }
}

private func runWorker(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context = unsafe context else { return nil }
  let seat = unsafe Unmanaged<WorkerSeat>.fromOpaque(context).takeRetainedValue()
  var round = 0
  while seat.gate.runJob(after: round, as: seat.worker) {
    round += 1
    seat.gate.finish()
  }
  return nil
}

/// Where threads wait for a job and the caller for its end.
///
/// Every field is read and written under the mutex, which makes it `@unchecked Sendable`.
@safe
private final class WorkerGate: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let opened = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let done = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var job: ((Int) -> Void)?
  private var round = 0
  private var running = 0
  private var isStopped = false

  init() {
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(opened, nil)
    unsafe pthread_cond_init(done, nil)
  }

  deinit {
    unsafe pthread_mutex_destroy(mutex)
    unsafe pthread_cond_destroy(opened)
    unsafe pthread_cond_destroy(done)
    unsafe mutex.deallocate()
    unsafe opened.deallocate()
    unsafe done.deallocate()
  }

  func open(_ job: @escaping (Int) -> Void, threadCount: Int) {
    locked {
      self.job = job
      round += 1
      running = threadCount
      unsafe pthread_cond_broadcast(opened)
    }
  }

  /// Runs the job of the round after one; false when the team is dissolved.
  ///
  /// The job is let go before the round is finished, so that the caller then owns alone what it had captured.
  func runJob(after lastRound: Int, as worker: Int) -> Bool {
    guard let job = nextJob(after: lastRound) else { return false }
    job(worker)
    return true
  }

  private func nextJob(after lastRound: Int) -> ((Int) -> Void)? {
    locked {
      while round == lastRound, !isStopped { unsafe pthread_cond_wait(opened, mutex) }
      return isStopped ? nil : job
    }
  }

  func finish() {
    locked {
      running -= 1
      if running == 0 { unsafe pthread_cond_signal(done) }
    }
  }

  func waitUntilDone() {
    locked {
      while running > 0 { unsafe pthread_cond_wait(done, mutex) }
      job = nil
    }
  }

  func stop() {
    locked {
      isStopped = true
      unsafe pthread_cond_broadcast(opened)
    }
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return body()
  }
}
