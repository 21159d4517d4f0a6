public import Transformer

// What leaves the device at a checkpoint, and comes back.
extension DeviceTrainer {
  /// The trained weights; waits for the steps under way.
  public func parameters() throws(AcceleratorError) -> Parameters { try parameters(from: 0) }

  /// The averaged weights, or nil where there are none.
  public func averages() throws(AcceleratorError) -> Parameters? {
    guard !writer.layout.averages.isEmpty else { return nil }
    return try parameters(from: kept[0].count - writer.layout.parameters.count)
  }

  /// The optimiser's state by the names of its tensors, which are those in checkpoints.
  public func optimizerState() throws(AcceleratorError) -> [String: [Float]] {
    var result: [String: [Float]] = [:]
    for (index, tensor) in writer.layout.state.enumerated() {
      result[tensor.name] = try kept[0][writer.layout.parameters.count + index].floats()
    }
    return result
  }

  /// Replaces the optimiser's state; a tensor that is missing or of another size is named.
  public func setOptimizerState(_ state: [String: [Float]]) throws(AcceleratorError) {
    for (index, tensor) in writer.layout.state.enumerated() {
      guard let elements = state[tensor.name], elements.count == tensor.shape.reduce(1, *) else {
        throw .arguments(
          "the optimizer's state has \(state[tensor.name]?.count ?? 0) elements of '\(tensor.name)' "
            + "instead of \(tensor.shape.reduce(1, *)); it is of another optimizer or model")
      }
      for device in kept.indices {
        kept[device][writer.layout.parameters.count + index] = try client.buffer(
          elements, shape: tensor.shape, device: device)
      }
    }
  }

  /// Replaces the averaged weights, where there are any.
  public func setAverages(_ parameters: Parameters) throws(AcceleratorError) {
    for (index, entry) in writer.layout.averages.enumerated() {
      for device in kept.indices {
        let first = kept[device].count - writer.layout.averages.count
        kept[device][first + index] = try client.buffer(parameters, entry, device: device)
      }
    }
  }

  private func parameters(from first: Int) throws(AcceleratorError) -> Parameters {
    let result = Parameters(layout: ParameterLayout(configuration))
    for (index, entry) in writer.layout.parameters.enumerated() {
      result.setElements(of: entry, to: try kept[0][first + index].floats())
    }
    return result
  }
}
