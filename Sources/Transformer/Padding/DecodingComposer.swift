package import Autodiff
import Tensors

/// Writes the programs of decoding on a device: reading the sources, and one step of all hypotheses.
///
/// Programs of one shape have the same operations on the same shapes; they differ in ids alone. A class because it keeps the
/// memory of its lists; it belongs to one thread at a time.
package final class DecodingComposer {
  /// Sources that are read.
  package struct Reading {
    package let program: Program
    package let values: SourceValues
    /// The number of tokens of each source; 1 where it fills up the shape.
    package let counts: [Int32]
  }

  /// A step of all hypotheses.
  package struct Step {
    package let program: Program
    /// `[rows, vocabulary]`.
    package let logits: Value
  }

  /// What the rows of a step read.
  package struct Tokens {
    /// A token of each row.
    package var ids: [Int32]
    /// Their places, as position encodings count them.
    package var places: [Int32]
    /// The number of tokens that each row has read before.
    package var position: Int
    /// The number of tokens of the source of each row.
    package var sourceCounts: [Int32]
    /// The places of all that each row has read, this token's last, for attention that compares them.
    package var keyPlaces: [[Int32]]

    /// A step of as many rows, all alike: fills up, and stands for all steps of a shape.
    package init(rows: Int, position: Int = 0) {
      ids = Array(repeating: 0, count: rows)
      places = ids
      self.position = position
      sourceCounts = Array(repeating: 1, count: rows)
      keyPlaces = Array(repeating: [0], count: rows)
    }
  }

  private let structure: ModelStructure
  private var input: ModelInput
  private var distances: (places: Int, table: DistanceTable)?

  /// Creates a writer, refusing a configuration that makes no sense.
  package init(_ configuration: TransformerConfiguration) throws(ConfigurationError) {
    try configuration.validate()
    structure = ModelStructure(configuration)
    input = ModelInput(configuration)
  }

  /// The program that reads a batch of sources, which the shape must hold.
  package func reading(_ batch: PackedBatch, in shape: DecodingShape) -> Reading {
    let configuration = structure.configuration
    let padded = shape.reading(in: configuration)
    precondition(padded.holds(batch), "sources that do not fit into \(shape)")
    var filled = batch
    let answer = [Int32](repeating: 0, count: padded.target)
    for _ in batch.sequenceCount..<shape.sources {
      filled.append(source: [0], decoderInputs: answer, targets: answer)
    }
    input.fill(filled, draws: nil, paddedTo: padded)
    var composition = Composition(structure: structure, dropout: nil, program: Program())
    let values = composition.sourceValues(input)
    let offsets = filled.sourceOffsets
    // What a lone encoder reads behind its source counts as well.
    let counts =
      configuration.architecture == .encoderOnly
      ? input.encoder.counts : zip(offsets, offsets.dropFirst()).map { $1 - $0 }
    return Reading(program: composition.program, values: values, counts: counts)
  }

  /// The program of a step, `tokens` having as many rows as the shape.
  package func step(_ tokens: Tokens, in shape: DecodingShape) -> Step {
    let decoder = structure[.decoder]
    let isAlone = structure.configuration.architecture == .decoderOnly
    // Where keys and values are is the device's affair.
    let nowhere = Matrix(FloatBuffer(count: 1), rows: 1, columns: 1)
    let starts = [Int32](repeating: 0, count: shape.rows)
    let layers = Array(
      repeating: nowhere, count: decoder.shape.layerCount * decoder.shape.passCount)
    let source = SourceSpans(layers: layers, starts: starts, counts: tokens.sourceCounts)
    var reach = StepReach(
      rows: layers, starts: starts, position: tokens.position, source: isAlone ? source : nil)
    reach.keyPlaces = tokens.keyPlaces
    reach.keyLimit = keyLimit(shape)
    if decoder.shape.positions == .fire { reach.distances = distanceTable(shape) }
    var composition = Composition(structure: structure, dropout: nil, program: Program())
    let states = composition.run(
      decoder, tokens.ids, tokens.places, reach: .step(reach),
      memory: isAlone ? .none : .kept(source))
    let logits = composition.linear(states, structure.output)
    return Step(program: composition.program, logits: logits)
  }

  /// The most tokens of a stack that a row can have read.
  private func keyLimit(_ shape: DecodingShape) -> Int {
    let configuration = structure.configuration
    let isAlone = configuration.architecture == .decoderOnly
    return shape.target + (isAlone ? shape.sourceLength(in: configuration) : 0)
  }

  /// All distances in a shape; made once for as many places.
  private func distanceTable(_ shape: DecodingShape) -> DistanceTable {
    let configuration = structure.configuration
    let places = keyLimit(shape)
    if let distances, distances.places == places { return distances.table }
    let table = DistanceTable(
      places: Array(0..<places), isCausal: true,
      threshold: configuration.positionOptions.fireThreshold)
    distances = (places, table)
    return table
  }
}
