import Randomness

/// The law of the entries of a matrix.
public enum MatrixEntryLaw: Hashable, Sendable {
  /// Real numbers.
  case real(RealLaw)
  /// Integers.
  case integer(IntegerLaw)

  /// Draws an entry; the law must have passed ``validate(field:)``.
  func draw(using random: inout RandomStream) -> Double {
    switch self {
    case .real(let law): law.draw(using: &random)
    case .integer(let law): Double(law.draw(using: &random))
    }
  }

  /// Refuses a law that cannot be drawn from, naming the field.
  func validate(field: String) throws(DistributionError) {
    switch self {
    case .real(let law): try law.validate(field: "\(field).real")
    case .integer(let law):
      try law.validate(field: "\(field).integer", within: -1_000_000_000...1_000_000_000)
    }
  }
}

extension MatrixEntryLaw: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case real, integer }

  public init(from decoder: any Decoder) throws {
    let (container, key) = try decoder.onlyKey(
      of: CodingKeys.self, "entries are { real: law } or { integer: law }")
    switch key {
    case .real: self = .real(try container.decode(RealLaw.self, forKey: key))
    case .integer: self = .integer(try container.decode(IntegerLaw.self, forKey: key))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .real(let law): try container.encode(law, forKey: .real)
    case .integer(let law): try container.encode(law, forKey: .integer)
    }
  }
}
