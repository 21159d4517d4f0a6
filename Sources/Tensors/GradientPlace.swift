import CKernels

/// A place that a gradient goes to: added to what is there, or in its place.
public struct GradientPlace: Sendable {
  /// The elements.
  public let matrix: Matrix
  /// Whether to add to them.
  public let accumulate: Bool

  /// A place and whether to add to it.
  public init(_ matrix: Matrix, accumulate: Bool) {
    self.matrix = matrix
    self.accumulate = accumulate
  }

  /// Puts or adds a gradient of the same shape.
  public func set(_ gradient: Matrix) {
    matrix.set(gradient, accumulate: accumulate)
  }

  func requireContiguous(_ rows: Int, _ columns: Int, _ role: String) {
    matrix.requireContiguous(rows, columns, role)
  }
}

extension GradientPlace? {
  /// What the kernels take; without memory where no gradient is wanted.
  var kernel: kernel_gradient {
    unsafe kernel_gradient(values: self?.matrix.pointer, accumulate: self?.accumulate ?? false)
  }
}
