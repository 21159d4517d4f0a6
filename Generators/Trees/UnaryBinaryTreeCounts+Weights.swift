extension UnaryBinaryTreeCounts {
  /// The number of decorations of a leaf, of a unary and of a binary operator.
  public struct Weights: Codable, Hashable, Sendable {
    /// L, the number of choices for a leaf; at least 1.
    public var leaf: Int
    /// p1, the number of choices for a unary operator; 0 makes all trees binary.
    public var unary: Int
    /// p2, the number of choices for a binary operator; 0 makes all trees chains.
    public var binary: Int

    /// Creates the weights; all ones make every shape equally likely, as the released generator does.
    public init(leaf: Int = 1, unary: Int = 1, binary: Int = 1) {
      self.leaf = leaf
      self.unary = unary
      self.binary = binary
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
      case leaf, unary, binary
    }

    /// Reads the weights, refusing unknown fields.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
      leaf = try container.decode(Int.self, forKey: .leaf)
      unary = try container.decode(Int.self, forKey: .unary)
      binary = try container.decode(Int.self, forKey: .binary)
    }

    /// Refuses weights that count no trees, naming the field.
    func validate(field: String) throws(DistributionError) {
      try require(leaf, field: "\(field).leaf", within: 1...1_000_000)
      try require(unary, field: "\(field).unary", within: 0...1_000_000)
      try require(binary, field: "\(field).binary", within: 0...1_000_000)
      guard unary > 0 || binary > 0 else {
        throw DistributionError(field: field, problem: "one of unary and binary must be positive")
      }
    }
  }
}
