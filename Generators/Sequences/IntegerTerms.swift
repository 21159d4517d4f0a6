public import ExactArithmetic
public import Randomness
public import Tokenization

/// Sequences of integers of any size.
public enum IntegerSequences: SequenceNumbers {
  public typealias Terms = IntegerTerms

  public static let namePrefix = ""
  public static let plural = "integers"
  public static var operators: [SequenceOperator] { SequenceOperator.ofIntegers }
  public static let constants: [SequenceConstant] = []
  public static let largestExponent = 1_000
  public static let isExact = true

  /// How terms are written: a sign and digits.
  static func encoding(of law: RecurrenceDistribution) -> IntegerEncoding {
    IntegerEncoding(base: law.termBase ?? 10_000)
  }

  /// Digits of terms are also those of formulas, whose base may be larger.
  public static func words(for law: RecurrenceDistribution) -> [String] {
    IntegerEncoding(base: max(encoding(of: law).base, law.maximumInteger)).words
  }

  public static var presets: [Preset<RecurrenceDistribution>] {
    RecurrenceDistribution.presets(
      paper: operators, released: operators, maximumExponent: 100)
  }
}

/// Terms that are integers.
///
/// Most are small, so each is also kept as a machine integer, and a formula is computed with those until one
/// overflows.
public struct IntegerTerms: SequenceTermList {
  /// The terms.
  public private(set) var values: [BigInteger] = []
  /// The terms that fit, and `absent` in place of the others.
  private var words: [Int] = []
  private var wordStack: [Int] = []
  private let evaluator = LargeTermEvaluator()
  private let initialMagnitude: Int
  private let largest: BigInteger
  /// The same bound for machine integers.
  private let largestWord: UInt
  private let coder: IntegerCoder

  private static let absent = Int.min

  public init(vocabulary: Vocabulary, law: RecurrenceDistribution) {
    guard let coder = IntegerCoder(IntegerSequences.encoding(of: law), vocabulary: vocabulary),
      let bound = try? BigInteger(10).power(law.maximumExponent)
    else { preconditionFailure("the vocabulary lacks digits, or the law was not validated") }
    self.coder = coder
    initialMagnitude = law.initialMagnitude
    largest = bound
    largestWord = UInt(bound.asInt ?? .max)
  }

  public var count: Int { values.count }

  public mutating func keepFirst(_ count: Int) {
    values.removeSubrange(count...)
    words.removeSubrange(count...)
  }

  /// Appends a term.
  public mutating func append(_ value: BigInteger) {
    values.append(value)
    words.append(value.asInt ?? Self.absent)
  }

  public mutating func drawInitial(_ count: Int, using random: inout RandomStream) {
    values.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    for _ in 0..<count {
      append(BigInteger(random.uniform(in: -initialMagnitude...initialMagnitude)))
    }
  }

  public mutating func extend(by count: Int, with formula: Recurrence) -> RejectionReason? {
    precondition(self.count >= formula.degree, "too few initial terms for \(formula)")
    var remainingBits = LargeTermEvaluator.bitLimit
    for _ in 0..<count {
      if let word = smallTerm(formula.symbols) {
        if word.magnitude > largestWord { return .termTooLarge }
        values.append(BigInteger(word))
        words.append(word)
        continue
      }
      switch evaluator.term(formula, after: values, remainingBits: &remainingBits) {
      case .failure(let failure): return failure.reason
      case .success(let value):
        guard value.magnitude <= largest else { return .termTooLarge }
        append(value)
      }
    }
    return nil
  }

  /// The next term, or nil where it is undefined or a step leaves the range of machine integers.
  private mutating func smallTerm(_ symbols: [Recurrence.Symbol]) -> Int? {
    wordStack.removeAll(keepingCapacity: true)
    var position = symbols.count
    while position > 0 {
      position -= 1
      switch symbols[position] {
      case .index: wordStack.append(words.count + 1)
      case .integer(let value): wordStack.append(value)
      case .previous(let offset):
        let value = words[words.count - offset]
        if value == Self.absent { return nil }
        wordStack.append(value)
      case .constant: return nil
      case .operation(let operation):
        let first = wordStack.removeLast()
        let second = operation.arity == 2 ? wordStack.removeLast() : first
        guard let value = Self.value(operation, first, second) else { return nil }
        wordStack.append(value)
      }
    }
    let result = wordStack[0]
    return result == Self.absent ? nil : result
  }

  @inline(__always)
  private static func value(_ operation: SequenceOperator, _ first: Int, _ second: Int) -> Int? {
    let result: (partialValue: Int, overflow: Bool)
    switch operation {
    case .add: result = first.addingReportingOverflow(second)
    case .sub: result = first.subtractingReportingOverflow(second)
    case .mul, .sqr: result = first.multipliedReportingOverflow(by: second)
    case .idiv:
      result = first.dividedReportingOverflow(by: second)
      if !result.overflow, result.partialValue * second != first, (first < 0) != (second < 0) {
        return result.partialValue - 1
      }
    case .mod:
      result = first.remainderReportingOverflow(dividingBy: second)
      if !result.overflow, result.partialValue != 0, (first < 0) != (second < 0) {
        return result.partialValue + second
      }
    case .abs: result = first < 0 ? (0).subtractingReportingOverflow(first) : (first, false)
    case .relu: result = (max(first, 0), false)
    case .sign: result = (first < 0 ? -1 : 1, false)
    default: return nil
    }
    return result.overflow ? nil : result.partialValue
  }

  public var hasPlainTail: Bool {
    guard count >= 5 else { return false }
    func difference(_ place: Int) -> BigInteger { (values[place] - values[place - 1]).magnitude }
    let first = difference(count - 1)
    return (count - 4..<count - 1).allSatisfy { difference($0) == first }
  }

  public func write(_ range: Range<Int>, to tokens: inout [TokenID]) {
    for place in range { coder.append(values[place], to: &tokens) }
  }

  public mutating func appendTerms(_ tokens: [TokenID]) -> Bool {
    let before = count
    var position = 0
    while position < tokens.count {
      guard let value = coder.read(tokens, at: &position) else {
        keepFirst(before)
        return false
      }
      append(value)
    }
    return count > before
  }

  public func firstDifference(from other: IntegerTerms, in range: Range<Int>) -> Int? {
    range.first { values[$0] != other.values[$0] }
  }

  public func text(_ range: Range<Int>) -> String {
    values[range].map(\.description).joined(separator: ", ")
  }
}
