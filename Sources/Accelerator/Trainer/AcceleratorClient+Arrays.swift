import Tensors
import Transformer

extension AcceleratorClient {
  /// A parameter on a device.
  func buffer(
    _ parameters: Parameters, _ entry: ParameterLayout.Entry, device: Int
  ) throws(AcceleratorError) -> DeviceBuffer {
    try parameters.values.withSpan { span throws(AcceleratorError) in
      try buffer(span.extracting(entry.range), shape: entry.shape, device: device)
    }
  }

  /// An array on a device.
  func buffer(_ array: HostArray, device: Int) throws(AcceleratorError) -> DeviceBuffer {
    switch array.elements {
    case .floats(let elements): try buffer(elements, shape: array.shape, device: device)
    case .integers(let elements): try buffer(elements, shape: array.shape, device: device)
    }
  }

  /// Zeros on a device.
  func zeros(_ shape: [Int], device: Int) throws(AcceleratorError) -> DeviceBuffer {
    try buffer([Float](repeating: 0, count: shape.reduce(1, *)), shape: shape, device: device)
  }
}
