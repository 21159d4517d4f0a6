import Tensors
public import Transformer

/// Trains on an accelerator: keeps weights, the optimiser's state and averages there, and runs a step's programs.
///
/// A class because it owns what lies on the device. It belongs to one thread at a time. Programs are compiled when a shape is
/// first used.
public final class DeviceTrainer {
  /// The shape of the model.
  public var configuration: TransformerConfiguration { writer.configuration }
  /// What a step computes.
  public var options: DeviceTrainingOptions { writer.options }

  let client: AcceleratorClient
  let writer: ProgramWriter
  private let update: UpdateGraph
  let programs: ProgramTable<Program>

  /// The programs of training.
  enum Program: Hashable {
    case step(PaddedShape)
    case gradients(PaddedShape)
    case evaluation(PaddedShape)
    case update
  }

  /// Weights, state and averages of each replica, in the order of arguments.
  var kept: [[DeviceBuffer]] = []
  /// The summed gradients and sums of each replica; zeros, or none, between steps.
  private var summed: [[DeviceBuffer]]?
  private var isWithinStep = false
  let decoding: DecodingPrograms

  /// Brings weights to the devices, with a state of zeros, and averages that are the weights.
  public init(
    client: AcceleratorClient, configuration: TransformerConfiguration,
    options: DeviceTrainingOptions, parameters: Parameters
  ) throws {
    guard options.replicas > 0 else {
      throw AcceleratorError.arguments("\(options.replicas) devices; give at least one")
    }
    self.client = client
    writer = try ProgramWriter(configuration, options: options)
    update = UpdateGraph(options, writer.layout)
    programs = ProgramTable(client: client, replicas: options.replicas)
    // In single precision, so that answers are those that the processor finds.
    decoding = try DecodingPrograms(
      client: client, configuration: configuration, precision: .float32, sizes: DecodingSizes())
    let layout = writer.layout
    for device in 0..<options.replicas {
      var buffers = try layout.parameters.map { try client.buffer(parameters, $0, device: device) }
      buffers += try layout.state.map { try client.zeros($0.shape, device: device) }
      buffers += try layout.averages.map { try client.buffer(parameters, $0, device: device) }
      kept.append(buffers)
    }
  }

  /// Starts a whole step, with one batch of the same shape for each replica.
  ///
  /// - Parameters:
  ///   - batches: The shares of the replicas, encoded for this step.
  ///   - number: The number of the step, from 1 on.
  ///   - rateFactor: The share of the greatest learning rate.
  /// - Returns: The step under way, whose findings can be read later.
  /// - Throws: An error of the plugin, or `.arguments` for batches that are not one of the same shape for each replica.
  public func step(
    _ batches: [EncodedBatch], number: Int, rateFactor: Double
  ) throws(AcceleratorError) -> DeviceStep {
    precondition(!isWithinStep, "a whole step between parts of one")
    let shape = try shape(of: batches, isTraining: true)
    let program = try programs.program(.step(shape)) { writer.step(shape) }
    var arguments = kept
    for device in arguments.indices {
      arguments[device].append(try integers(batches[device], device))
      arguments[device] += program.constants[device]
      arguments[device].append(try numbers(number, rateFactor, device))
    }
    return take(try program.executable.run(replicas: arguments))
  }

  /// Starts a part of a step: adds the gradients of one batch for each replica.
  public func accumulate(_ batches: [EncodedBatch]) throws(AcceleratorError) {
    let shape = try shape(of: batches, isTraining: true)
    let program = try programs.program(.gradients(shape)) { writer.gradients(shape) }
    let before = if let summed { summed } else { try zeros() }
    var arguments: [[DeviceBuffer]] = []
    for device in kept.indices {
      arguments.append(
        kept[device].prefix(writer.layout.parameters.count) + before[device]
          + [try integers(batches[device], device)] + program.constants[device])
    }
    summed = try program.executable.run(replicas: arguments)
    isWithinStep = true
  }

  /// Starts the end of a step: changes the weights by the gradients added since the last one.
  public func update(number: Int, rateFactor: Double) throws(AcceleratorError) -> DeviceStep {
    let program = try programs.program(.update) { writer.update() }
    let before = if let summed { summed } else { try zeros() }
    var arguments = kept
    for device in arguments.indices {
      arguments[device] += before[device]
      arguments[device].append(try numbers(number, rateFactor, device))
    }
    let results = try program.executable.run(replicas: arguments)
    let count = kept[0].count
    summed = results.map { Array($0[count..<(count + before[0].count)]) }
    isWithinStep = false
    return take(results)
  }

  /// Keeps what a program has changed; the metrics are its last result.
  private func take(_ results: [[DeviceBuffer]]) -> DeviceStep {
    kept = zip(kept, results).map { Array($1.prefix($0.count)) }
    return DeviceStep(metrics: results[0][results[0].count - 1])
  }

  func shape(
    of batches: [EncodedBatch], isTraining: Bool
  ) throws(AcceleratorError) -> PaddedShape {
    guard let first = batches.first, batches.count == kept.count,
      batches.allSatisfy({ $0.shape == first.shape && $0.isTraining == isTraining })
    else {
      throw .arguments(
        "\(batches.count) batches for \(kept.count) devices; give one of the same shape for each")
    }
    return first.shape
  }

  func integers(
    _ batch: EncodedBatch, _ device: Int
  ) throws(AcceleratorError) -> DeviceBuffer {
    try client.buffer(batch.integers, shape: [batch.integers.count], device: device)
  }

  private func numbers(
    _ step: Int, _ rateFactor: Double, _ device: Int
  ) throws(AcceleratorError) -> DeviceBuffer {
    let numbers = update.numbers(step: step, rateFactor: rateFactor)
    return try client.buffer(numbers, shape: [numbers.count], device: device)
  }

  /// Gradients and sums before the first part of a step.
  private func zeros() throws(AcceleratorError) -> [[DeviceBuffer]] {
    var result: [[DeviceBuffer]] = []
    for device in kept.indices {
      var buffers: [DeviceBuffer] = []
      for entry in writer.layout.parameters {
        buffers.append(try client.zeros(entry.shape, device: device))
      }
      buffers.append(try client.zeros([LossGraph.Sum.allCases.count], device: device))
      result.append(buffers)
    }
    return result
  }
}
