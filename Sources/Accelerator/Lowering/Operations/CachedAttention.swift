import Autodiff
import Tensors
import Transformer

extension Lowering {
  /// Attention of one token of each row to tokens that were kept: those of the row's source, its own, or both.
  mutating func lower(_ operation: CachedAttentionOperation) {
    guard var cache else { preconditionFailure("attention to kept tokens without any") }
    let rows = cache.shape.rows
    let model = operation.context.columns
    let (heads, width) = (operation.headCount, model / operation.headCount)
    let input = self[operation.queries]
    func token(_ first: Int) -> Tensor {
      input.sliced(1, first..<(first + model)).reshaped([rows, heads, 1, width])
    }
    var spans: [KeptSpan] = []
    if operation.spans.own == nil {
      spans.append(KeptSpan(cache.nextCross(), ofSources: cache, isCausal: false))
    } else {
      let products = operation.keyProducts.map {
        self[$0].reshaped([rows, heads, 1, $0.columns / heads])
      }
      let (own, index) = cache.nextSelf(
        adding: KeptTokens(keys: token(model), values: token(2 * model), products: products))
      if operation.spans.prefix != nil {
        spans.append(KeptSpan(cache.source[index], ofSources: cache, isCausal: true))
      }
      spans.append(KeptSpan(own, ofRows: cache))
    }
    self.cache = cache
    let queries = input.sliced(1, 0..<model).reshaped([rows, heads, width])
    var scores: [Tensor] = []
    for span in spans { scores.append(self.scores(of: queries, in: span, operation)) }
    let all = softmax(Tensor.concatenated(scores, dimension: 2))
      .converted(to: precision.activations)
    var contexts: [Tensor] = []
    var first = 0
    for span in spans {
      contexts.append(span.contexts(all.sliced(2, first..<(first + span.length))))
      first += span.length
    }
    put(
      contexts.dropFirst().reduce(contexts[0], +).reshaped([rows, model]), into: operation.context)
  }

  /// `[rows, heads, length]`, those of tokens that are not there far below all others.
  private mutating func scores(
    of queries: Tensor, in span: KeptSpan, _ operation: CachedAttentionOperation
  ) -> Tensor {
    var scores = span.products(queries) * Double(operation.scale)
    for bias in operation.spans.biases {
      scores = scores + span.lookUp(numbers(of: bias), at: buckets(bias.buckets, span))
    }
    if let products = span.kept.products, let keyBuckets = operation.spans.keyBuckets {
      scores = scores + span.picked(from: products, at: buckets(keyBuckets, span))
    }
    return span.isSeen.select(scores, scores.like(-1e30))
  }

  /// `[heads, buckets]` for all rows alike, or `[rows, heads, buckets]`.
  private mutating func numbers(of bias: AttentionBias) -> Tensor {
    let count = bias.buckets.count
    switch bias.values {
    case .constant(let matrix):
      return constant(matrix).reshaped([matrix.columns / count, count])
    case .value(let value):
      let numbers = self[value].converted(to: .float32)
      let heads = value.columns / count
      return numbers.reshaped(bias.row == .shared ? [heads, count] : [value.rows, heads, count])
    }
  }

  /// The bucket of the distance to each token of a span.
  private mutating func buckets(_ buckets: RelativeBuckets, _ span: KeptSpan) -> Tensor {
    let table = constant(
      HostArray(.integers(buckets.columns), shape: [buckets.columns.count, 1]))
    let distances = span.distances
    return table.rows(at: (distances + Double(buckets.origin)).reshaped([distances.count]))
      .reshaped(distances.shape)
  }
}
