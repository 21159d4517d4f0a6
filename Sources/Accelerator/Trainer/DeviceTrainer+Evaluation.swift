public import Transformer

// What is measured of a run, by the averaged weights if there are any.
extension DeviceTrainer {
  /// The sums of batches without dropout and change, by the averaged weights if there are any.
  public func loss(of batches: [EncodedBatch]) throws(AcceleratorError) -> BatchLoss {
    let shape = try shape(of: batches, isTraining: false)
    let program = try programs.program(.evaluation(shape)) { writer.evaluation(shape) }
    var arguments: [[DeviceBuffer]] = []
    for device in kept.indices {
      arguments.append(
        evaluatedWeights(on: device) + [try integers(batches[device], device)]
          + program.constants[device])
    }
    var sum = BatchLoss()
    for result in try program.executable.run(replicas: arguments) {
      sum += BatchLoss(sums: try result[0].floats())
    }
    return sum
  }

  /// The same weights as those of `loss`, on the first device, ready to decode until the next step.
  public var model: DeviceModel {
    DeviceModel(programs: decoding, weights: evaluatedWeights(on: 0))
  }

  /// The averages if there are any, else the weights.
  private func evaluatedWeights(on device: Int) -> [DeviceBuffer] {
    let count = writer.layout.parameters.count
    return Array(
      writer.layout.averages.isEmpty ? kept[device].prefix(count) : kept[device].suffix(count))
  }
}
