import Foundation
import Randomness
import Tensors
import Transformer

/// Sequences a second of greedy and beam search on two threads: 32 sources of 40 tokens, 40 new tokens, which random
/// weights always fill.
///
/// `SHAPE=tiny|small|base` picks one shape, `QUANTIZATION=int8` rounds its weights.
enum DecodingBenchmark: Benchmark {
  static let name = "decoding"

  private static var quantization: Quantization {
    ProcessInfo.processInfo.environment["QUANTIZATION"].flatMap(Quantization.init) ?? .none
  }

  static func run() throws -> String {
    try ModelShape.chosen.map { shape in
      let weights = Parameters(shape.configuration, initializedFrom: RandomStream(seed: 1))
      var draws = RandomStream(seed: 2)
      let sources = (0..<32).map { _ in (0..<40).map { _ in Int32(draws.uniform(in: 5...99)) } }
      let greedy = try rate(sources, shape, weights, beamWidth: 1)
      let beam = try rate(sources, shape, weights, beamWidth: 10)
      return "\n  \(shape.name): greedy \(formatted(greedy, 1)), beam 10 \(formatted(beam, 1)) "
        + "sequences/s"
    }.joined()
  }

  /// The best of as many rounds as the argument says, after one to warm up.
  private static func rate(
    _ sources: [[Int32]], _ shape: ModelShape, _ weights: Parameters, beamWidth: Int
  ) throws -> Double {
    var options = SearchOptions()
    options.beamWidth = beamWidth
    options.maximumLength = 40
    options.quantization = quantization
    // An even share of the sources for each thread.
    options.rowsPerBatch = 16 * beamWidth
    let constraint = FullLength(end: 2)
    let frame = SequenceFrame(start: 0, end: 2)
    var times: [Double] = []
    for _ in 0...inputCount(default: 3) {
      times.append(
        try seconds {
          let found =
            beamWidth == 1
            ? try GreedySearch(frame: frame, options: options, constraint: constraint)
              .search(sources, configuration: shape.configuration, weights: weights, workers: 2)
            : try BeamSearch(frame: frame, options: options, constraint: constraint)
              .search(sources, configuration: shape.configuration, weights: weights, workers: 2)
          guard found.allSatisfy({ $0.first?.tokens.count == 40 }) else {
            throw BenchmarkFailure(description: "a search ended early")
          }
        })
    }
    return Double(sources.count) / (times.dropFirst().min() ?? .infinity)
  }
}

/// Never ends before the limit, as the peers' measure asks.
private struct FullLength: TokenConstraint {
  struct State: Hashable, Sendable {}
  let end: Int32
  let initialState = State()

  func fill(mask: inout [Bool], after state: State, remaining: Int) {
    for index in mask.indices { mask[index] = index != Int(end) }
  }

  func advance(_ state: inout State, by token: Int32) {}
}
