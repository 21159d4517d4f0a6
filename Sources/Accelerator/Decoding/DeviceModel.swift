public import Transformer

/// A model on a device, ready to decode: weights, and the programs that were compiled so far.
///
/// The decoders of several threads share it.
public struct DeviceModel: Sendable {
  /// The shape of the model.
  public var configuration: TransformerConfiguration { programs.writer.configuration }

  let programs: DecodingPrograms
  let weights: [DeviceBuffer]

  /// Brings weights to the first device.
  ///
  /// - Parameters:
  ///   - client: The accelerator.
  ///   - configuration: The shape of the model; refused where it makes no sense.
  ///   - parameters: Its weights.
  ///   - precision: In which numbers it is computed; the logits come in single precision.
  ///   - sizes: What is padded to.
  /// - Throws: `ConfigurationError` or `AcceleratorError`.
  public init(
    client: AcceleratorClient, configuration: TransformerConfiguration, parameters: Parameters,
    precision: Precision = .float32, sizes: DecodingSizes = DecodingSizes()
  ) throws {
    let programs = try DecodingPrograms(
      client: client, configuration: configuration, precision: precision, sizes: sizes)
    let weights = try programs.writer.parameterLayout.entries.map {
      try client.buffer(parameters, $0, device: 0)
    }
    self.init(programs: programs, weights: weights)
  }

  /// A model whose weights are on the device already, and stay as they are while it decodes.
  init(programs: DecodingPrograms, weights: [DeviceBuffer]) {
    self.programs = programs
    self.weights = weights
  }

  /// A decoder for one thread.
  public func makeDecoder() throws(ConfigurationError) -> DeviceDecoder {
    try DeviceDecoder(self)
  }
}

/// The programs of decoding with models of one shape; they do not depend on the weights.
final class DecodingPrograms: Sendable {
  let client: AcceleratorClient
  let writer: DecodingWriter
  let sizes: DecodingSizes
  private let table: ProgramTable<Program>

  /// Which program.
  private enum Program: Hashable {
    case reading(DecodingShape)
    case step(DecodingShape)
    case moving(DecodingShape, DecodingShape)
  }

  init(
    client: AcceleratorClient, configuration: TransformerConfiguration, precision: Precision,
    sizes: DecodingSizes
  ) throws(ConfigurationError) {
    self.client = client
    self.sizes = sizes
    writer = try DecodingWriter(configuration, precision: precision)
    table = ProgramTable(client: client, replicas: 1)
  }

  /// Runs the program that reads sources.
  func read(
    _ integers: [Int32], in shape: DecodingShape, weights: [DeviceBuffer]
  ) throws(AcceleratorError) -> [DeviceBuffer] {
    let program = try table.program(.reading(shape)) { writer.reading(shape) }
    return try run(program, weights, integers)
  }

  /// Runs a step; what is kept of hypotheses is used up.
  func step(
    _ integers: [Int32], in shape: DecodingShape, weights: [DeviceBuffer], kept: [DeviceBuffer]
  ) throws(AcceleratorError) -> [DeviceBuffer] {
    let program = try table.program(.step(shape)) { writer.step(shape) }
    return try run(program, weights + kept, integers)
  }

  /// Moves what is kept.
  func move(
    _ integers: [Int32], from old: DecodingShape, to new: DecodingShape, kept: [DeviceBuffer]
  ) throws(AcceleratorError) -> [DeviceBuffer] {
    let program = try table.program(.moving(old, new)) { writer.moving(from: old, to: new) }
    return try run(program, kept, integers)
  }

  private func run(
    _ program: ProgramTable<Program>.Compiled, _ arguments: [DeviceBuffer], _ integers: [Int32]
  ) throws(AcceleratorError) -> [DeviceBuffer] {
    try program.executable.run(
      arguments + [try client.buffer(integers, shape: [integers.count])] + program.constants[0])
  }
}
