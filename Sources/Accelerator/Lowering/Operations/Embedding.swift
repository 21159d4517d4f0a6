import Autodiff

extension Lowering {
  /// Rows of trained tables are products with rows of the unit matrix: exact, and their gradient needs no scattered sums, whose
  /// order a device leaves open.
  mutating func lower(_ operation: EmbeddingOperation, _ runtime: Tensor?) {
    guard let ids = runtime else { preconditionFailure("an embedding of nothing") }
    var rows =
      switch operation.table {
      case .parameter(let place): picked(ids, of: operand(place))
      case .constant(let matrix): constant(matrix).rows(at: ids)
      case .value(let value): pickedWithinSequences(ids, of: self[value])
      }
    rows = rows.converted(to: precision.activations)
    if operation.scale != 1 { rows = rows * Double(operation.scale) }
    if let base = operation.base { rows = rows + self[base] }
    put(rows, into: operation.output)
  }

  /// `[ids, columns]`: rows of a table `[rows, columns]`.
  private func picked(_ ids: Tensor, of table: Tensor) -> Tensor {
    ids.oneHot(table.shape[0], table.type.scalar).dot(table, contracting: ([1], [0]))
  }

  /// Rows of states `[sequences × length, columns]`, where the ids of a sequence are rows of the same sequence.
  private func pickedWithinSequences(_ ids: Tensor, of states: Tensor) -> Tensor {
    let length = states.shape[0] / sequences
    let count = ids.count / sequences
    let firstRows = graph.iota([sequences, count], dimension: 0) * Double(length)
    let places = ids.reshaped([sequences, count]) - firstRows
    return places.oneHot(length, states.type.scalar).dot(
      states.reshaped([sequences, length, states.shape[1]]), contracting: ([2], [1]),
      batch: ([0], [0])
    ).reshaped([ids.count, states.shape[1]])
  }
}
