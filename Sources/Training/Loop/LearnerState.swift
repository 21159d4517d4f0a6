import Tensors
public import Transformer

/// The weights of a run, their average and the state of the optimiser, as checkpoints hold them.
///
/// A learner on the processor works on them in place; one on a device begins with a copy and brings it back.
public struct LearnerState: Sendable {
  /// The trained weights.
  public let parameters: Parameters
  let optimizer: any Optimizer
  let average: WeightAverage?

  /// The average of the weights, where the recipe asks for one.
  public var averages: Parameters? { average?.values }

  /// The weights that are measured and become the trained model: the average where there is one.
  public var evaluated: Parameters { averages ?? parameters }

  /// The optimiser's numbers by the names of their tensors in checkpoints.
  public var optimizerState: [String: [Float]] {
    Dictionary(
      uniqueKeysWithValues: optimizer.state.map { tensor in
        (
          tensor.name,
          tensor.buffer.elements(in: tensor.offset..<tensor.offset + tensor.count)
        )
      })
  }

  /// Replaces all of the optimiser's numbers, given by the same names in the same sizes.
  public func setOptimizerState(_ state: [String: [Float]]) {
    for tensor in optimizer.state {
      guard let elements = state[tensor.name], elements.count == tensor.count else {
        preconditionFailure("\(tensor.name): \(state[tensor.name]?.count ?? 0) numbers")
      }
      tensor.buffer.replace(from: tensor.offset, with: elements)
    }
  }
}
