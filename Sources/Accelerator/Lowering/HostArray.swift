/// Numbers on their way to or from a device, row by row.
public struct HostArray: Hashable, Sendable {
  /// The numbers.
  public enum Elements: Hashable, Sendable {
    /// Single precision.
    case floats([Float])
    /// Signed integers.
    case integers([Int32])
  }

  /// All elements, the last index running fastest.
  public let elements: Elements
  /// The extents, outermost first.
  public let shape: [Int]

  init(_ elements: Elements, shape: [Int]) {
    let count =
      switch elements {
      case .floats(let numbers): numbers.count
      case .integers(let numbers): numbers.count
      }
    precondition(count == shape.reduce(1, *), "\(count) elements for \(shape)")
    self.elements = elements
    self.shape = shape
  }
}
