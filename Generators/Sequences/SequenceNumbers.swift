public import Randomness
public import Tokenization

/// A kind of numbers that sequences are made of: integers or floats.
public protocol SequenceNumbers: Sendable {
  /// Terms of a sequence with what is done with them.
  associatedtype Terms: SequenceTermList

  /// What the names of the tasks begin with, such as `float-`.
  static var namePrefix: String { get }
  /// The plural of the numbers.
  static var plural: String { get }
  /// The operators of formulas.
  static var operators: [SequenceOperator] { get }
  /// The named constants of formulas.
  static var constants: [SequenceConstant] { get }
  /// The largest ``RecurrenceDistribution/maximumExponent`` that the notation allows.
  static var largestExponent: Int { get }
  /// Whether terms are written without rounding, so that a formula must reproduce all that are shown.
  static var isExact: Bool { get }
  /// The tokens of terms and of the digits of formulas, in the order of their ids.
  static func words(for law: RecurrenceDistribution) -> [String]
  /// The named settings, the default first.
  static var presets: [Preset<RecurrenceDistribution>] { get }
}

/// Terms of a sequence: grown by a recurrence, written as tokens, read back and compared.
///
/// One instance is reused from sequence to sequence. All loops over terms are here rather than in code
/// that is generic over the numbers, for speed.
public protocol SequenceTermList: Sendable {
  /// Creates an empty list; the vocabulary has the ``SequenceNumbers/words(for:)``.
  init(vocabulary: Vocabulary, law: RecurrenceDistribution)

  /// The number of terms.
  var count: Int { get }

  /// Keeps the first terms only.
  mutating func keepFirst(_ count: Int)

  /// Draws this many initial terms after dropping all there are.
  mutating func drawInitial(_ count: Int, using random: inout RandomStream)

  /// Computes and appends further terms, which the list must be long enough for.
  ///
  /// Returns why the next term does not exist; the list then ends before it.
  mutating func extend(by count: Int, with formula: Recurrence) -> RejectionReason?

  /// Whether the absolute differences of the last five terms are all the same; false where there are fewer.
  var hasPlainTail: Bool { get }

  /// Appends the tokens of some of the terms.
  func write(_ range: Range<Int>, to tokens: inout [TokenID])

  /// Appends the terms that tokens stand for; false, appending nothing, where they are no terms.
  mutating func appendTerms(_ tokens: [TokenID]) -> Bool

  /// The first place of a range where another list has another term, up to the tolerance of the numbers, or none.
  ///
  /// The range must lie within both.
  func firstDifference(from other: Self, in range: Range<Int>) -> Int?

  /// The terms as a person writes them.
  func text(_ range: Range<Int>) -> String
}

extension SequenceTermList {
  /// Replaces the terms by those that tokens stand for; false, leaving nothing, where they are no terms.
  public mutating func read(_ tokens: [TokenID]) -> Bool {
    keepFirst(0)
    return appendTerms(tokens)
  }
}

/// The law of sequences of one kind of numbers, in a file the fields of ``RecurrenceDistribution``.
public struct SequenceDistribution<Numbers: SequenceNumbers>: ProblemDistribution {
  /// The law.
  public var law: RecurrenceDistribution

  /// Creates the law.
  public init(_ law: RecurrenceDistribution) { self.law = law }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws { law = try RecurrenceDistribution(from: decoder) }

  public func encode(to encoder: any Encoder) throws { try law.encode(to: encoder) }

  public static var presets: [Preset<SequenceDistribution>] {
    Numbers.presets.map {
      Preset(name: $0.name, summary: $0.summary, distribution: .init($0.distribution))
    }
  }

  public func validate() throws(DistributionError) {
    try law.validate(
      operators: Numbers.operators, largestExponent: Numbers.largestExponent,
      hasTermBase: Numbers.isExact)
  }
}
