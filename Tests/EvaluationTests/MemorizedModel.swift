import Generators
import Randomness
import Symbolics
import Tensors
import Tokenization
import Training
import Transformer

/// A tiny model that has learnt a few integrals by heart, some of them wrong.
enum MemorizedModel {
  /// An integrand and what the model answers.
  struct Lesson: Sendable {
    let integrand: String
    let answer: String
    /// What a dataset would state as the answer.
    let reference: String

    func problem() throws -> Problem {
      Problem(source: try source(), target: try Expr(infix: reference).prefixIDs)
    }

    func source() throws -> [TokenID] {
      IntegrationBackward.source(integrand: try Expr(infix: integrand).prefixIDs)
    }
  }

  static let lessons = [
    Lesson(integrand: "2*x", answer: "x^2", reference: "x^2"),
    Lesson(integrand: "cos(x)", answer: "sin(x)", reference: "sin(x)"),
    // Right, but not the reference.
    Lesson(integrand: "exp(x)", answer: "exp(x) + 4", reference: "exp(x)"),
    // Wrong.
    Lesson(integrand: "sin(x)", answer: "cos(x)", reference: "-cos(x)"),
  ]

  static let shared = Result { try make() }

  private static func make() throws -> ModelFolder {
    let configuration = configuration(vocabularySize: Vocabulary.symbolic.count)
    let model = try TransformerModel(configuration)
    let weights = Parameters(configuration, initializedFrom: RandomStream(seed: 1))
    var batch = PackedBatch()
    for lesson in lessons {
      batch.append(
        source: try lesson.source() + [2], target: try Expr(infix: lesson.answer).prefixIDs,
        start: 0, end: 2)
    }
    let gradients = Parameters(layout: model.layout)
    for step in 1...150 {
      gradients.reset()
      _ = model.lossAndGradients(of: batch, parameters: weights, into: gradients, step: step)
      descend(weights.values, gradients.values)
    }
    return ModelFolder(
      configuration: configuration, vocabulary: .symbolic, parameters: weights)
  }

  /// A model that knows nothing, over a vocabulary.
  static func untrained(
    _ vocabulary: Vocabulary = .symbolic, seed: UInt64 = 1,
    architecture: TransformerConfiguration.Architecture = .encoderDecoder
  ) -> ModelFolder {
    var configuration = configuration(vocabularySize: vocabulary.count)
    configuration.architecture = architecture
    return ModelFolder(
      configuration: configuration, vocabulary: vocabulary,
      parameters: Parameters(configuration, initializedFrom: RandomStream(seed: seed)))
  }

  private static func configuration(vocabularySize: Int) -> TransformerConfiguration {
    var configuration = TransformerConfiguration(vocabularySize: vocabularySize)
    configuration.modelDimension = 16
    configuration.headCount = 2
    configuration.encoderLayerCount = 1
    configuration.decoderLayerCount = 1
    configuration.feedForwardDimension = 32
    configuration.maximumLength = 24
    configuration.answerLength = 8
    return configuration
  }

  /// One step against the gradient, of bounded length.
  private static func descend(_ weights: FloatBuffer, _ gradients: FloatBuffer) {
    var squares: Float = 0
    for index in 0..<weights.count { squares += gradients[index] * gradients[index] }
    let rate = 0.2 / max(1, squares.squareRoot())
    for index in 0..<weights.count { weights[index] -= rate * gradients[index] }
  }
}
