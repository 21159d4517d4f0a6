/// How often each operator is drawn relative to the others of its arity.
///
/// In a file it is an object such as `{ add: 10, sub: 3, mul: 10, div: 5 }`; operators left out have weight 0.
public struct OperatorWeights: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// The operators that were given a weight, with their weights.
  public private(set) var weights: [GenerationOperator: Double]

  /// Creates the weights; a repeated operator keeps its last weight.
  public init(dictionaryLiteral elements: (GenerationOperator, Double)...) {
    weights = Dictionary(elements, uniquingKeysWith: { $1 })
  }

  /// The weight of an operator, 0 where none was given.
  public subscript(operation: GenerationOperator) -> Double {
    get { weights[operation, default: 0] }
    set { weights[operation] = newValue }
  }

  /// Every operator with its weight, in the order of the draws.
  public var inOrder: [(outcome: GenerationOperator, weight: Double)] {
    GenerationOperator.allCases.compactMap { operation in
      weights[operation].map { (operation, $0) }
    }
  }

  /// Refuses weights that cannot be drawn from and operators of another arity, naming the field.
  func validate(field: String, arity: Int) throws(DistributionError) {
    if let stranger = inOrder.first(where: { $0.outcome.arity != arity }) {
      throw DistributionError(
        field: "\(field).\(stranger.outcome.rawValue)",
        problem:
          "takes \(stranger.outcome.arity) operand(s), not \(arity); move it to the other list")
    }
    try validateWeights(inOrder.map { ($0.outcome.rawValue, $0.weight) }, field: field)
  }
}

extension OperatorWeights: Codable {
  public init(from decoder: any Decoder) throws {
    try decoder.refuseKeys { name in
      GenerationOperator(rawValue: name) == nil ? GenerationOperator.allCases.map(\.rawValue) : nil
    }
    let container = try decoder.container(keyedBy: AnyCodingKey.self)
    weights = [:]
    for key in container.allKeys {
      guard let operation = GenerationOperator(rawValue: key.stringValue) else { continue }
      weights[operation] = try container.decode(Double.self, forKey: key)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: AnyCodingKey.self)
    for (operation, weight) in inOrder {
      try container.encode(weight, forKey: AnyCodingKey(stringValue: operation.rawValue))
    }
  }
}
