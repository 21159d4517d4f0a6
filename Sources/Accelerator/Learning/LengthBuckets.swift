public import Training
public import Transformer

/// The few shapes that batches are padded to, chosen from examples so that little is padding.
///
/// A pair goes into the smallest shape that holds it. All shapes have about the same number of tokens, so short pairs are
/// computed many at once; beyond the longest example there is one shape as long as the model allows.
public struct LengthBuckets: Hashable, Sendable {
  /// The shapes, the smallest lengths first.
  public let shapes: [PaddedShape]

  /// Chooses shapes.
  ///
  /// - Parameters:
  ///   - sample: Examples, at least one.
  ///   - limit: The most tokens of a sequence, start or end token included.
  ///   - batch: The number of pairs that come at once on each device.
  ///   - options: The number of shapes and the tokens of each.
  public init(sample: TokenPairs, limit: Int, batch: Int, options: DeviceOptions) {
    precondition(sample.count > 0, "buckets without examples")
    let lengths = (0..<sample.count).map { Lengths(sample, $0) }
      .sorted { ($0.total, $0.source) < ($1.total, $1.source) }
    var shapes: [PaddedShape] = []
    for range in Self.groups(of: lengths, count: options.buckets) {
      let members = lengths[range]
      let source = Self.rounded(members.map(\.source).max() ?? 1, limit: limit)
      let target = Self.rounded(members.map(\.target).max() ?? 1, limit: limit)
      let share = Double(members.count) / Double(lengths.count)
      // Part of what is expected at once, so that the last, unfilled part is small.
      let expected = share > 0.95 ? Double(batch) : share * Double(batch) / 2
      let wanted = share > 0.95 ? batch : Self.roundedUp(Int(expected), to: 8)
      shapes.append(
        PaddedShape(
          sequences: max(1, min(wanted, options.tokens / (source + target))), source: source,
          target: target))
    }
    shapes.append(
      PaddedShape(
        sequences: max(1, min(8, options.tokens / (2 * limit))), source: limit, target: limit))
    self.shapes = shapes
  }

  /// Divides pairs into batches of these shapes.
  ///
  /// - Returns: For each batch its shape and its pairs, in the order of the shapes and then of the pairs.
  public func batches(
    of pairs: TokenPairs, in range: Range<Int>
  ) -> [(shape: PaddedShape, pairs: [Int])] {
    var members = [[Int]](repeating: [], count: shapes.count)
    for pair in range {
      let lengths = Lengths(pairs, pair)
      // What no shape holds is refused when it is encoded.
      let place = shapes.firstIndex { lengths.source <= $0.source && lengths.target <= $0.target }
      members[place ?? shapes.count - 1].append(pair)
    }
    return zip(shapes, members).flatMap { shape, members in
      stride(from: 0, to: members.count, by: shape.sequences).map { start in
        (shape, Array(members[start..<min(start + shape.sequences, members.count)]))
      }
    }
  }

  /// The share of padding among the tokens that are computed for examples.
  public func waste(on pairs: TokenPairs, batch: Int) -> Double {
    var (real, computed) = (0, 0)
    for start in stride(from: 0, to: pairs.count, by: batch) {
      for (shape, members) in batches(of: pairs, in: start..<min(start + batch, pairs.count)) {
        computed += shape.sequences * (shape.source + shape.target)
        real += members.reduce(0) { $0 + pairs.cost(of: $1) }
      }
    }
    return computed > 0 ? 1 - Double(real) / Double(computed) : 0
  }

  /// The lengths of a pair in a batch, end tokens included.
  private struct Lengths {
    let source, target: Int
    var total: Int { source + target }

    init(_ pairs: TokenPairs, _ pair: Int) {
      target = pairs.target(pair).count + 1
      source = pairs.cost(of: pair) - target
    }
  }

  /// Multiples of eight, which the matrix units of graphics processors like.
  private static func rounded(_ length: Int, limit: Int) -> Int {
    min(roundedUp(length, to: 8), limit)
  }

  private static func roundedUp(_ number: Int, to unit: Int) -> Int {
    max(1, (number + unit - 1) / unit) * unit
  }

  /// Divides pairs in the order of their lengths so that padding each group to its longest costs least: dynamic
  /// programming over 64 possible borders.
  private static func groups(of lengths: [Lengths], count: Int) -> [Range<Int>] {
    let steps = min(64, lengths.count)
    let borders = (0...steps).map { $0 * lengths.count / steps }
    var best = [Int](repeating: .max, count: steps + 1)
    var groups = [[Range<Int>]](repeating: [], count: steps + 1)
    best[0] = 0
    for _ in 0..<count {
      let (before, groupsBefore) = (best, groups)
      for end in 1...steps {
        var (source, target) = (0, 0)
        for start in stride(from: end - 1, through: 0, by: -1) {
          let range = borders[start]..<borders[end]
          for place in borders[start]..<borders[start + 1] {
            source = max(source, lengths[place].source)
            target = max(target, lengths[place].target)
          }
          guard before[start] < .max else { continue }
          let cost = before[start] + range.count * (source + target)
          if cost < best[end] {
            best[end] = cost
            groups[end] = groupsBefore[start] + [range]
          }
        }
      }
    }
    return groups[steps]
  }
}
