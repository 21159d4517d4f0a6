import Autodiff

extension Lowering {
  mutating func lower(_ operation: LayerNormOperation) {
    var input = single(operation.input)
    if let change = operation.change, let sum = operation.sum {
      input = input + single(change)
      put(input, into: sum)
    }
    let parameters = operation.parameters
    if parameters.bias != nil {
      input =
        input
        - (input.sum(over: [1]) / Double(input.shape[1])).broadcast(
          to: input.shape, dimensions: [0])
    }
    let meanSquare = (input * input).sum(over: [1]) / Double(input.shape[1])
    let inverse = (meanSquare + Double(parameters.epsilon)).reciprocalSquareRoot
    var output =
      input * inverse.broadcast(to: input.shape, dimensions: [0])
      * row(parameters.weight, like: input)
    if let bias = parameters.bias { output = output + row(bias, like: input) }
    put(output, into: operation.output)
  }

  /// A parameter of one row, repeated for every row.
  private func row(_ place: ParameterMatrix, like other: Tensor) -> Tensor {
    parameter(place).reshaped([place.columns]).broadcast(to: other.shape, dimensions: [1])
  }
}
