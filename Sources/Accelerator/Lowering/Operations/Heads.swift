import Autodiff
import Tensors

extension Lowering {
  /// Changes the columns of heads, given as `[rows, heads, width]`, and leaves the others.
  private mutating func changeHeads(
    of input: Value, columns: Range<Int>, headWidth: Int, into output: Value,
    _ change: (Tensor) -> Tensor
  ) {
    let all = self[input]
    let heads = all.sliced(1, columns)
      .reshaped([input.rows, columns.count / headWidth, headWidth])
    let changed = change(heads).converted(to: all.type.scalar)
      .reshaped([input.rows, columns.count])
    var parts = [changed]
    if columns.lowerBound > 0 { parts.insert(all.sliced(1, 0..<columns.lowerBound), at: 0) }
    if columns.upperBound < input.columns {
      parts.append(all.sliced(1, columns.upperBound..<input.columns))
    }
    put(Tensor.concatenated(parts, dimension: 1), into: output)
  }

  mutating func lower(_ operation: HeadNormOperation) {
    let scale = operation.scale.map { parameter($0).reshaped([]) }
    changeHeads(
      of: operation.input, columns: operation.columns, headWidth: operation.headWidth,
      into: operation.output
    ) { heads in
      let heads = heads.converted(to: .float32)
      let inverse = ((heads * heads).sum(over: [2]) + 1e-12).reciprocalSquareRoot
      let normalized = heads * inverse.broadcast(to: heads.shape, dimensions: [0, 1])
      return scale.map { normalized * $0.broadcast(like: normalized) } ?? normalized
    }
  }

  mutating func lower(_ operation: RotationOperation, _ runtime: Tensor?) {
    guard let ids = runtime else { preconditionFailure("a rotation without positions") }
    let half = operation.headWidth / 2
    let cosines = constant(operation.angles.cosines).rows(at: ids)
    let sines = constant(operation.angles.sines).rows(at: ids)
    changeHeads(
      of: operation.input, columns: operation.columns, headWidth: operation.headWidth,
      into: operation.output
    ) { heads in
      let heads = heads.converted(to: .float32)
      let first = heads.sliced(2, 0..<half)
      let second = heads.sliced(2, half..<(2 * half))
      let cosine = cosines.broadcast(to: first.shape, dimensions: [0, 2])
      let sine = sines.broadcast(to: first.shape, dimensions: [0, 2])
      return Tensor.concatenated(
        [first * cosine - second * sine, second * cosine + first * sine], dimension: 2)
    }
  }

  mutating func lower(_ operation: HeadProductsOperation) {
    let table = operand(operation.table)
    let heads = self[operation.input].sliced(1, operation.columns)
      .reshaped([operation.input.rows, operation.headCount, table.shape[1]])
    let products = heads.dot(table, contracting: ([2], [1])) * Double(operation.scale)
    put(
      products.reshaped([operation.output.rows, operation.output.columns]), into: operation.output)
  }

  mutating func lower(_ operation: TransposeBlocksOperation) {
    let (input, output) = (operation.input, operation.output)
    put(
      self[input].reshaped([output.rows, input.rows / output.rows, input.columns])
        .transposed([0, 2, 1]).reshaped([output.rows, output.columns]), into: output)
  }
}
