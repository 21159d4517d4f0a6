import Tensors
import Testing

@Suite("Attention")
struct AttentionTests {
  /// Buckets of every distance between −9 and 9, in five columns.
  private static let buckets = RelativeBuckets(
    columns: (0..<19).map { Int32(($0 * $0 + 3) % 5) }, origin: 9, count: 5)

  private static let headCount = 2
  private static let width = 3

  /// What is added to the score of query i and key j of head h, by definition.
  private func bias(
    _ values: Matrix, _ choice: RelativeBias.RowChoice, _ head: Int, queryStart: Int,
    keyStart: Int, _ i: Int, _ j: Int
  ) -> Double {
    let row =
      switch choice {
      case .shared: 0
      case .query: queryStart + i
      case .key: keyStart + j
      case .queryPlace: i
      }
    return Double(values[row, head * 5 + Int(Self.buckets.columns[j - i + 9])])
  }

  /// The context of one head of one sequence with extra scores, in double precision.
  private func context(
    _ query: [Double], _ keys: [[Double]], _ values: [[Double]], scale: Double, extra: [Double]
  ) -> [Double] {
    let scores = zip(keys, extra).map { key, extra in
      scale * zip(query, key).reduce(0) { $0 + $1.0 * $1.1 } + extra
    }
    let weights = Reference.softmax(scores)
    return query.indices.map { i in zip(weights, values).reduce(0) { $0 + $1.0 * $1.1[i] } }
  }

  private func slices(_ matrix: Matrix, _ rows: Range<Int>, _ head: Int) -> [[Double]] {
    rows.map { row in
      (0..<Self.width).map { Double(matrix[row, head * Self.width + $0]) }
    }
  }

  @Test(
    "with biases is that of a slow version",
    arguments: [RelativeBias.RowChoice.shared, .query, .key, .queryPlace], [false, true])
  func biases(_ choice: RelativeBias.RowChoice, _ isCausal: Bool) {
    let offsets: [Int32] = [0, 10, 11, 16]
    let geometry = PackedAttention(
      queryOffsets: offsets, keyOffsets: offsets, headCount: Self.headCount, isCausal: isCausal)
    let (queries, keys, values) = (
      Reference.random(16, 6, seed: 1), Reference.random(16, 6, seed: 2),
      Reference.random(16, 6, seed: 3)
    )
    let table = Reference.random(16, 10, seed: 4, scale: 2)
    let result = Reference.random(16, 6, seed: 5)
    let probabilities = Reference.random(1, geometry.probabilityCount, seed: 6)
    geometry.attend(
      PackedAttention.Operands(queries: queries, keys: keys, values: values),
      PackedAttention.Variation(
        scale: 0.7,
        biases: [RelativeBias(values: table, row: choice, buckets: Self.buckets)]),
      probabilities: probabilities, into: result)
    for sequence in 0..<3 {
      let (start, end) = (Int(offsets[sequence]), Int(offsets[sequence + 1]))
      for head in 0..<Self.headCount {
        for i in 0..<(end - start) {
          let seen = start..<(isCausal ? start + i + 1 : end)
          let expected = context(
            slices(queries, (start + i)..<(start + i + 1), head)[0], slices(keys, seen, head),
            slices(values, seen, head), scale: Double(Float(0.7)),
            extra: seen.indices.map {
              bias(
                table, choice, head, queryStart: start, keyStart: start, i, $0 - start)
            })
          for column in 0..<Self.width {
            let value = Double(result[start + i, head * Self.width + column])
            #expect(abs(value - expected[column]) < 1e-5)
          }
        }
      }
    }
  }

  @Test("with dropout keeps each head's probabilities where the mask of the whole does")
  func dropout() {
    let geometry = PackedAttention(
      queryOffsets: [0, 7, 11], keyOffsets: [0, 5, 12], headCount: 2, isCausal: false)
    let operands = PackedAttention.Operands(
      queries: Reference.random(11, 6, seed: 1), keys: Reference.random(12, 6, seed: 2),
      values: Reference.random(12, 6, seed: 3))
    let count = geometry.probabilityCount
    let (plain, undropped, dropped, expected) = (
      Reference.random(1, count, seed: 4), Reference.random(1, count, seed: 5),
      Reference.random(1, count, seed: 6), Reference.random(1, count, seed: 7)
    )
    let mask = DropoutMask(key: 8, probability: 0.4)
    let contexts = Reference.random(11, 6, seed: 8)
    geometry.attend(operands, probabilities: plain, into: contexts)
    geometry.attend(
      operands, dropout: (mask: mask, dropped: dropped), probabilities: undropped, into: contexts)
    mask.apply(to: plain, into: expected)
    #expect(undropped.elements == plain.elements)
    #expect(dropped.elements == expected.elements)
    #expect(dropped.elements.contains(0))
  }

  @Test("over two spans with biases is that of a slow version", arguments: [nil, Float(0.3)])
  func spans(_ scale: Float?) {
    let attention = SpanAttention(starts: [4, 0, 9], counts: [5, 1, 3], headCount: 2)
    let own = (keys: Reference.random(12, 6, seed: 1), values: Reference.random(12, 6, seed: 2))
    let prefix: SpanAttention.Prefix = (
      keys: Reference.random(9, 9, seed: 3).columns(1..<7),
      values: Reference.random(9, 9, seed: 4).columns(3..<9), starts: [2, 0, 5], counts: [7, 0, 1]
    )
    let queries = Reference.random(3, 6, seed: 5)
    let biases = Reference.random(3, 30, seed: 6, scale: 2)
    let contexts = Reference.random(3, 6, seed: 7)
    let needed = attention.scratchCount(prefixCounts: prefix.counts)
    #expect(needed == 24)
    attention.attend(
      queries, keys: own.keys, values: own.values, into: contexts,
      scratch: Reference.random(1, needed, seed: 8), prefix: prefix,
      biases: (values: biases, stride: 15), scale: scale)
    for row in 0..<3 {
      for head in 0..<2 {
        let before = Int(prefix.starts[row])..<Int(prefix.starts[row] + prefix.counts[row])
        let after =
          Int(attention.starts[row])..<Int(attention.starts[row] + attention.counts[row])
        let keys = slices(prefix.keys, before, head) + slices(own.keys, after, head)
        let expected = context(
          slices(queries, row..<(row + 1), head)[0], keys,
          slices(prefix.values, before, head) + slices(own.values, after, head),
          scale: Double(scale ?? 1 / Float(3).squareRoot()),
          extra: keys.indices.map { Double(biases[row, head * 15 + $0]) })
        for column in 0..<Self.width {
          let value = Double(contexts[row, head * Self.width + column])
          #expect(abs(value - expected[column]) < 1e-5)
        }
      }
    }
  }

  @Test("over a span and its continuation is that over the whole")
  func prefix() {
    let (keys, values) = (Reference.random(9, 6, seed: 1), Reference.random(9, 6, seed: 2))
    let queries = Reference.random(1, 6, seed: 3)
    let (whole, parts) = (Reference.random(1, 6, seed: 4), Reference.random(1, 6, seed: 5))
    let scratch = Reference.random(1, 18, seed: 6)
    SpanAttention(starts: [0], counts: [9], headCount: 2)
      .attend(queries, keys: keys, values: values, into: whole, scratch: scratch)
    SpanAttention(starts: [4], counts: [5], headCount: 2)
      .attend(
        queries, keys: keys, values: values, into: parts, scratch: scratch,
        prefix: (keys: keys, values: values, starts: [0], counts: [4]))
    #expect(zip(whole.elements, parts.elements).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test(
    "of heads as wide as registers is that of a slow version", arguments: [16, 32, 48, 64],
    [1, 15, 16, 40])
  func wideHeads(_ width: Int, _ count: Int) {
    let heads = 3
    let keys = Reference.random(count + 2, 2 * heads * width, seed: 1)
    let queries = Reference.random(1, heads * width, seed: 2)
    let contexts = Reference.random(1, heads * width, seed: 3)
    SpanAttention(starts: [2], counts: [Int32(count)], headCount: heads)
      .attend(
        queries, keys: keys.columns(0..<heads * width),
        values: keys.columns(heads * width..<2 * heads * width), into: contexts,
        scratch: Reference.random(1, heads * count, seed: 4), scale: 0.7)
    for head in 0..<heads {
      let weights = Reference.softmax(
        (0..<count).map { key in
          (head * width..<(head + 1) * width).reduce(0) {
            $0 + 0.7 * Double(queries[0, $1]) * Double(keys[key + 2, $1])
          }
        })
      for column in head * width..<(head + 1) * width {
        let expected = (0..<count).reduce(0) {
          $0 + weights[$1] * Double(keys[$1 + 2, heads * width + column])
        }
        #expect(abs(Double(contexts[0, column]) - expected) < 1e-5)
      }
    }
  }
}
