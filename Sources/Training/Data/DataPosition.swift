/// The place of the next example of a run: a pass over the data and a place in its order.
public struct DataPosition: Codable, Hashable, Sendable {
  /// The number of complete passes.
  public var epoch = 0
  /// The number of examples of this pass that have been used; of problems made on the fly, the index of the next.
  public var index = 0
  /// The places in the parts of a mixture, whose `index` counts the examples of all; empty where there are no parts.
  public var parts: [DataPosition] = []

  /// What a counter of a run that was read from a file may be: counting on from there does not overflow.
  public static let validCounts = 0...(1 << 60)

  /// The position before the first example.
  public init() {}

  /// The position of an index in a pass.
  public init(epoch: Int = 0, index: Int, parts: [DataPosition] = []) {
    self.epoch = epoch
    self.index = index
    self.parts = parts
  }

  private enum CodingKeys: String, CodingKey {
    case epoch, index, parts
  }

  /// Reads a position; those of earlier versions have no parts.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    epoch = try container.decode(Int.self, forKey: .epoch)
    index = try container.decode(Int.self, forKey: .index)
    parts = try container.decodeIfPresent([DataPosition].self, forKey: .parts) ?? []
  }
}
