import Foundation
import Randomness
import Tensors
import Testing
import Transformer

@testable import Training

struct OptimizerTests {
  /// What `Tests/Golden/optimizers_golden.py` recorded of PyTorch.
  struct Golden: Decodable, CustomTestStringConvertible {
    let name: String
    let recipe: String
    let weights: [String: [Float]]
    var testDescription: String { name }

    static func all() throws -> [Golden] {
      let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden/optimizers.json")
      return try JSONDecoder().decode([Golden].self, from: try Data(contentsOf: file))
    }
  }

  /// The names in the order of the golden script, which numbers them.
  private static let names = [
    "model.shared.weight", "model.encoder.layers.0.self_attn.k_proj.weight",
    "model.encoder.layers.0.self_attn.k_proj.bias", "model.encoder.layers.0.fc1.weight",
    "model.encoder.layers.0.fc2.weight",
  ]

  private static var layout: ParameterLayout {
    var configuration = TransformerConfiguration(vocabularySize: 5)
    configuration.modelDimension = 4
    configuration.headCount = 1
    configuration.encoderLayerCount = 1
    configuration.decoderLayerCount = 1
    configuration.feedForwardDimension = 6
    configuration.maximumLength = 2
    return ParameterLayout(configuration)
  }

  private static func setElements(
    of parameters: Parameters, to element: (_ index: Double, _ parameter: Double) -> Double
  ) throws {
    for (number, name) in names.enumerated() {
      let entry = try #require(parameters.layout[name])
      parameters.setElements(
        of: entry, to: (0..<entry.count).map { Float(element(Double($0), Double(number))) })
    }
  }

  /// Five steps with the gradients of the golden script.
  private static func weights(
    _ options: OptimizerOptions, workerCount: Int
  ) throws -> (weights: Parameters, gradients: Parameters) {
    let layout = layout
    let (weights, gradients) = (Parameters(layout: layout), Parameters(layout: layout))
    try setElements(of: weights) { index, parameter in cos(0.11 * index * index + parameter) }
    let updates = options.makeOptimizer(for: layout).updates(workerCount: workerCount)
    #expect(updates.count == workerCount)
    for step in 1...5 {
      let time = Double(step)
      // As after the sum over three tokens.
      try setElements(of: gradients) { index, parameter in
        3 * Double(Float(sin(0.37 * index * index + 3 * time + parameter) * 4 / time))
      }
      for update in updates {
        update(
          UpdateStep(
            number: step, rateFactor: 1, weights: weights, gradients: gradients,
            gradientScale: 1.0 / 3))
      }
    }
    return (weights, gradients)
  }

  @Test(arguments: try Golden.all()) func agreesWithPyTorch(_ golden: Golden) throws {
    let options = try TrainingRecipe(json5: golden.recipe).optimizer
    let (weights, gradients) = try Self.weights(options, workerCount: 2)
    for name in Self.names {
      let found = try #require(weights.elements(of: name))
      let expected = try #require(golden.weights[name])
      let difference = zip(found, expected).map { abs($0 - $1) }.max() ?? .infinity
      #expect(difference < 1e-5, "\(name)")
    }
    let all = 0..<gradients.layout.count
    #expect(gradients.values.elements(in: all).allSatisfy { $0 == 0 })
  }

  @Test(arguments: OptimizerOptions.Kind.allCases, [2, 3, 40])
  func anyNumberOfWorkersGivesTheSameBits(kind: OptimizerOptions.Kind, workerCount: Int) throws {
    var options = OptimizerOptions()
    options.kind = kind
    options.weightDecay = 0.1
    let all = 0..<Self.layout.count
    #expect(
      try Self.weights(options, workerCount: workerCount).weights.values.elements(in: all)
        == Self.weights(options, workerCount: 1).weights.values.elements(in: all))
  }

  /// With the gradient zero, only the decay moves a weight.
  @Test(arguments: OptimizerOptions.Kind.allCases, WeightDecayScope.allCases)
  func decayTakesItsShareOfWhatItIsFor(
    kind: OptimizerOptions.Kind, scope: WeightDecayScope
  ) throws {
    var options = OptimizerOptions()
    options.kind = kind
    options.learningRate = 1
    options.weightDecay = 0.5
    options.weightDecayScope = scope
    let layout = Self.layout
    let (weights, gradients) = (Parameters(layout: layout), Parameters(layout: layout))
    for entry in layout.entries { weights.values.fill(with: 3, in: entry.range) }
    for update in options.makeOptimizer(for: layout).updates(workerCount: 2) {
      update(
        UpdateStep(
          number: 1, rateFactor: 0.5, weights: weights, gradients: gradients, gradientScale: 1))
    }
    for entry in layout.entries {
      let isMatrix =
        entry.name.hasSuffix(".weight") && !entry.name.contains("norm")
        && !entry.name.contains("positions")
      let isDecayed = scope == .all || scope == .matrices && isMatrix
      let expected = Array(repeating: Float(isDecayed ? 2.25 : 3), count: entry.count)
      #expect(weights.elements(of: entry.name) == expected, "\(entry.name)")
    }
  }

  /// What a model with positions has beside one without is there for them, and spared.
  @Test(arguments: Positions.allCases)
  func decaySparesPositionsOfEveryKind(positions: Positions) {
    var configuration = TransformerConfiguration(vocabularySize: 7)
    configuration.architecture = .decoderOnly
    configuration.positions = Positions.none
    let plain = ParameterLayout(configuration).entries
    let matrices = plain.filter { $0.shape.count == 2 && $0.name.hasSuffix(".weight") }
    #expect(Set(plain.filter(WeightDecayScope.matrices.contains)) == Set(matrices))
    let names = Set(plain.map(\.name))
    configuration.positions = positions
    let added = ParameterLayout(configuration).entries.filter { !names.contains($0.name) }
    #expect(added.isEmpty == [.none, .sinusoidal, .rotary, .alibi].contains(positions))
    for entry in added { #expect(!WeightDecayScope.matrices.contains(entry), "\(entry.name)") }
  }

  /// Singular values that are not tiny come close to 1, whatever the scale.
  @Test(arguments: [(6, 6), (4, 9), (9, 4), (1, 5)])
  func newtonSchulzMakesRowsOrColumnsOrthonormal(rows: Int, columns: Int) {
    var draws = RandomStream(seed: UInt64(10 * rows + columns))
    for _ in 0..<20 {
      let scratch = NewtonSchulz(largestOf: [[2, 2], [rows, columns], [3, 3]])
      // Orthogonal up to a disturbance.
      let scale = Double(draws.uniform(in: 1...1000))
      for row in 0..<rows {
        for column in 0..<columns {
          let one = row == column ? 1.0 : 0.0
          scratch.direction[row * columns + column] = Float(
            scale * (one + 0.2 * (draws.uniform() - 0.5)))
        }
      }
      let result = scratch.orthogonalize(rows: rows, columns: columns)
      let squares = (0..<rows * columns).reduce(0.0) {
        $0 + Double(result[$1]) * Double(result[$1])
      }
      let side = Double(min(rows, columns))
      // The sum of the squared singular values, each in 0.68…1.14.
      #expect(squares > 0.46 * side && squares < 1.3 * side)
    }
  }

  @Test func aMatrixOfZerosStaysZero() {
    let scratch = NewtonSchulz(largestOf: [[3, 4]])
    let result = scratch.orthogonalize(rows: 3, columns: 4)
    #expect(result.elements(in: 0..<12) == Array(repeating: 0, count: 12))
  }

  @Test func muonTakesTheMatricesInsideOfLayersOnly() {
    let names = Self.layout.entries.filter(\.isHiddenMatrix).map(\.name)
    let kinds = ["self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.out_proj"]
    let inner = ["fc1", "fc2"]
    let expected =
      (kinds + inner).map { "model.encoder.layers.0.\($0).weight" }
      + (kinds + kinds.map { $0.replacingOccurrences(of: "self", with: "encoder") } + inner)
      .map { "model.decoder.layers.0.\($0).weight" }
    #expect(names == expected)
  }

  @Test func wholesAreDealtOutOnceAndEvenly() {
    let entries = Self.layout.entries
    let shares = UpdateShares.wholes(of: entries, workerCount: 3, cost: \.count)
    #expect(Set(shares.joined()) == Set(entries) && shares.joined().count == entries.count)
    let loads = shares.map { $0.map(\.count).reduce(0, +) }
    let largest = entries.map(\.count).max() ?? 0
    #expect((loads.max() ?? 0) - (loads.min() ?? 0) <= largest)
  }
}
