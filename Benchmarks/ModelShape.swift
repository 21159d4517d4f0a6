import Foundation
import Transformer

/// The shapes of model that speed is measured with.
struct ModelShape {
  let name: String
  let configuration: TransformerConfiguration

  private init(_ name: String, width: Int, heads: Int, layers: Int) {
    self.name = name
    var configuration = TransformerConfiguration(vocabularySize: 100)
    configuration.modelDimension = width
    configuration.headCount = heads
    configuration.encoderLayerCount = layers
    configuration.decoderLayerCount = layers
    configuration.feedForwardDimension = 4 * width
    configuration.maximumLength = 128
    self.configuration = configuration
  }

  static let all = [
    ModelShape("tiny", width: 128, heads: 4, layers: 2),
    ModelShape("small", width: 256, heads: 8, layers: 4),
    ModelShape("base", width: 512, heads: 8, layers: 6),
  ]

  /// The shape that `SHAPE` names, or all.
  static var chosen: [ModelShape] {
    let name = ProcessInfo.processInfo.environment["SHAPE"]
    return name.map { name in all.filter { $0.name == name } } ?? all
  }
}
