public import Training
public import Transformer

/// The few shapes in which a run's batches are computed.
///
/// A pair goes into the first shape that holds it. Short pairs are computed many at once, so that all shapes have at most the
/// same number of tokens; beyond the longest example there is one shape as long as the model allows.
public struct BatchShapes: Hashable, Sendable {
  /// The shapes, the shortest first.
  public let all: [PaddedShape]

  /// Chooses shapes for what is like a sample.
  ///
  /// - Parameters:
  ///   - sample: Examples, at least one.
  ///   - model: The shape of the model, which takes no longer sequences than it has places for.
  ///   - batch: The number of pairs that come at once on each device.
  ///   - options: The number of shapes and the tokens of each.
  public init(
    sample: TokenPairs, for model: TransformerConfiguration, batch: Int, options: DeviceOptions
  ) {
    precondition(sample.count > 0, "shapes without examples")
    let longest = LengthBuckets.Lengths(source: model.maximumLength, target: model.longestTarget)
    let lengths = (0..<sample.count).map { LengthBuckets.Lengths(sample, $0) }
    let buckets = LengthBuckets(for: lengths, count: options.buckets, limit: longest)
    var counts = buckets.all.map { _ in 0 }
    for pair in lengths {
      if let bucket = buckets.bucket(for: pair) { counts[bucket] += 1 }
    }
    var shapes = buckets.shapes(tokensPerBatch: options.tokens, multiple: 1)
    if !buckets.all.contains(longest) {
      counts.append(0)
      shapes.append(
        PaddedShape(
          sequences: max(1, options.tokens / longest.sum), source: longest.source,
          target: longest.target))
    }
    for (index, count) in counts.enumerated() {
      let expected = Self.sequences(share: Double(count) / Double(sample.count), of: batch)
      shapes[index].sequences = min(shapes[index].sequences, expected)
    }
    all = shapes
  }

  /// Room for part of the pairs that are expected at once, so that the last batch, which is not full, is small.
  private static func sequences(share: Double, of batch: Int) -> Int {
    share > 0.95 ? batch : max(8, (Int(share * Double(batch)) / 2 + 7) / 8 * 8)
  }

  /// Divides pairs into batches of these shapes.
  ///
  /// - Returns: For each batch its shape and its pairs, in the order of the shapes and then of the pairs.
  public func batches(
    of pairs: TokenPairs, in range: Range<Int>
  ) -> [(shape: PaddedShape, pairs: [Int])] {
    var members = [[Int]](repeating: [], count: all.count)
    for pair in range {
      let lengths = LengthBuckets.Lengths(pairs, pair)
      let place = all.firstIndex { lengths.source <= $0.source && lengths.target <= $0.target }
      // What no shape holds is refused when it is encoded.
      members[place ?? all.count - 1].append(pair)
    }
    return zip(all, members).flatMap { shape, members in
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
}

extension LengthBuckets.Lengths {
  /// The lengths of a pair in a batch, end tokens included.
  fileprivate init(_ pairs: TokenPairs, _ pair: Int) {
    let target = pairs.target(pair).count + 1
    self.init(source: pairs.cost(of: pair) - target, target: target)
  }
}
