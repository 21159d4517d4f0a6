import Foundation
import Randomness
import Synchronization
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

  /// The mean of the batches of some seconds, which the argument says (2); the model is loaded, and warm, before.
  private static func rate(
    _ sources: [[Int32]], _ shape: ModelShape, _ weights: Parameters, beamWidth: Int
  ) throws -> Double {
    var options = SearchOptions()
    options.beamWidth = beamWidth
    options.maximumLength = 40
    let constraint = FullLength(end: 2)
    let frame = SequenceFrame(start: 0, end: 2)
    let measured =
      beamWidth == 1
      ? try meanSeconds(
        of: GreedySearch(frame: frame, options: options, constraint: constraint), sources, shape,
        weights)
      : try meanSeconds(
        of: BeamSearch(frame: frame, options: options, constraint: constraint), sources, shape,
        weights)
    return Double(sources.count) / measured
  }

  private static func meanSeconds(
    of search: some SequenceSearch, _ sources: [[Int32]], _ shape: ModelShape,
    _ weights: Parameters
  ) throws -> Double {
    let once = try times(of: search, sources, shape, weights, rounds: 1)[0]
    let rounds = max(1, Int(Double(inputCount(default: 2)) / once))
    let all = try times(of: search, sources, shape, weights, rounds: rounds)
    return all.reduce(0, +) / Double(all.count)
  }

  /// The seconds of rounds, after one to warm up, in each of which two threads decode half of the sources each.
  private static func times(
    of search: some SequenceSearch, _ sources: [[Int32]], _ shape: ModelShape,
    _ weights: Parameters, rounds: Int
  ) throws -> [Double] {
    let halves = [Array(sources[..<(sources.count / 2)]), Array(sources[(sources.count / 2)...])]
    let line = StartingLine(count: halves.count)
    let laps = ThreadTeam(workers: halves.count).map(
      count: halves.count,
      state: {
        Result {
          try IncrementalDecoder(
            shape.configuration, weights: weights, quantization: quantization)
        }
      }
    ) { decoder, half in
      Result {
        let decoder = try decoder.get()
        return try (0...rounds).map { round in
          line.wait(round: round)
          let start = ContinuousClock.now
          let found = try search.search(halves[half], with: decoder)
          guard found.allSatisfy({ $0.first?.tokens.count == 40 }) else {
            throw BenchmarkFailure(description: "a search ended early")
          }
          return start..<ContinuousClock.now
        }
      }
    }
    let (first, second) = (try laps[0].get(), try laps[1].get())
    return zip(first, second).dropFirst().map { first, second in
      (max(first.upperBound, second.upperBound) - min(first.lowerBound, second.lowerBound))
        / .seconds(1)
    }
  }
}

/// Where threads wait for one another before each round.
private final class StartingLine: Sendable {
  private let count: Int
  private let arrivals = Atomic(0)

  init(count: Int) { self.count = count }

  func wait(round: Int) {
    arrivals.add(1, ordering: .sequentiallyConsistent)
    while arrivals.load(ordering: .sequentiallyConsistent) < count * (round + 1) {}
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
