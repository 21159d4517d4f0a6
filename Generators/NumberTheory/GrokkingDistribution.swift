import ExactArithmetic

/// Which table is learned: an operation and its modulus.
public struct GrokkingDistribution: ProblemDistribution {
  /// The operation.
  public var operation: GrokkingOperation
  /// The modulus, 2…``largestModulus``, a prime where the operation divides; nil for operations on permutations.
  public var modulus: Int?

  /// Larger moduli would need tables of more than a million pairs.
  public static let largestModulus = 1009

  /// Creates the choice.
  public init(operation: GrokkingOperation, modulus: Int?) {
    self.operation = operation
    self.modulus = modulus
  }

  enum CodingKeys: String, CodingKey, CaseIterable { case operation, modulus }

  /// Reads the choice, refusing unknown fields; `modulus` may be left out.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    operation = try container.decode(GrokkingOperation.self, forKey: .operation)
    modulus =
      container.contains(.modulus) ? try container.decodeInteger(forKey: .modulus) : nil
  }

  public func validate() throws(DistributionError) {
    if operation.actsOnPermutations {
      guard modulus == nil else {
        throw DistributionError(
          field: "modulus", problem: "permutations have no modulus; leave the field out")
      }
      return
    }
    guard let modulus else {
      throw DistributionError(field: "modulus", problem: "residues need a modulus, such as 97")
    }
    try require(modulus, field: "modulus", within: 2...Self.largestModulus)
    guard !operation.divides || modulus.magnitude.isPrime else {
      throw DistributionError(
        field: "modulus", problem: "\(modulus) is not a prime, so not all divisions have a result")
    }
  }

  public static var presets: [Preset<GrokkingDistribution>] {
    let names: [(String, GrokkingOperation)] = [
      ("division", .division), ("addition", .addition), ("subtraction", .subtraction),
      ("multiplication", .multiplication), ("squares", .squares),
      ("quadratic-form", .quadraticForm), ("quadratic", .quadratic), ("cubic", .cubic),
      ("cubic-form", .cubicForm), ("division-or-subtraction", .divisionOrSubtraction),
      ("addition-or-multiplication", .additionOrMultiplication),
      ("addition-or-subtraction", .additionOrSubtraction), ("composition", .composition),
      ("conjugation", .conjugation), ("sandwich", .sandwich),
    ]
    let power = names.map { name, operation in
      let modulus = operation.actsOnPermutations ? nil : 97
      return Preset(
        name: name,
        summary: "Power and others 2022: \(operation.rawValue) "
          + (modulus.map { "modulo \($0)" } ?? "for permutations of five things"),
        distribution: GrokkingDistribution(operation: operation, modulus: modulus))
    }
    return power + [
      Preset(
        name: "addition-113", summary: "Nanda and others 2023: x+y modulo 113",
        distribution: GrokkingDistribution(operation: .addition, modulus: 113))
    ]
  }
}
