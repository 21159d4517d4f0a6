public import Transformer

/// Writes the programs of a model for a device.
///
/// The same `Composition` as on the processor says what the model is; nothing of it is written again here.
public struct ProgramWriter {
  /// The shape of the model.
  public let configuration: TransformerConfiguration
  /// What a training step computes.
  public let options: DeviceTrainingOptions
  let layout: DeviceLayout
  private let parameterLayout: ParameterLayout

  /// A writer for a configuration, which is refused where it makes no sense.
  public init(
    _ configuration: TransformerConfiguration, options: DeviceTrainingOptions
  ) throws(ConfigurationError) {
    try configuration.validate()
    self.configuration = configuration
    self.options = options
    parameterLayout = ParameterLayout(configuration)
    layout = DeviceLayout(parameterLayout, options)
  }

  /// A whole training step: weights, state, averages, a batch and a step's numbers to changed weights, state and averages,
  /// and `[6]`: the sums of `BatchLoss` (loss, tokens, correct tokens, sequences, correct ones) and the gradient's norm.
  public func step(_ shape: PaddedShape) -> DeviceProgram {
    let writing = Writing(self)
    let (state, averages) = (writing.state, writing.averages)
    let loss = writing.loss(shape, isTraining: true)
    let gradients = writing.graph.gradients(of: loss.seeds, in: writing.weights)
    let update = UpdateGraph(options, layout)
    let result = update.updated(
      weights: writing.weights, state: state, averages: averages, gradients: gradients,
      sums: loss.sums, numbers: writing.numbers(update))
    return writing.program(
      changing: result.tensors, from: 0, returning: [result.metrics], loss.constants)
  }

  /// A part of a step: weights, summed gradients, `[5]` sums and a batch to more of these gradients and sums.
  public func gradients(_ shape: PaddedShape) -> DeviceProgram {
    let writing = Writing(self)
    let weights = writing.weights
    let (before, sums) = writing.sums
    let loss = writing.loss(shape, isTraining: true)
    let gradients = zip(before, writing.graph.gradients(of: loss.seeds, in: weights)).map(+)
    return writing.program(
      changing: gradients + [sums + loss.sums], from: weights.count, returning: [],
      loss.constants)
  }

  /// The end of a step: weights, state, averages, summed gradients, `[5]` sums and a step's numbers to changed weights, state
  /// and averages, gradients and sums of zero, and `[6]` as of a whole step.
  public func update() -> DeviceProgram {
    let writing = Writing(self)
    let (weights, state, averages) = (writing.weights, writing.state, writing.averages)
    let (gradients, sums) = writing.sums
    let update = UpdateGraph(options, layout)
    let result = update.updated(
      weights: weights, state: state, averages: averages, gradients: gradients, sums: sums,
      numbers: writing.numbers(update))
    let zeros = (gradients + [sums]).map { $0.like(0) }
    return writing.program(
      changing: result.tensors + zeros, from: 0, returning: [result.metrics], [])
  }

  /// Weights and a batch to the `[5]` sums of `BatchLoss`, without dropout and smoothing.
  public func evaluation(_ shape: PaddedShape) -> DeviceProgram {
    let writing = Writing(self)
    let loss = writing.loss(shape, isTraining: false)
    return writing.program(changing: [], from: 0, returning: [loss.sums], loss.constants)
  }

  /// A program under way: its graph and the arguments that were asked for, in the order of the requests.
  private struct Writing {
    let graph = Graph()
    let writer: ProgramWriter
    let weights: [Tensor]

    init(_ writer: ProgramWriter) {
      self.writer = writer
      let graph = graph
      weights = writer.layout.parameters.map { graph.argument($0.name, $0.shape) }
    }

    var state: [Tensor] { writer.layout.state.map { graph.argument($0.name, $0.shape) } }

    var averages: [Tensor] {
      writer.layout.averages.map { graph.argument("average.\($0.name)", $0.shape) }
    }

    var sums: (gradients: [Tensor], sums: Tensor) {
      (
        writer.layout.parameters.map { graph.argument("gradient.\($0.name)", $0.shape) },
        graph.argument("sums", [LossGraph.Sum.allCases.count])
      )
    }

    func numbers(_ update: UpdateGraph) -> Tensor {
      graph.argument("numbers", [update.numbers(step: 1, rateFactor: 1).count])
    }

    func loss(_ shape: PaddedShape, isTraining: Bool) -> LossGraph {
      let batch = batch(shape, isTraining: isTraining)
      return LossGraph(batch, writer.configuration)
    }

    private func batch(_ shape: PaddedShape, isTraining: Bool) -> BatchGraph {
      let padded = writer.template(shape, isTraining: isTraining)
      return BatchGraph(
        padded, shape: shape,
        integers: graph.argument("integers", [padded.runtimeIntegers.count], .int32),
        lowering: Lowering(
          graph: graph, precision: writer.options.precision, sequences: shape.sequences,
          parameters: weights, layout: writer.parameterLayout))
    }

    func program(
      changing changed: [Tensor], from first: Int, returning others: [Tensor],
      _ constants: [HostArray]
    ) -> DeviceProgram {
      var module = StableHLO(graph: graph, results: changed + others)
      module.replicas = writer.options.replicas
      for place in changed.indices { module.aliases[first + place] = place }
      return DeviceProgram(module: module, constants: constants)
    }
  }

  /// The program of any batch of a shape: which operations there are, and on which shapes.
  private func template(_ shape: PaddedShape, isTraining: Bool) -> PaddedProgram {
    precondition(shape.fits(configuration), "\(shape) for a model of shorter sequences")
    do {
      return try PaddedComposer(configuration).program(
        of: PackedBatch(), paddedTo: shape, options: isTraining ? options.loss : LossOptions(),
        step: isTraining ? 1 : nil)
    } catch {
      preconditionFailure("the configuration was refused only now: \(error)")
    }
  }
}
