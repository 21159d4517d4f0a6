/// The place of the next example of a run: a pass over the data and a place in its order.
public struct DataPosition: Codable, Hashable, Sendable {
  /// The number of complete passes.
  public var epoch = 0
  /// The number of examples of this pass that have been used.
  public var index = 0

  /// The position before the first example.
  public init() {}
}
