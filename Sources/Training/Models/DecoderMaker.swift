public import Transformer

/// Makes what runs a certain model in one thread: on the processor, or on a device.
public typealias DecoderMaker = @Sendable () throws -> any StepDecoder

extension ModelFolder {
  /// Runs the model on the processor.
  public var decoderMaker: DecoderMaker {
    let (configuration, parameters) = (configuration, parameters)
    return { try IncrementalDecoder(configuration, weights: parameters) }
  }
}
