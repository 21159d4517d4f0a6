/// Why a random draw was not made into a problem.
public enum RejectionReason: Int, CaseIterable, Hashable, Sendable {
  /// exp, sinh and cosh nested as deeply as the distribution forbids.
  case tooManyNestedExponentials
  /// No finite value at any of the screening points, so it overflows or divides by zero.
  case notFinite
  /// A part without variables has no real value, such as the square root of −2.
  case notReal
  /// A function of an argument without variables, which the distribution does not want.
  case functionOfConstant
  /// The algebra met an undefined operation, or a number beyond its limits.
  case undefined
  /// The variable cancelled, or the expression does not depend on it.
  case variableLost
  /// Far fewer operators after simplification than were asked for.
  case shrunk
  /// The source or the target is longer than the distribution allows.
  case tooLong
  /// The source has too many tokens for those of its target.
  case longForItsAnswer
  /// A term of a sequence is larger than the distribution allows.
  case termTooLarge
  /// The last terms of a sequence are constant or an arithmetic progression.
  case plainSequence
  /// No antiderivative was found with the effort that the distribution allows.
  case notIntegrable
  /// A number has no inverse to the modulus drawn with it.
  case notInvertible
  /// The problem is its own answer, such as a fraction that is already reduced.
  case trivial
  /// The problem is in the training set, from which a test set keeps away.
  case inTrainingSet
  /// A constant could not be solved for, or its value does not depend on x.
  case notSolvable
  /// The answer put into the problem was not seen to be right at every point.
  case notVerified
  /// A number is too large for the encoding that the distribution writes it in.
  case numberTooLarge
  /// A matrix has no answer, or none that is right enough when its numbers are rounded as they are written.
  case badlyConditioned
  /// The rank of a product of matrices is lower than was asked for.
  case rankLost
  /// The problem is not of the class that was drawn for it.
  case otherClass

  /// The name in manifests and reports.
  public var name: String { String(describing: self) }
}

/// How many draws were made, and how many were rejected for each reason.
public struct RejectionTally: Hashable, Sendable {
  /// The number of draws that became problems.
  public private(set) var accepted = 0
  private var counts = [Int](repeating: 0, count: RejectionReason.allCases.count)

  /// Creates an empty tally.
  public init() {}

  /// The number of draws rejected for this reason.
  public subscript(reason: RejectionReason) -> Int { counts[reason.rawValue] }

  /// The number of rejected draws.
  public var rejected: Int { counts.reduce(0, +) }

  /// The number of all draws.
  public var drawn: Int { accepted + rejected }

  /// The reasons that occurred, in order, with their counts.
  public var reasons: [(reason: RejectionReason, count: Int)] {
    RejectionReason.allCases.compactMap { self[$0] > 0 ? ($0, self[$0]) : nil }
  }

  /// Counts a draw that became a problem.
  public mutating func countAccepted() { accepted += 1 }

  /// Counts a rejected draw.
  public mutating func count(_ reason: RejectionReason) { counts[reason.rawValue] += 1 }

  /// Adds the counts of another tally.
  public mutating func merge(_ other: RejectionTally) {
    accepted += other.accepted
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  /// The counts since an earlier state of the same tally.
  public func since(_ earlier: RejectionTally) -> RejectionTally {
    var result = self
    result.accepted -= earlier.accepted
    for index in counts.indices { result.counts[index] -= earlier.counts[index] }
    return result
  }
}

extension RejectionTally: CustomStringConvertible {
  public var description: String {
    reasons.map { "\($0.reason.name) \($0.count)" }.joined(separator: ", ")
  }
}

extension RejectionTally: Codable {
  /// Reads an object with `accepted` and one number per reason.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyCodingKey.self)
    accepted = try container.decode(Int.self, forKey: AnyCodingKey(stringValue: "accepted"))
    for reason in RejectionReason.allCases {
      let key = AnyCodingKey(stringValue: reason.name)
      counts[reason.rawValue] = try container.decodeIfPresent(Int.self, forKey: key) ?? 0
    }
  }

  /// Writes an object with `accepted` and one number per reason.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: AnyCodingKey.self)
    try container.encode(accepted, forKey: AnyCodingKey(stringValue: "accepted"))
    for reason in RejectionReason.allCases {
      try container.encode(self[reason], forKey: AnyCodingKey(stringValue: reason.name))
    }
  }
}
