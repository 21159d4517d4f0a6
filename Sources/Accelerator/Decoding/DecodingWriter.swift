import Autodiff
import Transformer

/// Writes the programs that decode with a model.
///
/// A search begins with `reading`, which leaves what its steps need on the device. A `step` adds one token to every hypothesis,
/// in place. Between steps, `moving` gives hypotheses other places, or all of them more room.
struct DecodingWriter: Sendable {
  let configuration: TransformerConfiguration
  let precision: Precision
  let parameterLayout: ParameterLayout

  /// A writer for a configuration, which is refused where it makes no sense.
  init(
    _ configuration: TransformerConfiguration, precision: Precision
  ) throws(ConfigurationError) {
    try configuration.validate()
    self.configuration = configuration
    self.precision = precision
    parameterLayout = ParameterLayout(configuration)
  }

  private var layout: DecodingLayout { DecodingLayout(configuration) }

  private var composer: DecodingComposer {
    do {
      return try DecodingComposer(configuration)
    } catch { preconditionFailure("the configuration was refused only now: \(error)") }
  }

  /// Weights and the integers of sources to what is kept of hypotheses, zeros, and of sources; of a lone encoder to the logits
  /// of all places.
  func reading(_ shape: DecodingShape) -> DeviceProgram {
    let graph = Graph()
    let reading = composer.reading(PackedBatch(), in: shape)
    var lowering = lowering(graph, sequences: shape.sources)
    var integers = IntegerReader(
      graph.argument("integers", [reading.runtimeIntegers.count], .int32))
    let counts = integers.take(shape.sources)
    lowering.lower(reading.program, integers: &integers, keyCounts: counts)
    let kept: [Tensor]
    switch reading.values {
    case .answers(let logits):
      return DeviceProgram(
        module: StableHLO(graph: graph, results: [lowering[logits].converted(to: .float32)]),
        constants: lowering.constants)
    case .crossAttention(let memories):
      kept = memories.flatMap { keysAndValues(lowering[$0], from: 0, shape) }
    case .selfAttention(let attended):
      kept = attended.flatMap { attended in
        keysAndValues(
          lowering[attended.projections], from: attended.projections.columns / 3, shape)
          + (attended.keyProducts.map { [split(lowering[$0], shape)] } ?? [])
      }
    }
    precondition(kept.map(\.shape) == layout.source(shape), "another layout of kept tokens")
    let zeros = layout.own(shape).map { graph.constant(0, $0, precision.activations) }
    return DeviceProgram(
      module: StableHLO(graph: graph, results: zeros + kept), constants: lowering.constants)
  }

  /// Weights, what is kept of hypotheses and of sources, and the integers of a step, to the former with one more token and the
  /// logits of the next, `[rows, vocabulary]`.
  func step(_ shape: DecodingShape) -> DeviceProgram {
    let graph = Graph()
    let tokens = DecodingComposer.Tokens(rows: shape.rows)
    let step = composer.step(tokens, in: shape)
    var lowering = lowering(graph, sequences: shape.sources)
    let own = arguments(graph, "own", layout.own(shape))
    let source = arguments(graph, "source", layout.source(shape))
    let count = 1 + shape.sources + step.program.runtimeIntegers.count
    var integers = IntegerReader(graph.argument("integers", [count], .int32))
    guard let position = integers.take(1), let counts = integers.take(shape.sources) else {
      preconditionFailure("a step of no sources")
    }
    lowering.cache = StepCache(
      shape: shape, position: position.reshaped([]), sourceCounts: counts,
      source: layout.grouped(source: source), own: layout.grouped(own: own))
    lowering.lower(step.program, integers: &integers, keyCounts: nil)
    let changed = lowering.cache.map { $0.own.flatMap(\.all) } ?? []
    var module = StableHLO(
      graph: graph, results: changed + [lowering[step.logits].converted(to: .float32)])
    for place in changed.indices { module.aliases[parameterLayout.entries.count + place] = place }
    return DeviceProgram(module: module, constants: lowering.constants)
  }

  /// What is kept of hypotheses, and of sources if their number changes, and for each new place the old one, to the same in
  /// another shape.
  func moving(from old: DecodingShape, to new: DecodingShape) -> DeviceProgram {
    let graph = Graph()
    let own = arguments(graph, "own", layout.own(old))
    let movesSources = old.sources != new.sources
    let source = movesSources ? arguments(graph, "source", layout.source(old)) : []
    let count = new.rows + (movesSources ? new.sources : 0)
    let integers = graph.argument("integers", [count], .int32)
    let results =
      own.map { moved($0, by: integers.sliced(0, 0..<new.rows), roomFor: new.target) }
      + source.map { moved($0, by: integers.sliced(0, new.rows..<count), roomFor: $0.shape[2]) }
    return DeviceProgram(module: StableHLO(graph: graph, results: results), constants: [])
  }

  /// Sequences `[n, heads, tokens, width]` at other places, with room for more tokens.
  private func moved(_ kept: Tensor, by places: Tensor, roomFor length: Int) -> Tensor {
    let shape = kept.shape
    return kept.reshaped([shape[0], shape[1] * shape[2] * shape[3]]).rows(at: places)
      .reshaped([places.count] + shape.dropFirst())
      .padded(low: [0, 0, 0, 0], high: [0, 0, length - shape[2], 0])
  }

  private func lowering(_ graph: Graph, sequences: Int) -> Lowering {
    Lowering(
      graph: graph, precision: precision, sequences: sequences,
      parameters: parameterLayout.entries.map { graph.argument($0.name, $0.shape) },
      layout: parameterLayout)
  }

  private func arguments(_ graph: Graph, _ name: String, _ shapes: [[Int]]) -> [Tensor] {
    shapes.enumerated().map { graph.argument("\(name).\($0)", $1, precision.activations) }
  }

  /// The keys and the values that begin at a column.
  private func keysAndValues(_ rows: Tensor, from first: Int, _ shape: DecodingShape) -> [Tensor] {
    let model = configuration.answeringSide.modelDimension
    return [first, first + model].map { split(rows.sliced(1, $0..<($0 + model)), shape) }
  }

  /// `[sources × tokens, heads × width]` as `[sources, heads, tokens, width]`.
  private func split(_ rows: Tensor, _ shape: DecodingShape) -> Tensor {
    let heads = configuration.answeringSide.headCount
    let length = rows.shape[0] / shape.sources
    return rows.reshaped([shape.sources, length, heads, rows.shape[1] / heads])
      .transposed([0, 2, 1, 3])
  }
}

extension DecodingComposer.Reading {
  /// What the program of this shape is given of sources.
  var runtimeIntegers: [Int32] { counts + program.runtimeIntegers }
}
