import Transformer

/// What one attention keeps of tokens: keys and values `[sequences, heads, tokens, width]`, and what relative keys add,
/// `[sequences, heads, tokens, distances]`.
struct KeptTokens {
  var keys: Tensor
  var values: Tensor
  var products: Tensor?

  /// In the order of arguments and results.
  var all: [Tensor] { [keys, values] + (products.map { [$0] } ?? []) }

  init(keys: Tensor, values: Tensor, products: Tensor?) {
    self.keys = keys
    self.values = values
    self.products = products
  }

  /// Two or three tensors, as `all` gives them.
  init(_ tensors: [Tensor]) {
    self.init(
      keys: tensors[0], values: tensors[1], products: tensors.count > 2 ? tensors[2] : nil)
  }
}

/// What attention of a step reads besides the values of its program, and what it leaves for the next step.
struct StepCache {
  let shape: DecodingShape
  /// The number of tokens before this one, `[]`, the same in all rows.
  let position: Tensor
  /// The number of tokens of each source, `[sources]`.
  let sourceCounts: Tensor
  /// The tokens of the sources, `sources` sequences, by attention: cross-attention, or the self-attention of a lone decoder.
  let source: [KeptTokens]
  /// The tokens of the hypotheses, `rows` sequences, by self-attention.
  private(set) var own: [KeptTokens]
  private var selfCount = 0
  private var crossCount = 0

  init(
    shape: DecodingShape, position: Tensor, sourceCounts: Tensor, source: [KeptTokens],
    own: [KeptTokens]
  ) {
    self.shape = shape
    self.position = position
    self.sourceCounts = sourceCounts
    self.source = source
    self.own = own
  }

  /// What the next cross-attention reads: passes through the layers read the same.
  mutating func nextCross() -> KeptTokens {
    defer { crossCount += 1 }
    return source[crossCount % source.count]
  }

  /// What the next self-attention reads, a token of each row having been added at the position: each pass keeps its own.
  mutating func nextSelf(adding token: KeptTokens) -> (own: KeptTokens, index: Int) {
    defer { selfCount += 1 }
    let pairs = zip(own[selfCount].all, token.all)
    own[selfCount] = KeptTokens(
      pairs.map { $0.replaced(by: $1, at: position, dimension: 2) })
    return (own[selfCount], selfCount)
  }
}
