/// The named parameters of a model and where each lies in one flat buffer of Float32.
///
/// Names and shapes are those of the Hugging Face class that matches the configuration (BART, Pegasus, …), so that
/// files interchange. Matrices are `[output, input]`, row by row. What one product covers lies side by side: the query,
/// key and value matrices of self-attention, and the key and value matrices of cross-attention, have no gap between.
public struct ParameterLayout: Hashable, Sendable {
  /// One named parameter.
  public struct Entry: Hashable, Sendable {
    /// The name, such as `model.encoder.layers.0.self_attn.q_proj.weight`.
    public let name: String
    /// The extents, outermost first.
    public let shape: [Int]
    /// The index of the first element in the flat buffer.
    public let offset: Int

    /// The number of elements.
    public var count: Int { shape.reduce(1, *) }
    /// The indices of the elements in the flat buffer.
    public var range: Range<Int> { offset..<(offset + count) }
  }

  /// The parameters in the order in which they lie in the buffer.
  public private(set) var entries: [Entry] = []
  /// The number of elements of the flat buffer, gaps for alignment included; what is in a gap stays zero.
  public private(set) var count = 0
  private var indices: [String: Int] = [:]

  /// The layout of a validated configuration.
  public init(_ configuration: TransformerConfiguration) {
    let vocabulary = configuration.vocabularySize
    if configuration.sharesAllEmbeddings {
      append([("model.shared.weight", [vocabulary, configuration.answeringSide.modelDimension])])
    } else {
      for side in configuration.sides {
        append([(configuration.tokenTableName(side.side), [vocabulary, side.modelDimension])])
      }
    }
    for side in configuration.sides { appendSide(side, configuration) }
    if !configuration.tiesOutput {
      append([("lm_head.weight", [vocabulary, configuration.answeringSide.modelDimension])])
    }
    if configuration.hasBiases { append([("final_logits_bias", [1, vocabulary])]) }
  }

  /// The parameter with a name, or nil where the model has none.
  public subscript(name: String) -> Entry? { indices[name].map { entries[$0] } }

  /// Appends parameters without a gap between them; the first starts at a cache line.
  mutating func append(_ group: [(name: String, shape: [Int])]) {
    count = (count + 15) / 16 * 16
    for (name, shape) in group {
      let entry = Entry(name: name, shape: shape, offset: count)
      indices[name] = entries.count
      entries.append(entry)
      count += entry.count
    }
  }
}
