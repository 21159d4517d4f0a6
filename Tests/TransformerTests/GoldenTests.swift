import Testing
import Transformer

@Suite("Agreement with PyTorch")
struct GoldenTests {
  static let models = ["post-norm-learned", "pre-norm-sinusoidal", "pre-norm-separate"]

  @Test("parameters have PyTorch's names and shapes", arguments: models)
  func namesAndShapes(_ name: String) throws {
    let golden = try GoldenFile(name)
    let layout = ParameterLayout(golden.configuration)
    #expect(Set(layout.entries.map(\.name)) == golden.parameterNames)
    for entry in layout.entries {
      #expect(golden.shape(of: entry.name) == entry.shape, "\(entry.name)")
    }
  }

  @Test("logits agree", arguments: models)
  func logits(_ name: String) throws {
    let golden = try GoldenFile(name)
    let model = try TransformerModel(golden.configuration)
    let logits = model.logits(of: golden.batch, parameters: golden.parameters)
    #expect(greatestDifference(logits, golden.floats("logits")) < 1e-5)
  }

  @Test("the loss and the gradient of every parameter agree", arguments: models)
  func lossAndGradients(_ name: String) throws {
    let golden = try GoldenFile(name)
    let model = try TransformerModel(golden.configuration)
    let gradients = Parameters(layout: model.layout)
    let loss = model.lossAndGradients(
      of: golden.batch, parameters: golden.parameters, into: gradients, step: 0,
      options: golden.options)
    #expect(abs(Float(loss.lossSum) - golden.floats("loss")[0]) < 1e-4)
    #expect(loss.tokenCount == golden.batch.targets.count)
    for entry in model.layout.entries {
      let ours = try #require(gradients.elements(of: entry.name))
      let theirs = golden.floats("gradient.\(entry.name)")
      let scale = theirs.map(abs).max() ?? 0
      #expect(greatestDifference(ours, theirs) < 1e-5 * max(1, scale), "\(entry.name)")
    }
  }

  @Test("evaluation gives the loss of training", arguments: models)
  func evaluation(_ name: String) throws {
    let golden = try GoldenFile(name)
    let model = try TransformerModel(golden.configuration)
    let gradients = Parameters(layout: model.layout)
    let parameters = golden.parameters
    let trained = model.lossAndGradients(
      of: golden.batch, parameters: parameters, into: gradients, step: 0, options: golden.options)
    let evaluated = model.loss(of: golden.batch, parameters: parameters, options: golden.options)
    #expect(trained == evaluated)
  }

  private func greatestDifference(_ left: [Float], _ right: [Float]) -> Float {
    guard left.count == right.count else { return .infinity }
    return zip(left, right).map { abs($0 - $1) }.max() ?? 0
  }
}
