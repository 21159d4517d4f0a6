public import Tensors

/// A term of the scores of attention that depends on the distance from query to key, by buckets.
///
/// The score of query *i* and key *j* in head *h* gets `values[row][h·buckets.count + bucket(j − i)]`.
public struct AttentionBias: Sendable {
  /// Where the numbers come from.
  public enum Source: Sendable {
    /// A value that the program computes, or a parameter; it gets a gradient.
    case value(Value)
    /// Numbers that stay as they are.
    case constant(Matrix)
  }

  /// `[rows, heads × buckets]`.
  public let values: Source
  /// Which row serves a query and a key.
  public let row: RelativeBias.RowChoice
  /// Which column serves a distance.
  public let buckets: RelativeBuckets

  /// A bias; the rows must reach as far as `row` demands, and the buckets as far as the longest sequence.
  public init(values: Source, row: RelativeBias.RowChoice, buckets: RelativeBuckets) {
    self.values = values
    self.row = row
    self.buckets = buckets
  }

  /// The values, if they are computed.
  var value: Value? {
    if case .value(let value) = values { value } else { nil }
  }

  /// The numbers.
  func matrix(in workspace: Workspace) -> Matrix {
    switch values {
    case .value(let value): workspace.value(value)
    case .constant(let matrix): matrix
    }
  }

  func forward(in workspace: Workspace) -> RelativeBias {
    RelativeBias(values: matrix(in: workspace), row: row, buckets: buckets)
  }

  /// Where the gradient of the values is added; nil if they are constant.
  func gradient(in workspace: Workspace) -> RelativeBias? {
    guard let value else { return nil }
    let target = workspace.gradientTarget(of: value)
    if !target.accumulate { target.matrix.fill(with: 0) }
    return RelativeBias(values: target.matrix, row: row, buckets: buckets)
  }
}
