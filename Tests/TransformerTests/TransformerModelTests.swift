import Randomness
import Tensors
import Testing
import Transformer

@Suite("Transformer model")
struct TransformerModelTests {
  /// A model that takes no time, with a field or two changed.
  static func configuration(
    _ change: (inout TransformerConfiguration) -> Void = { _ in }
  ) -> TransformerConfiguration {
    .tiny(change)
  }

  static let variants = ModelVariant.all

  /// Pairs that a small model can learn by heart: the target is the source reversed.
  private func batch(_ lengths: [Int], seed: UInt64 = 1) -> PackedBatch {
    var draws = RandomStream(seed: seed)
    var batch = PackedBatch()
    for length in lengths {
      let source = (0..<length).map { _ in Int32(draws.uniform(in: 3...10)) }
      batch.append(source: source, target: source.reversed(), start: 0, end: 2)
    }
    return batch
  }

  @Test("a packed batch costs what its sequences cost alone", arguments: variants)
  func packing(_ variant: ModelVariant) throws {
    let configuration = variant.configuration
    let model = try TransformerModel(configuration)
    let parameters = Parameters(configuration, initializedFrom: RandomStream(seed: 2))
    let together = batch([4, 1, 7])
    let joint = Parameters(layout: model.layout)
    let whole = model.lossAndGradients(
      of: together, parameters: parameters, into: joint, step: 1)
    let separate = Parameters(layout: model.layout)
    var sum = BatchLoss()
    for index in 0..<3 {
      let source = Int(together.sourceOffsets[index])..<Int(together.sourceOffsets[index + 1])
      let target = Int(together.targetOffsets[index])..<Int(together.targetOffsets[index + 1])
      var alone = PackedBatch()
      alone.append(
        source: together.sourceTokens[source], decoderInputs: together.decoderInputs[target],
        targets: together.targets[target])
      sum += model.lossAndGradients(of: alone, parameters: parameters, into: separate, step: 1)
    }
    #expect(abs(whole.lossSum - sum.lossSum) < 1e-4)
    #expect(whole.tokenCount == 15 && sum.tokenCount == 15)
    for index in 0..<model.layout.count {
      #expect(abs(joint.values[index] - separate.values[index]) < 1e-4)
    }
  }

  @Test("the same inputs give the same bits, dropout included")
  func determinism() throws {
    let configuration = Self.configuration { $0.dropout = 0.2 }
    let parameters = Parameters(configuration, initializedFrom: RandomStream(seed: 2))
    func gradients(step: Int, share: Int = 0) throws -> [Float] {
      let model = try TransformerModel(configuration)
      let gradients = Parameters(layout: model.layout)
      var batch = batch([4, 5])
      batch.firstSequence = share
      _ = model.lossAndGradients(of: batch, parameters: parameters, into: gradients, step: step)
      return gradients.values.elements(in: 0..<model.layout.count)
    }
    let first = try gradients(step: 1)
    #expect(try first == gradients(step: 1))
    #expect(try first != gradients(step: 2))
    #expect(try first != gradients(step: 1, share: 2))
  }

  @Test("the decoder sees no token that comes later", arguments: variants)
  func causality(_ variant: ModelVariant) throws {
    let configuration = variant.configuration
    let model = try TransformerModel(configuration)
    let parameters = Parameters(configuration, initializedFrom: RandomStream(seed: 2))
    func logits(last: Int32) -> [Float] {
      var batch = PackedBatch()
      batch.append(source: [3, 4, 5], decoderInputs: [0, 6, 7, last], targets: [6, 7, 8, 2])
      return model.logits(of: batch, parameters: parameters)
    }
    let (first, second) = (logits(last: 8), logits(last: 9))
    #expect(first.prefix(33) == second.prefix(33))
    // A lone encoder reads nothing of the answer.
    let readsAnswer = configuration.architecture != .encoderOnly
    #expect((first.suffix(11) != second.suffix(11)) == readsAnswer)
  }

  /// The slope of the loss along a random direction, by differences and by the gradient.
  @Test("gradients are the slopes of the loss", arguments: variants + ModelVariant.random)
  func gradients(_ variant: ModelVariant) throws {
    var configuration = variant.configuration
    // Differences do not see the kinks of the other.
    if configuration.activation == .relu { configuration.activation = .gelu }
    let model = try TransformerModel(configuration)
    let parameters = Parameters(configuration, initializedFrom: RandomStream(seed: 7))
    var draws = RandomStream(seed: 8)
    // Off the initial values, some of which lie at kinks.
    for index in 0..<model.layout.count {
      parameters.values[index] += Float(0.1 * (draws.uniform() - 0.5))
    }
    let batch = batch([4, 2, 6])
    let gradients = Parameters(layout: model.layout)
    _ = model.lossAndGradients(of: batch, parameters: parameters, into: gradients, step: 1)
    for _ in 0..<3 {
      let direction = (0..<model.layout.count).map { _ in Float(draws.uniform() - 0.5) }
      var expected = 0.0
      for index in direction.indices {
        expected += Double(direction[index]) * Double(gradients.values[index])
      }
      func loss(_ distance: Float) -> Double {
        let moved = Parameters(layout: model.layout)
        for index in direction.indices {
          moved.values[index] = parameters.values[index] + distance * direction[index]
        }
        let discarded = Parameters(layout: model.layout)
        return model.lossAndGradients(of: batch, parameters: moved, into: discarded, step: 1)
          .lossSum
      }
      let distance: Float = 0.0005
      let found = (loss(distance) - loss(-distance)) / Double(2 * distance)
      let penalised = variant.configuration.universal.hasHalting
      #expect(
        abs(found - expected) < (penalised ? 0.1 : 0.03) * max(1, abs(expected)),
        "\(found) against \(expected)")
    }
  }

  @Test("gradient descent learns a batch by heart", arguments: variants)
  func learning(_ variant: ModelVariant) throws {
    let configuration = variant.configuration
    let model = try TransformerModel(configuration)
    let parameters = Parameters(configuration, initializedFrom: RandomStream(seed: 3))
    let batch = batch([3, 2, 4, 2])
    let gradients = Parameters(layout: model.layout)
    var descent = Descent(count: model.layout.count)
    for step in 1...200 {
      gradients.reset()
      _ = model.lossAndGradients(
        of: batch, parameters: parameters, into: gradients, step: step)
      descent.step(parameters.values, gradients.values)
    }
    let loss = model.loss(of: batch, parameters: parameters)
    #expect(loss.correctSequenceCount == 4)
    #expect(loss.correctTokenCount == loss.tokenCount)
    #expect(loss.meanLoss < 0.1)
  }

  @Test("working memory does not grow from step to step")
  func steadyMemory() throws {
    let configuration = Self.configuration()
    let model = try TransformerModel(configuration)
    let parameters = Parameters(configuration, initializedFrom: RandomStream(seed: 2))
    let gradients = Parameters(layout: model.layout)
    var counts: Set<Int> = []
    for step in 0..<20 {
      _ = model.lossAndGradients(
        of: batch([4, 7, 2]), parameters: parameters, into: gradients, step: step)
      counts.insert(model.workspaceElementCount)
    }
    #expect(counts.count == 1)
  }
}

/// Descent along signs of smoothed gradients: enough for a test, with no optimiser to depend on.
private struct Descent {
  private var momentum: [Float]
  private var squares: [Float]
  private var steps = 0

  init(count: Int) {
    momentum = Array(repeating: 0, count: count)
    squares = momentum
  }

  mutating func step(_ parameters: FloatBuffer, _ gradients: FloatBuffer) {
    steps += 1
    for index in momentum.indices {
      let gradient = gradients[index]
      momentum[index] = 0.9 * momentum[index] + 0.1 * gradient
      squares[index] = 0.95 * squares[index] + 0.05 * gradient * gradient
      parameters[index] -= 0.01 * momentum[index] / (squares[index].squareRoot() + 1e-8)
    }
  }
}
