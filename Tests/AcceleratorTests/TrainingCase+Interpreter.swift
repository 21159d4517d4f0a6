import Tensors
import Testing
import Transformer

@testable import Accelerator
@testable import Training

extension TrainingCase {
  /// The run of one step of descent, its program being interpreted.
  func interpreted() throws -> Outcome {
    let writer = try ProgramWriter(configuration, options: options)
    let program = writer.step(shape)
    let encoder = try BatchEncoder(configuration, loss: options.loss)
    let batch = try encoder.encode(batch(step: 1), paddedTo: shape, step: 1)
    let weights = weights
    var arguments = writer.layout.parameters.map {
      weights.values.elements(in: $0.range).map(Double.init)
    }
    arguments += writer.layout.state.map { Array(repeating: 0, count: $0.shape.reduce(1, *)) }
    arguments.append(batch.integers.map(Double.init))
    arguments += program.constants.map(\.numbers)
    let numbers = UpdateGraph(options, writer.layout).numbers(step: 1, rateFactor: rateFactor(1))
    arguments.append(numbers.map(Double.init))
    let module = program.module
    let results = GraphInterpreter(graph: module.graph, arguments: arguments)
      .values(of: module.results).map { $0.map(Float.init) }
    for (argument, result) in module.aliases {
      #expect(arguments[argument].count == results[result].count)
    }
    let metrics = try #require(results.last)
    var outcome = Outcome(
      losses: [BatchLoss(sums: metrics)], gradientNorms: [Double(metrics[5])], weights: weights)
    for (entry, elements) in zip(writer.layout.parameters, results) {
      weights.setElements(of: entry, to: elements)
    }
    let count = writer.layout.parameters.count
    for (tensor, elements) in zip(writer.layout.state, results.dropFirst(count)) {
      outcome.state[tensor.name] = elements
    }
    return outcome
  }
}

extension HostArray {
  /// The elements, whatever they are.
  var numbers: [Double] {
    switch elements {
    case .floats(let numbers): numbers.map(Double.init)
    case .integers(let numbers): numbers.map(Double.init)
    }
  }
}
