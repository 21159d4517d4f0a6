import Randomness
import Testing
import Transformer

@Suite("Parameters")
struct ParametersTests {
  private let configuration = TransformerConfiguration(vocabularySize: 20)

  @Test("lie one after the other, and none over another")
  func layout() {
    let layout = ParameterLayout(configuration)
    var end = 0
    for entry in layout.entries {
      #expect(entry.offset >= end && entry.offset < end + 16)
      #expect(layout[entry.name] == entry)
      end = entry.range.upperBound
    }
    #expect(layout.count == end)
    #expect(layout["model.encoder.layers.9.fc1.weight"] == nil)
  }

  @Test("queries, keys and values lie side by side")
  func adjacency() throws {
    let layout = ParameterLayout(configuration)
    for kind in ["weight", "bias"] {
      let prefix = "model.decoder.layers.3.self_attn"
      let entries = try ["q", "k", "v"].map {
        try #require(layout["\(prefix).\($0)_proj.\(kind)"])
      }
      #expect(entries[1].offset == entries[0].range.upperBound)
      #expect(entries[2].offset == entries[1].range.upperBound)
    }
  }

  @Test("start the same from the same seed, at the scale that their kind asks for")
  func initialization() throws {
    let parameters = Parameters(configuration, initializedFrom: RandomStream(seed: 1))
    let again = Parameters(configuration, initializedFrom: RandomStream(seed: 1))
    let name = "model.encoder.layers.0.fc1.weight"
    let matrix = try #require(parameters.elements(of: name))
    #expect(matrix == again.elements(of: name))
    let bound = (6 / Float(1024 + 256)).squareRoot()
    #expect(matrix.allSatisfy { abs($0) <= bound })
    #expect(abs(deviation(matrix) - bound / Float(3).squareRoot()) < 0.01 * bound)
    let table = try #require(parameters.elements(of: "model.shared.weight"))
    #expect(abs(deviation(table) - 1.0 / 16) < 0.004)
    let bias = try #require(parameters.elements(of: "final_logits_bias"))
    #expect(bias.allSatisfy { $0 == 0 })
    let norm = try #require(parameters.elements(of: "model.encoder.layer_norm.weight"))
    #expect(norm.allSatisfy { $0 == 1 })
  }

  @Test("an added parameter leaves the others as they were")
  func independence() throws {
    var larger = configuration
    larger.normalizesEmbeddings = true
    let name = "model.decoder.layers.1.encoder_attn.v_proj.weight"
    let stream = RandomStream(seed: 1)
    let before = Parameters(configuration, initializedFrom: stream).elements(of: name)
    #expect(before == Parameters(larger, initializedFrom: stream).elements(of: name))
  }

  private func deviation(_ elements: [Float]) -> Float {
    (elements.reduce(0) { $0 + $1 * $1 } / Float(elements.count)).squareRoot()
  }
}
