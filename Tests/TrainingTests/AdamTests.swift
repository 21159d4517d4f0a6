import Foundation
import Testing
import Transformer

@testable import Training

struct AdamTests {
  /// What `Tests/Golden/adam_golden.py` recorded of PyTorch.
  struct Golden: Decodable, CustomTestStringConvertible {
    let name: String
    let learningRate: Double
    let beta1: Double
    let beta2: Double
    let epsilon: Double
    let weightDecay: Double
    let gradientNormLimit: Double
    let weights: [Float]
    let norms: [Double]
    var testDescription: String { name }

    var options: OptimizerOptions {
      var options = OptimizerOptions()
      options.learningRate = learningRate
      options.beta1 = beta1
      options.beta2 = beta2
      options.epsilon = epsilon
      options.weightDecay = weightDecay
      options.gradientNormLimit = gradientNormLimit
      return options
    }

    static func all() throws -> [Golden] {
      let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden/adam.json")
      return try JSONDecoder().decode([Golden].self, from: try Data(contentsOf: file))
    }
  }

  /// Ten tokens of width two: the vocabulary table has the 20 elements of the golden values.
  private static var configuration: TransformerConfiguration {
    var configuration = TransformerConfiguration(vocabularySize: 10)
    configuration.modelDimension = 2
    configuration.headCount = 1
    configuration.encoderLayerCount = 1
    configuration.decoderLayerCount = 1
    configuration.feedForwardDimension = 2
    configuration.maximumLength = 2
    return configuration
  }

  @Test(arguments: try Golden.all()) func agreesWithPyTorch(_ golden: Golden) throws {
    let layout = ParameterLayout(Self.configuration)
    let entry = try #require(layout["model.shared.weight"])
    let weights = Parameters(layout: layout)
    let gradients = Parameters(layout: layout)
    weights.setElements(of: entry, to: (0..<20).map { Float(cos(Double($0))) })
    let adam = Adam(golden.options, layout: layout)
    for step in 1...golden.norms.count {
      let gradient = (0..<20).map { Float(sin(Double($0 + 1 + 3 * step)) * 4 / Double(step)) }
      // As after the sum over three tokens.
      gradients.setElements(of: entry, to: gradient.map { 3 * $0 })
      let norm = gradient.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
      #expect(abs(norm - golden.norms[step - 1]) < 1e-5)
      // In two parts, as two workers do it.
      for range in [0..<7, 7..<layout.count] {
        adam.update(
          range,
          at: UpdateStep(
            number: step, rateFactor: 1, weights: weights, gradients: gradients,
            gradientScale: golden.options.clippingFactor(forNorm: norm) / 3))
      }
    }
    let found = try #require(weights.elements(of: entry.name))
    for (value, expected) in zip(found, golden.weights) { #expect(abs(value - expected) < 2e-6) }
    #expect(gradients.elements(of: entry.name) == Array(repeating: 0, count: 20))
  }
}
