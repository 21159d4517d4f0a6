public import Tensors

/// Numbers laid out by a ``ParameterLayout``: the weights of a model, their gradients, or an optimiser's moments.
///
/// A class because the buffer is large and shared: all workers read the same weights. Who writes while others read
/// breaks the contract of ``FloatBuffer``.
public final class Parameters: Sendable {
  /// The names, shapes and places.
  public let layout: ParameterLayout
  /// All elements, in the order of the layout.
  public let values: FloatBuffer

  /// Creates zeros.
  public init(layout: ParameterLayout) {
    self.layout = layout
    values = FloatBuffer(count: layout.count)
  }

  /// The elements of a parameter by name, row by row, or nil where the model has none of this name.
  public func elements(of name: String) -> [Float]? {
    guard let entry = layout[name] else { return nil }
    return values.elements(in: entry.range)
  }

  /// Replaces the elements of a parameter, which must be as many as the layout says.
  public func setElements(of entry: ParameterLayout.Entry, to elements: some Collection<Float>) {
    precondition(
      elements.count == entry.count,
      "\(entry.name) has \(entry.count) elements, not \(elements.count)")
    values.replace(from: entry.offset, with: elements)
  }

  /// Makes all elements zero.
  public func reset() { values.fill(with: 0) }
}
