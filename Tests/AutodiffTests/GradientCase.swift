import Autodiff
import Randomness
import Tensors
import Testing

/// An operation, or a small composition, with the shapes of everything that it is differentiated in.
struct GradientCase: Sendable, CustomTestStringConvertible {
  let name: String
  /// Rows and columns of each input and parameter.
  let shapes: [(rows: Int, columns: Int)]
  /// Writes the program; the element *i* of the array has shape *i*.
  let build: @Sendable (inout Program, [ParameterMatrix]) -> Value

  var testDescription: String { name }

  /// The shapes laid end to end in one buffer.
  var parameters: [ParameterMatrix] {
    var offset = 0
    return shapes.map { shape in
      defer { offset += shape.rows * shape.columns }
      return ParameterMatrix(offset: offset, rows: shape.rows, columns: shape.columns)
    }
  }

  var count: Int { shapes.reduce(0) { $0 + $1.rows * $1.columns } }

  /// Numbers between −1 and 1 for all of them.
  func randomPoint() -> FloatBuffer {
    // A seed at which no input of a ReLU is so near to zero that a difference would cross the kink.
    var draws = RandomStream(seed: 7).child(name)
    let buffer = FloatBuffer(count: count)
    for index in 0..<count { buffer[index] = Float(2 * draws.uniform() - 1) }
    return buffer
  }
}
