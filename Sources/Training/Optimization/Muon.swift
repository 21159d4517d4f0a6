import CKernels
import Tensors
import Transformer

/// Muon: matrices inside of layers move along the orthogonal matrix nearest to their momentum, all else by Adam.
///
/// Jordan et al. 2024. Steps are scaled by 0.2·√max(rows, columns), which gives them the root mean square of Adam's (Liu et al. 2025,
/// section 2.2), so that learning rate and weight decay carry over. Queries, keys and values are matrices of their own.
/// A class because its state is shared; each worker updates matrices of its own.
final class Muon: Optimizer {
  let options: OptimizerOptions
  /// Its first moments are the momentum of the matrices.
  private let adam: Adam
  private let matrices: [ParameterLayout.Entry]
  private let others: [ParameterLayout.Entry]
  private let decayedOffsets: Set<Int>

  /// Creates moments of zero.
  init(_ options: OptimizerOptions, layout: ParameterLayout) {
    self.options = options
    adam = Adam(options, layout: layout, learningRate: options.muon.adamLearningRate)
    matrices = layout.entries.filter(\.isHiddenMatrix)
    others = layout.entries.filter { !$0.isHiddenMatrix }
    decayedOffsets = Set(matrices.filter(options.weightDecayScope.contains).map(\.offset))
  }

  var state: [SafetensorsWriter.Tensor] {
    matrices.map { $0.tensor(prefix: Adam.firstMomentPrefix, in: adam.firstMoments) }
      + adam.state(of: others)
  }

  func updates(workerCount: Int) -> [@Sendable (UpdateStep) -> Void] {
    let ownMatrices = UpdateShares.wholes(of: matrices, workerCount: workerCount) { entry in
      entry.count * (entry.shape.min() ?? 1)
    }
    let ownOthers = UpdateShares.wholes(of: others, workerCount: workerCount, cost: \.count)
    return zip(ownMatrices, ownOthers).map { matrices, others in
      let scratch = NewtonSchulz(largestOf: matrices.map(\.shape))
      return { step in
        for entry in matrices { self.update(entry, at: step, scratch) }
        for entry in others { self.adam.update(entry.range, at: step) }
      }
    }
  }

  private func update(
    _ entry: ParameterLayout.Entry, at step: UpdateStep, _ scratch: NewtonSchulz
  ) {
    let rate = options.learningRate * step.rateFactor
    let decay = decayedOffsets.contains(entry.offset) ? options.weightDecay : 0
    let (rows, columns) = (entry.shape[0], entry.shape[1])
    move(entry, at: step, into: scratch.direction)
    let direction = scratch.orthogonalize(rows: rows, columns: columns)
    let size = rate * 0.2 * Double(max(rows, columns)).squareRoot()
    unsafe step.weights.values.withElements(in: entry.range) { weights in
      unsafe direction.withElements(in: 0..<entry.count) { direction in
        unsafe kernel_weighted_sum(
          weights, Float(1 - rate * decay), direction, Float(-size), entry.count)
      }
    }
    step.gradients.values.fill(with: 0, in: entry.range)
  }

  /// Updates the momentum of a matrix and writes the direction before orthogonalisation.
  private func move(
    _ entry: ParameterLayout.Entry, at step: UpdateStep, into direction: FloatBuffer
  ) {
    let share = Float(1 - options.muon.momentum)
    unsafe direction.withElements(in: 0..<entry.count) { direction in
      unsafe adam.firstMoments.values.withElements(in: entry.range) { mean in
        unsafe step.gradients.values.withElements(in: entry.range) { gradients in
          unsafe kernel_momentum(
            direction, mean, gradients, entry.count, Float(step.gradientScale), share,
            options.muon.nesterov)
        }
      }
    }
  }
}
