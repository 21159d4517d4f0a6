public import Transformer

/// A few pairs of lengths that batches are padded to, chosen so that padding costs little.
///
/// Each program of a device has fixed lengths, and compiling one takes long: few must do. Pairs are taken in the order of their
/// sums; every bucket holds a stretch of that order, and of all divisions into so many stretches the one with the fewest
/// padded tokens is found by dynamic programming (Bellman 1954).
public struct LengthBuckets: Hashable, Sendable {
  /// The lengths of a source and a target, end tokens included.
  public struct Lengths: Hashable, Sendable {
    /// The tokens of the source.
    public var source: Int
    /// The tokens of the target with its start or end token.
    public var target: Int

    /// Two positive lengths.
    public init(source: Int, target: Int) {
      self.source = source
      self.target = target
    }

    /// The tokens of both.
    public var sum: Int { source + target }

    /// Whether a pair fits into these.
    public func holds(_ other: Lengths) -> Bool {
      other.source <= source && other.target <= target
    }

    fileprivate func joined(_ other: Lengths) -> Lengths {
      Lengths(source: max(source, other.source), target: max(target, other.target))
    }
  }

  /// The buckets, from the fewest tokens to the most; the last holds every pair that the others do not.
  public let all: [Lengths]

  /// The buckets for pairs of these lengths, at most `count`.
  ///
  /// - Parameters:
  ///   - pairs: The lengths of a sample of pairs, not empty.
  ///   - count: The greatest number of buckets.
  ///   - multiple: Lengths are rounded up to multiples of this, which suits devices.
  ///   - limit: The lengths that the model takes at most; pairs beyond are not counted, and the last bucket is not larger.
  public init(for pairs: [Lengths], count: Int, multiple: Int = 8, limit: Lengths) {
    precondition(count > 0 && multiple > 0, "\(count) buckets of multiples of \(multiple)")
    func rounded(_ length: Int, _ limit: Int) -> Int {
      min((length + multiple - 1) / multiple * multiple, limit)
    }
    var numbers: [Lengths: Int] = [:]
    for pair in pairs where limit.holds(pair) {
      let lengths = Lengths(
        source: rounded(pair.source, limit.source), target: rounded(pair.target, limit.target))
      numbers[lengths, default: 0] += 1
    }
    let kinds = numbers.sorted {
      ($0.key.sum, $0.key.source) < ($1.key.sum, $1.key.source)
    }.map { (lengths: $0.key, number: $0.value) }
    guard !kinds.isEmpty else {
      all = [limit]
      return
    }
    all = Self.divided(kinds, count: min(count, kinds.count))
      .sorted { ($0.sum, $0.source) < ($1.sum, $1.source) }
  }

  /// The first bucket that holds a pair, or nil where none does.
  public func bucket(for pair: Lengths) -> Int? { all.firstIndex { $0.holds(pair) } }

  /// The division of kinds of pairs, in their order, into stretches with the fewest tokens.
  private static func divided(
    _ kinds: [(lengths: Lengths, number: Int)], count: Int
  ) -> [Lengths] {
    /// The best division of the first kinds: its last bucket, and where that begins.
    struct Best {
      var tokens = Int.max
      var start = 0
      var last = Lengths(source: 0, target: 0)
    }
    // best[n][end]: into at most n stretches.
    var best = [[Best]](
      repeating: Array(repeating: Best(), count: kinds.count + 1), count: count + 1)
    for stretches in 0...count { best[stretches][0].tokens = 0 }
    for stretches in 1...count {
      for end in 1...kinds.count {
        var lengths = kinds[end - 1].lengths
        var number = 0
        for start in (0..<end).reversed() {
          lengths = lengths.joined(kinds[start].lengths)
          number += kinds[start].number
          let before = best[stretches - 1][start].tokens
          guard before < Int.max, before + number * lengths.sum < best[stretches][end].tokens
          else { continue }
          best[stretches][end] = Best(
            tokens: before + number * lengths.sum, start: start, last: lengths)
        }
      }
    }
    var buckets: [Lengths] = []
    var (stretches, end) = (count, kinds.count)
    while end > 0 {
      buckets.append(best[stretches][end].last)
      end = best[stretches][end].start
      stretches -= 1
    }
    return buckets
  }
}

extension LengthBuckets {
  /// The shapes of the buckets with about as many tokens each, padding included.
  ///
  /// - Parameters:
  ///   - tokens: The tokens of a batch.
  ///   - multiple: The number of sequences is a multiple of this, and at least this.
  /// - Returns: A shape for each bucket.
  public func shapes(tokensPerBatch tokens: Int, multiple: Int = 8) -> [PaddedShape] {
    all.map { lengths in
      let sequences = max(1, tokens / lengths.sum / multiple) * multiple
      return PaddedShape(sequences: sequences, source: lengths.source, target: lengths.target)
    }
  }
}
