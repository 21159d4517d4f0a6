import Tensors

/// Transposes each of several blocks of rows: `[blocks × inner, columns]` to `[blocks, columns × inner]`.
package struct TransposeBlocksOperation: DifferentiableOperation {
  package let input: Value
  package let output: Value

  private var inner: Int { output.columns / input.columns }

  var effects: Effects {
    Effects(inputs: ValueList(input), outputs: ValueList(output), saved: ValueList(nil))
  }

  func forward(in workspace: Workspace) {
    let (from, to) = (workspace.value(input), workspace.value(output))
    for block in 0..<output.rows {
      for column in 0..<input.columns {
        for place in 0..<inner {
          to[block, column * inner + place] = from[block * inner + place, column]
        }
      }
    }
  }

  func backward(in workspace: Workspace) {
    guard let gradient = workspace.gradient(of: output) else { return }
    let target = workspace.gradientTarget(of: input)
    for block in 0..<output.rows {
      for column in 0..<input.columns {
        for place in 0..<inner {
          let row = block * inner + place
          let before = target.accumulate ? target.matrix[row, column] : 0
          target.matrix[row, column] = before + gradient[block, column * inner + place]
        }
      }
    }
  }
}

extension Program {
  /// The value's rows in `count` blocks, each transposed and laid out as one row.
  public mutating func transposeBlocks(_ input: Value, count: Int) -> Value {
    precondition(count > 0 && input.rows % count == 0, "\(input.rows) rows in \(count) blocks")
    let output = makeValue(rows: count, columns: input.count / count)
    append(.transposeBlocks(TransposeBlocksOperation(input: input, output: output)))
    return output
  }
}
