public import Tensors
public import Transformer

/// Makes what runs a certain model in one thread: on the processor, or on a device.
public typealias DecoderMaker = @Sendable () throws -> any StepDecoder

extension ModelFolder {
  /// Runs the model on the processor.
  public func decoderMaker(_ quantization: Quantization = .none) -> DecoderMaker {
    let (configuration, parameters) = (configuration, parameters)
    return {
      try IncrementalDecoder(configuration, weights: parameters, quantization: quantization)
    }
  }
}
