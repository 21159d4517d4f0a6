import Foundation
public import Randomness
public import Tokenization

/// Sequences of floating-point numbers.
public enum FloatSequences: SequenceNumbers {
  public typealias Terms = FloatTerms

  public static let namePrefix = "float-"
  public static let plural = "floats"
  public static var operators: [SequenceOperator] { SequenceOperator.ofReals }
  public static let constants = SequenceConstant.allCases
  /// 9999·10¹⁰⁰ is the largest number with a notation.
  public static let largestExponent = 103
  public static let isExact = false

  public static func words(for law: RecurrenceDistribution) -> [String] {
    FloatNotation.words + (0..<law.maximumInteger).map(String.init)
  }

  public static var presets: [Preset<RecurrenceDistribution>] {
    RecurrenceDistribution.presets(
      paper: operators.filter { $0 != .arcsin && $0 != .arccos }, released: operators,
      maximumExponent: largestExponent)
  }
}

/// Terms that are floating-point numbers of 64 bits, shown with four digits.
public struct FloatTerms: SequenceTermList {
  /// Terms whose difference relative to the right one is less than this are the same (released code).
  public static let tolerance = 1e-10

  /// The terms.
  public private(set) var values: [Double] = []
  private var stack: [Double] = []
  private let initialMagnitude: Double
  private let largest: Double
  private let notation: FloatNotation

  public init(vocabulary: Vocabulary, law: RecurrenceDistribution) {
    notation = FloatNotation(vocabulary: vocabulary)
    initialMagnitude = Double(law.initialMagnitude)
    largest = Double("1e\(law.maximumExponent)") ?? 1
  }

  public var count: Int { values.count }

  public mutating func keepFirst(_ count: Int) { values.removeSubrange(count...) }

  /// Appends a term.
  public mutating func append(_ value: Double) { values.append(value) }

  public mutating func drawInitial(_ count: Int, using random: inout RandomStream) {
    values.removeAll(keepingCapacity: true)
    for _ in 0..<count { values.append(initialMagnitude * (2 * random.uniform() - 1)) }
  }

  public mutating func extend(by count: Int, with formula: Recurrence) -> RejectionReason? {
    precondition(self.count >= formula.degree, "too few initial terms for \(formula)")
    for _ in 0..<count {
      guard let value = nextTerm(formula.symbols) else { return .undefined }
      guard value.magnitude <= largest else { return .termTooLarge }
      values.append(value)
    }
    return nil
  }

  /// The next term, or nil where a step is not a finite number.
  private mutating func nextTerm(_ symbols: [Recurrence.Symbol]) -> Double? {
    stack.removeAll(keepingCapacity: true)
    var position = symbols.count
    while position > 0 {
      position -= 1
      let value: Double
      switch symbols[position] {
      case .index: value = Double(values.count + 1)
      case .integer(let integer): value = Double(integer)
      case .previous(let offset): value = values[values.count - offset]
      case .constant(let constant): value = constant.value
      case .operation(let operation):
        let first = stack.removeLast()
        let second = operation.arity == 2 ? stack.removeLast() : first
        value = Self.value(operation, first, second)
        if !value.isFinite { return nil }
      }
      stack.append(value)
    }
    return stack[0]
  }

  private static func value(
    _ operation: SequenceOperator, _ first: Double, _ second: Double
  ) -> Double {
    switch operation {
    case .add: first + second
    case .sub: first - second
    case .mul, .sqr: first * second
    case .div: first / second
    case .abs: first.magnitude
    case .inv: 1 / first
    case .sqrt: first.squareRoot()
    case .log: Foundation.log(first)
    case .exp: Foundation.exp(first)
    case .sin: Foundation.sin(first)
    case .cos: Foundation.cos(first)
    case .tan: Foundation.tan(first)
    case .arcsin: Foundation.asin(first)
    case .arccos: Foundation.acos(first)
    case .arctan: Foundation.atan(first)
    case .idiv, .mod, .relu, .sign: .nan
    }
  }

  public var hasPlainTail: Bool {
    guard count >= 5 else { return false }
    func difference(_ place: Int) -> Double { (values[place] - values[place - 1]).magnitude }
    let first = difference(count - 1)
    return (count - 4..<count - 1).allSatisfy { difference($0) == first }
  }

  public func write(_ range: Range<Int>, to tokens: inout [TokenID]) {
    for place in range { notation.append(values[place], to: &tokens) }
  }

  public mutating func appendTerms(_ tokens: [TokenID]) -> Bool {
    let before = count
    for start in stride(from: 0, to: tokens.count, by: 3) {
      guard let value = notation.value(tokens[start..<min(start + 3, tokens.count)]) else {
        keepFirst(before)
        return false
      }
      values.append(value)
    }
    return count > before
  }

  public func firstDifference(from other: FloatTerms, in range: Range<Int>) -> Int? {
    range.first {
      let (term, right) = (values[$0], other.values[$0])
      return !((term - right).magnitude / (right + 1e-100).magnitude < Self.tolerance)
    }
  }

  public func text(_ range: Range<Int>) -> String {
    values[range].map { "\($0)" }.joined(separator: ", ")
  }
}
