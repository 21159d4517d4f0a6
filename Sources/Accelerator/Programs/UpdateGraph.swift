import Training
import Transformer

/// The change of the weights by a step's summed gradients, as a graph.
struct UpdateGraph {
  let options: DeviceTrainingOptions
  let layout: DeviceLayout
  let rule: any UpdateRule

  init(_ options: DeviceTrainingOptions, _ layout: DeviceLayout) {
    self.options = options
    self.layout = layout
    rule = options.optimizer.updateRule
  }

  /// The numbers of a step, counted from 1: what the rule needs, and how much of the average is kept.
  func numbers(step: Int, rateFactor: Double) -> [Float] {
    let kept = min(options.averageDecay, Double(1 + step) / Double(10 + step))
    return (rule.numbers(step: step, rateFactor: rateFactor) + [kept]).map(Float.init)
  }

  /// What a step leaves.
  ///
  /// - Parameters:
  ///   - weights: The parameters.
  ///   - state: The optimiser's state.
  ///   - averages: The averaged parameters, if there are any.
  ///   - gradients: The gradients of the summed loss, one for each parameter.
  ///   - sums: Those of ``LossGraph``.
  ///   - numbers: The argument with the numbers of the step.
  /// - Returns: The changed tensors in the order of arguments, and the sums with the gradient's norm behind them.
  func updated(
    weights: [Tensor], state: [Tensor], averages: [Tensor], gradients: [Tensor], sums: Tensor,
    numbers: Tensor
  ) -> (tensors: [Tensor], metrics: Tensor) {
    let gradients = gradients.map(reduced)
    let sums = reduced(sums)
    let numbers = (0..<numbers.count).map { numbers.sliced(0, $0..<($0 + 1)).reshaped([]) }
    func sum(_ kind: LossGraph.Sum) -> Tensor {
      sums.sliced(0, kind.rawValue..<(kind.rawValue + 1)).reshaped([])
    }
    let tokens = sum(.tokens).maximum(1)
    let norm = Self.squaredNorm(gradients).squareRoot / tokens
    let scale = clippingFactor(norm) / tokens
    // A step whose loss or gradient is no finite number changes nothing.
    let isFinite = (norm + sum(.loss)).unary(.isFinite)
    func kept(_ new: Tensor, _ old: Tensor) -> Tensor {
      isFinite.broadcast(to: new.shape, dimensions: []).select(new, old)
    }
    var newWeights: [Tensor] = []
    var newState: [Tensor] = []
    for (index, entry) in layout.parameters.enumerated() {
      let count = rule.state(of: entry).count
      let own = Array(state[newState.count..<(newState.count + count)])
      let result = rule.updated(
        entry, weight: weights[index],
        gradient: gradients[index] * scale.broadcast(like: gradients[index]), state: own,
        numbers: numbers.dropLast())
      newWeights.append(kept(result.weight, weights[index]))
      newState += zip(result.state, own).map(kept)
    }
    let share = numbers[numbers.count - 1]
    let newAverages = zip(averages, newWeights).map { average, weight in
      kept(
        average * share.broadcast(like: average) + weight * (1 - share).broadcast(like: weight),
        average)
    }
    return (
      newWeights + newState + newAverages,
      Tensor.concatenated([sums, norm.reshaped([1])])
    )
  }

  /// The sum of the squares of all elements; of small tensors as one, since every sum of its own is a launch on a device.
  private static func squaredNorm(_ tensors: [Tensor]) -> Tensor {
    let small = tensors.filter { $0.count < 1 << 16 }.map { $0.reshaped([$0.count]) }
    let large = tensors.filter { $0.count >= 1 << 16 }
    let all = (small.isEmpty ? [] : [Tensor.concatenated(small)]) + large
    let squares = all.map { ($0 * $0).sum }
    return squares.dropFirst().reduce(squares[0], +)
  }

  /// The sum over all replicas.
  private func reduced(_ tensor: Tensor) -> Tensor {
    guard options.replicas > 1 else { return tensor }
    return tensor.graph.make(.allReduce(replicas: options.replicas), [tensor], tensor.type)
  }

  private func clippingFactor(_ norm: Tensor) -> Tensor {
    let limit = options.optimizer.gradientNormLimit
    guard limit > 0 else { return norm.like(1) }
    return norm.compare(.greater, norm.like(limit)).select(limit / norm, norm.like(1))
  }
}
