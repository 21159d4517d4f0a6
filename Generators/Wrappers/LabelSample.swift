import Tokenization

/// What labels the problems of a task have, learnt from the first of them.
struct LabelSample {
  /// The number of problems looked at.
  static let size = 200
  /// At most this many classes are made of the values that occur, adjacent values together.
  static let classLimit = 10
  /// Values beyond those of the sample belong to the first or the last class, up to this magnitude.
  static let largestValue = 1_000_000_000

  /// The names of the labels, in the order they were met.
  private(set) var names: [String] = []
  private var values: [String: [Int]] = [:]

  /// Looks at the first examples of the seed 0.
  init<Task: ProblemGenerator>(of task: Task) throws(GenerationError) {
    var worker = task.makeWorker(seed: 0)
    var problem = Problem()
    for index in 0..<Self.size {
      try worker.generate(UInt64(index), into: &problem)
      for label in task.labels(of: problem) {
        if values[label.name] == nil { names.append(label.name) }
        values[label.name, default: []].append(label.value)
      }
    }
  }

  /// Ranges without gaps that cover all integers up to ``largestValue``, each with at least a tenth of the values
  /// of the label, as far as equal values allow; every value is one of its own where there are few.
  func classes(of name: String) -> [ClosedRange<Int>] {
    let values = (values[name] ?? []).sorted()
    guard let lowest = values.first, let highest = values.last else { return [] }
    var firsts: [Int] = []
    var remaining = 0
    let distinct = Set(values).count
    let quota =
      distinct <= Self.classLimit
      // What hardly ever occurs is no class: an example of it might take more draws than are allowed.
      ? values.count / 50 : (values.count + Self.classLimit - 1) / Self.classLimit
    for (place, value) in values.enumerated() {
      let isNew = place == 0 || values[place - 1] != value
      if isNew && remaining <= 0 {
        firsts.append(value)
        remaining = quota
      }
      remaining -= 1
    }
    // A short last class would be hard to meet.
    if firsts.count > 1 && remaining > 0 { firsts.removeLast() }
    let limit = max(Self.largestValue, highest)
    let ends = firsts.dropFirst().map { $0 - 1 } + [limit]
    firsts[0] = lowest < 0 ? min(-Self.largestValue, lowest) : 0
    return zip(firsts, ends).map { $0...$1 }
  }
}
