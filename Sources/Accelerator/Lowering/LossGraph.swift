import Autodiff
import Transformer

/// What a padded batch costs, as a graph: the sums of `BatchLoss`, and where gradients start.
struct LossGraph {
  /// The indices of the sums in `sums`.
  enum Sum: Int, CaseIterable {
    case loss
    case tokens
    case correctTokens
    case sequences
    case correctSequences
  }

  /// `[5]`, in single precision.
  let sums: Tensor
  /// The sum that is differentiated: losses of real tokens, and what halting costs.
  let seeds: [(tensor: Tensor, cotangent: Tensor)]
  /// What the program's constant arguments are.
  let constants: [HostArray]

  /// The loss of a batch whose program is lowered.
  init(_ batch: BatchGraph, _ configuration: TransformerConfiguration) {
    let (padded, shape, lowering) = (batch.padded, batch.shape, batch.lowering)
    let targetCounts = batch.targetCounts
    constants = lowering.constants
    let isReal = targetCounts.compare(.greater, targetCounts.like(0))
    let isTarget = Self.marks(upTo: targetCounts, length: shape.target)
    let losses = lowering[padded.losses].reshaped(isTarget.shape)
    let correct = lowering[padded.correct].reshaped(isTarget.shape) * isTarget
    let isCorrect = correct.sum(over: [1])
      .compare(.equal, targetCounts.converted(to: .float32))
    let one = isReal.converted(to: .float32)
    // Chosen rather than multiplied: what padding costs need not be finite.
    let all: [Sum: Tensor] = [
      .loss: isTarget.compare(.greater, isTarget.like(0)).select(losses, losses.like(0)).sum,
      .tokens: isTarget.sum, .correctTokens: correct.sum, .sequences: one.sum,
      .correctSequences: (isCorrect.converted(to: .float32) * one).sum,
    ]
    sums = Tensor.concatenated(Sum.allCases.map { (all[$0] ?? one.sum).reshaped([1]) })

    let penalty = Double(configuration.universal.ponderPenalty)
    var seeds = [
      (tensor: lowering[padded.losses], cotangent: isTarget.reshaped([padded.losses.rows, 1]))
    ]
    for (value, side) in padded.ponderings {
      guard let counts = batch.counts[side] else { continue }
      let real = isReal.select(counts, counts.like(0))
      let marks = Self.marks(upTo: real, length: value.rows / shape.sequences)
      seeds.append((lowering[value], marks.reshaped([value.rows, 1]) * penalty))
    }
    self.seeds = seeds
  }

  /// `[sequences, length]`: 1 at the first places of each sequence, as many as its count, else 0.
  private static func marks(upTo counts: Tensor, length: Int) -> Tensor {
    let shape = [counts.count, length]
    return counts.graph.iota(shape, dimension: 1)
      .compare(.less, counts.broadcast(to: shape, dimensions: [0])).converted(to: .float32)
  }
}
