public import ExactArithmetic
public import Tokenization

/// A line of the file `stripped` of the On-Line Encyclopedia of Integer Sequences: `A000045 ,0,1,1,2,3,5,`.
public struct OEISSequence: Hashable, Sendable {
  /// The name, such as `A000045`.
  public let name: String
  /// The terms that the file lists.
  public let terms: [BigInteger]

  /// A line that is no sequence.
  public struct ParsingError: Error, Hashable, Sendable {
    /// What is wrong with the line.
    public let problem: String
  }

  /// Terms of more digits are not read; those of the file have at most some hundred.
  public static let digitLimit = 1_000

  /// Reads a line without its end.
  public init(line: some StringProtocol) throws(ParsingError) {
    func refusal(_ problem: String) -> ParsingError { ParsingError(problem: problem) }
    let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, name.first == "A", (7...12).contains(name.utf8.count),
      name.dropFirst().utf8.allSatisfy(Self.isDigit)
    else { throw refusal("does not begin with a number such as A000045") }
    guard parts.count == 2, parts[1].first == ",", parts[1].last == "," else {
      throw refusal("the terms do not stand between commas")
    }
    // What follows the last comma is empty; a line of one comma has no terms.
    let list = parts[1].dropFirst().dropLast()
    let texts =
      parts[1].utf8.count == 1
      ? []
      : list.split(
        separator: ",", omittingEmptySubsequences: false)
    var terms: [BigInteger] = []
    for (place, text) in texts.enumerated() {
      let digits = text.first == "-" ? text.dropFirst() : text
      guard !digits.isEmpty, digits.utf8.count <= Self.digitLimit,
        digits.utf8.allSatisfy(Self.isDigit), let value = BigInteger(text)
      else { throw refusal("term \(place + 1), '\(text.prefix(40))', is not an integer") }
      terms.append(value)
    }
    self.name = String(name)
    self.terms = terms
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

extension SequenceTerms<IntegerSequences> {
  /// The problem of continuing these terms, for sequences that come from elsewhere.
  public func problem(shown: [BigInteger], hidden: [BigInteger]) -> Problem {
    var problem = Problem()
    var terms = language.makeTerms()
    for value in shown + hidden { terms.append(value) }
    terms.write(0..<shown.count, to: &problem.source)
    terms.write(shown.count..<terms.count, to: &problem.target)
    return problem
  }

  /// The terms that tokens stand for, or nil where they are none.
  public func terms(_ tokens: [TokenID]) -> [BigInteger]? {
    var terms = language.makeTerms()
    return terms.read(tokens) ? terms.values : nil
  }
}
