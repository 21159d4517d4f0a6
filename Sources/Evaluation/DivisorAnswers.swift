/// What a model answers to pairs with one greatest common divisor.
public struct DivisorAnswers: Hashable, Sendable {
  /// The greatest common divisor of the pairs.
  public let divisor: Int
  /// The answers that are integers, the most frequent first; of equally frequent ones the smaller.
  public let answers: [Answer]
  /// The number of answers that are no integer.
  public let unreadCount: Int

  /// An answer and how often it was given.
  public struct Answer: Hashable, Sendable {
    /// The integer.
    public let value: Int
    /// The number of pairs that it was given for.
    public let count: Int
  }

  /// Counts answers; nil stands for one that is no integer.
  public init(divisor: Int, answers: [Int?]) {
    self.divisor = divisor
    unreadCount = answers.count { $0 == nil }
    let counts = Dictionary(grouping: answers.compactMap(\.self)) { $0 }.mapValues(\.count)
    self.answers = counts.map { Answer(value: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
  }

  /// The number of pairs.
  public var pairCount: Int { answers.reduce(unreadCount) { $0 + $1.count } }

  /// How often the right answer was given.
  public var right: Proportion { proportion(of: divisor) }

  /// The answer given most often, with its share; nil where no answer is an integer.
  public var mostFrequent: (value: Int, share: Proportion)? {
    answers.first.map { ($0.value, Proportion($0.count, of: pairCount)) }
  }

  private func proportion(of value: Int) -> Proportion {
    Proportion(answers.first { $0.value == value }?.count ?? 0, of: pairCount)
  }
}
