import Autodiff
import Transformer

/// The program of a padded batch as a graph, with the counts of its tokens.
struct BatchGraph {
  let padded: PaddedProgram
  let shape: PaddedShape
  let lowering: Lowering
  /// The real tokens of each sequence, `[sequences]`, of the stacks that there are.
  let counts: [TransformerConfiguration.Side: Tensor]
  /// The real targets of each sequence, `[sequences]`; 0 where it fills up the batch.
  let targetCounts: Tensor

  /// Lowers a program whose integers are the argument `integers`.
  init(_ padded: PaddedProgram, shape: PaddedShape, integers: Tensor, lowering: Lowering) {
    self.padded = padded
    self.shape = shape
    var reader = IntegerReader(integers)
    var counts: [TransformerConfiguration.Side: Tensor] = [:]
    for side in TransformerConfiguration.Side.allCases {
      counts[side] = reader.take(padded.counts(of: side).count)
    }
    guard let targetCounts = reader.take(shape.sequences) else {
      preconditionFailure("a batch of no sequences")
    }
    self.counts = counts
    self.targetCounts = targetCounts
    var lowering = lowering
    lowering.lower(padded.program, integers: &reader, keyCounts: counts[.encoder])
    self.lowering = lowering
  }
}
