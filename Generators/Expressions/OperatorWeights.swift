/// An operator that random trees are decorated with; the raw value is its name in distribution files.
public protocol WeightedOperator: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// The number of operands, 1 or 2.
  var arity: Int { get }
}

extension GenerationOperator: WeightedOperator {}

/// How often each operator of expressions is drawn.
public typealias OperatorWeights = WeightsOfOperators<GenerationOperator>

/// How often each operator is drawn relative to the others of its arity.
///
/// In a file it is an object such as `{ add: 10, sub: 3, mul: 10, div: 5 }`; operators left out have weight 0.
public struct WeightsOfOperators<Operation: WeightedOperator>: Hashable, Sendable,
  ExpressibleByDictionaryLiteral
{
  /// The operators that were given a weight, with their weights.
  public private(set) var weights: [Operation: Double]

  /// Creates the weights; a repeated operator keeps its last weight.
  public init(dictionaryLiteral elements: (Operation, Double)...) {
    weights = Dictionary(elements, uniquingKeysWith: { $1 })
  }

  /// The weight of an operator, 0 where none was given.
  public subscript(operation: Operation) -> Double {
    get { weights[operation, default: 0] }
    set { weights[operation] = newValue }
  }

  /// Every operator with its weight, in the order of the draws.
  public var inOrder: [(outcome: Operation, weight: Double)] {
    Operation.allCases.compactMap { operation in
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

extension WeightsOfOperators: Codable {
  public init(from decoder: any Decoder) throws {
    try decoder.refuseKeys { name in
      Operation(rawValue: name) == nil ? Operation.allCases.map(\.rawValue) : nil
    }
    let container = try decoder.container(keyedBy: AnyCodingKey.self)
    weights = [:]
    for key in container.allKeys {
      guard let operation = Operation(rawValue: key.stringValue) else { continue }
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
