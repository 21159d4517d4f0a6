import Randomness
import Testing
import Transformer

@Suite("Transformer configuration")
struct ConfigurationTests {
  struct Refusal: Sendable, CustomTestStringConvertible {
    let message: String
    let change: @Sendable (inout TransformerConfiguration) -> Void
    var testDescription: String { message }
  }

  static let refusals = [
    Refusal(message: "headCount: 3 heads do not divide the model dimension 8") { $0.headCount = 3 },
    Refusal(message: "headCount: 0 is not in 1...1024") { $0.headCount = 0 },
    Refusal(message: "vocabularySize: 1 is not in 2...1048576") { $0.vocabularySize = 1 },
    Refusal(message: "encoderLayerCount: 0 is not in 1...512") { $0.encoderLayerCount = 0 },
    Refusal(message: "decoderLayerCount: -1 is not in 1...512") { $0.decoderLayerCount = -1 },
    Refusal(message: "maximumLength: 0 is not in 1...1048576") { $0.maximumLength = 0 },
    Refusal(message: "dropout: 1.0 is not a probability of at least 0 and below 1") {
      $0.dropout = 1
    },
    Refusal(message: "dropout: nan is not a probability of at least 0 and below 1") {
      $0.dropout = .nan
    },
    Refusal(message: "paddingToken: 11 is not in 0...10") {
      ($0.architecture, $0.answerLength, $0.paddingToken) = (.encoderOnly, 4, 11)
    },
    Refusal(message: "paddingToken: -1 is not in 0...10") {
      ($0.architecture, $0.answerLength, $0.paddingToken) = (.encoderOnly, 4, -1)
    },
    Refusal(message: "layerNormEpsilon: 0.0 is not between 0 and 1") { $0.layerNormEpsilon = 0 },
    Refusal(
      message: "modelDimension: 9 is odd, but sinusoidal positions need pairs of columns"
    ) {
      $0.modelDimension = 9
      $0.headCount = 3
      $0.positions = .sinusoidal
    },
    Refusal(
      message:
        "modelDimension: the model would have more than 2147483648 parameters; make it smaller"
    ) {
      $0.modelDimension = 32768
      $0.encoderLayerCount = 512
    },
  ]

  @Test("what makes no sense is refused, naming the field", arguments: refusals)
  func refusal(_ example: Refusal) throws {
    var configuration = TransformerModelTests.configuration()
    example.change(&configuration)
    let error = try #require(throws: ConfigurationError.self) {
      try TransformerModel(configuration)
    }
    #expect(error.description == example.message)
  }

  @Test("a batch that does not fit is refused, naming what is wrong")
  func batches() throws {
    let configuration = TransformerModelTests.configuration()
    var batch = PackedBatch()
    #expect(throws: BatchError.empty) { try batch.validate(for: configuration) }
    batch.append(source: [3], target: [4], start: 0, end: 2)
    #expect(throws: Never.self) { try batch.validate(for: configuration) }
    batch.append(source: [3], target: Array(repeating: 4, count: 9), start: 0, end: 2)
    #expect(throws: BatchError.length(sequence: 1, count: 10, limit: 9)) {
      try batch.validate(for: configuration)
    }
    batch.removeAll()
    batch.append(source: [11], target: [4], start: 0, end: 2)
    #expect(throws: BatchError.token(11, vocabularySize: 11)) {
      try batch.validate(for: configuration)
    }
  }
}
