import Randomness
import Testing

@testable import Transformer

@Suite("Random places")
struct RandomPlacesTests {
  /// In a lone decoder the sequence is that of problem and answer together.
  @Test(
    "rise within every sequence that a stack reads",
    arguments: TransformerConfiguration.Architecture.allCases,
    [Positions.learned, .sinusoidal, .rotary])
  func order(_ architecture: TransformerConfiguration.Architecture, _ positions: Positions) {
    var draws = RandomStream(seed: 2)
    for round in 0..<100 {
      let configuration = TransformerConfiguration.tiny {
        $0.architecture = architecture
        $0.positions = positions
        $0.maximumLength = 18
        $0.answerLength = 9
        $0.positionOptions.randomRange = draws.uniform(in: 18...30)
      }
      var batch = PackedBatch()
      for _ in 0..<4 {
        func sequence() -> [Int32] { (0..<draws.uniform(in: 1...8)).map { _ in 3 } }
        batch.append(source: sequence(), target: sequence(), start: 0, end: 2)
      }
      var input = ModelInput(configuration)
      input.fill(batch, draws: RandomStream(seed: UInt64(round)))
      for stack in [input.encoder, input.decoder] {
        for (start, end) in zip(stack.offsets, stack.offsets.dropFirst()) {
          let places = stack.places[Int(start)..<Int(end)]
          #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
          #expect(places.allSatisfy { $0 >= 0 && $0 < configuration.positionOptions.randomRange })
        }
      }
    }
  }
}
