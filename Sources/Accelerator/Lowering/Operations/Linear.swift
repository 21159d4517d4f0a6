import Autodiff
import Tensors

extension Lowering {
  mutating func lower(_ operation: LinearOperation) {
    var result = self[operation.input].dot(
      operand(operation.weight), contracting: ([1], [1]), to: scalar(of: operation.output))
    if let bias = operation.bias {
      result =
        result
        + parameter(bias).converted(to: result.type.scalar)
        .reshaped([bias.columns]).broadcast(to: result.shape, dimensions: [1])
    }
    switch operation.activation {
    case nil: break
    case .relu: result = result.maximum(0)
    case .gelu: result = gelu(result.converted(to: .float32))
    }
    put(result, into: operation.output)
  }

  /// x·Φ(x), Φ being the normal distribution function.
  private func gelu(_ x: Tensor) -> Tensor {
    x * (((x * 0.5.squareRoot()).unary(.erf) + 1) * 0.5)
  }
}
