import Synchronization

/// Hands on what threads make in the order of numbers, as soon as nothing earlier is missing.
final class OrderedDelivery<Value: Sendable>: Sendable {
  private struct State: Sendable {
    var next = 0
    var waiting: [Int: Value] = [:]
  }

  private let state = Mutex(State())
  private let receive: @Sendable (Value) -> Void

  /// The receiver is called from one thread at a time.
  init(to receive: @escaping @Sendable (Value) -> Void) {
    self.receive = receive
  }

  /// Takes in the value of a number, each of 0, 1, 2 … once.
  func put(_ value: Value, at number: Int) {
    state.withLock { state in
      state.waiting[number] = value
      while let value = state.waiting.removeValue(forKey: state.next) {
        state.next += 1
        receive(value)
      }
    }
  }
}
