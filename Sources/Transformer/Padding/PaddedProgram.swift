package import Autodiff
import Randomness
import Tensors

/// The program of a batch in which all sequences of a stack are equally long, filled up behind their ends.
///
/// Programs of one configuration, shape and use of dropout have the same operations on the same shapes; they differ in ids,
/// targets and keys of masks alone. Real tokens have the places that they have in the packed batch.
package struct PaddedProgram {
  /// What penalties of halting are, and whose tokens they are of.
  package typealias Pondering = (value: Value, side: TransformerConfiguration.Side)

  package let program: Program
  /// `[sequences × target, 1]`.
  package let losses: Value
  /// 1 where the target has the first of the greatest logits.
  package let correct: Value
  /// `[sequences × length, 1]` each.
  package let ponderings: [Pondering]
  /// The number of real tokens of each sequence, by stack; 1 for a sequence that fills up the batch.
  package let counts: [TransformerConfiguration.Side: [Int32]]
  /// The number of real targets of each sequence.
  package let targetCounts: [Int32]
}

/// Writes the padded programs of a model.
///
/// A class because it keeps the memory of its lists from batch to batch; it belongs to one thread at a time.
package final class PaddedComposer {
  /// The shape of the model.
  package var configuration: TransformerConfiguration { structure.configuration }
  /// The parameters that it needs.
  package var layout: ParameterLayout { structure.layout }

  private let structure: ModelStructure
  private var input: ModelInput

  /// Creates a writer, refusing a configuration that makes no sense.
  package init(_ configuration: TransformerConfiguration) throws(ConfigurationError) {
    try configuration.validate()
    structure = ModelStructure(configuration)
    input = ModelInput(configuration)
  }

  /// The program of a batch that the shape holds and `validate(for:)` accepts; with a step, that of training with its
  /// dropout.
  package func program(
    of batch: PackedBatch, paddedTo shape: PaddedShape, options: LossOptions, step: Int?
  ) -> PaddedProgram {
    precondition(shape.holds(batch), "a batch that does not fit into \(shape)")
    let draws = step.map { options.draws(step: $0, of: batch) }
    var filled = batch
    for _ in batch.sequenceCount..<shape.sequences {
      filled.append(source: [0], decoderInputs: [0], targets: [0])
    }
    input.fill(filled, draws: draws, paddedTo: shape)
    var composition = Composition(structure: structure, dropout: draws, program: Program())
    let logits = composition.logits(input)
    let (losses, correct) = composition.program.crossEntropy(
      logits,
      CrossEntropy(
        targets: Self.targets(of: filled, length: shape.target), smoothing: options.labelSmoothing))
    let counts = (0..<shape.sequences).map {
      $0 < batch.sequenceCount ? Int32(batch.targetRange($0).count) : 0
    }
    return PaddedProgram(
      program: composition.program, losses: losses, correct: correct,
      ponderings: Array(zip(composition.ponderings, ponderingSides)),
      counts: [.encoder: input.encoder.counts, .decoder: input.decoder.counts],
      targetCounts: counts)
  }

  /// The stack of each penalty, in the order in which a composition makes them.
  private var ponderingSides: [TransformerConfiguration.Side] {
    configuration.sides.flatMap { Array(repeating: $0.side, count: $0.passCount) }
  }

  private static func targets(of batch: PackedBatch, length: Int) -> [Int32] {
    (0..<batch.sequenceCount).flatMap { sequence in
      let targets = batch.targets[batch.targetRange(sequence)]
      return targets + Array(repeating: 0, count: length - targets.count)
    }
  }
}
