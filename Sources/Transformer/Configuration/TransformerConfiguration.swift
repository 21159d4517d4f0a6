/// The shape of a transformer: everything that decides which parameters it has and what it computes.
///
/// | here | Vaswani et al. 2017 | Hugging Face BART |
/// | --- | --- | --- |
/// | `modelDimension` | d_model | `d_model` |
/// | `headCount` | h | `encoder_attention_heads`, `decoder_attention_heads` |
/// | `feedForwardDimension` | d_ff | `encoder_ffn_dim`, `decoder_ffn_dim` |
/// | `encoderLayerCount`, `decoderLayerCount` | N | `encoder_layers`, `decoder_layers` |
public struct TransformerConfiguration: Codable, Hashable, Sendable {
  /// Which stacks a model has and where the answer is read.
  public enum Architecture: String, CaseIterable, Codable, Hashable, Sendable {
    /// A decoder writes the answer and reads the encoder's states of the problem.
    case encoderDecoder
    /// The answer is read at the first places of the encoder's states, all at once.
    ///
    /// The source is padded to at least `answerLength` tokens, so that its length tells nothing of the answer's.
    case encoderOnly
    /// One causal stack reads the problem and goes on with the answer; the loss is that of the answer.
    case decoderOnly
  }

  /// Where a norm stands in a residual block.
  public enum Normalization: String, CaseIterable, Codable, Hashable, Sendable {
    /// x + sublayer(norm(x)), with a norm after the last layer (Xiong et al. 2020): trains at any depth.
    case pre
    /// norm(x + sublayer(x)), as in Vaswani et al. 2017.
    case post
  }

  /// What a norm computes.
  public enum Norm: String, CaseIterable, Codable, Hashable, Sendable {
    /// (x − mean)/deviation·weight + bias (Ba, Kiros and Hinton 2016).
    case layerNorm
    /// x/root mean square·weight (Zhang and Sennrich 2019).
    case rmsNorm
  }

  /// What a feed-forward sublayer computes between its two linear layers.
  public enum FeedForwardActivation: String, CaseIterable, Codable, Hashable, Sendable {
    /// max(x, 0).
    case relu
    /// x·Φ(x) with the exact normal distribution function (Hendrycks and Gimpel 2016).
    case gelu
    /// silu(gate)·x, where the first layer makes gate and x side by side (Shazeer 2020).
    case swiglu
  }

  /// Which of the three vocabulary matrices are one and the same.
  public enum EmbeddingSharing: String, CaseIterable, Codable, Hashable, Sendable {
    /// Source embedding, target embedding and output projection share one matrix, as in BART.
    case all
    /// The target embedding is the output projection; the source embedding is separate (Lample and Charton 2020).
    case targetAndOutput
    /// Three matrices.
    case none
  }

  /// The number of tokens, of the source and of the target alike.
  public var vocabularySize: Int
  /// Which stacks there are.
  public var architecture = Architecture.encoderDecoder
  /// The width of every token's state.
  public var modelDimension = 256
  /// The number of attention heads; it divides the model dimension.
  public var headCount = 8
  /// The number of encoder layers.
  public var encoderLayerCount = 4
  /// The number of decoder layers.
  public var decoderLayerCount = 4
  /// The width inside the feed-forward sublayers.
  public var feedForwardDimension = 1024
  /// Where the decoder of an encoder-decoder differs from these.
  public var decoder = DecoderShape()
  /// Where norms stand.
  public var normalization = Normalization.pre
  /// What norms compute.
  public var norm = Norm.layerNorm
  /// Whether queries and keys are divided by their lengths and compared at a trained temperature.
  ///
  /// Henry et al. 2020.
  public var normalizesQueriesAndKeys = false
  /// How positions are encoded.
  public var positions = Positions.learned
  /// What tunes the position encodings.
  public var positionOptions = PositionOptions()
  /// The most tokens of a source or of a target sequence, start and end tokens included; of both together where there
  /// is only a decoder.
  public var maximumLength = 512
  /// The most tokens of an answer, the end token included, that a lone encoder can give.
  public var answerLength = 64
  /// The token that a lone encoder's source is padded with.
  public var paddingToken: Int32 = 1
  /// Which vocabulary matrices are shared.
  public var embeddingSharing = EmbeddingSharing.all
  /// What the feed-forward sublayers compute inside.
  public var activation = FeedForwardActivation.relu
  /// Whether linear layers add a bias.
  public var hasBiases = true
  /// Whether embeddings are normalised before the first layer.
  public var normalizesEmbeddings = false
  /// Whether token embeddings are multiplied by √`modelDimension`.
  public var scalesEmbeddings = false
  /// Passing several times through the same layers.
  public var universal = UniversalOptions()
  /// The probability that an element of an embedding or of a sublayer's output is dropped in training.
  public var dropout: Float = 0
  /// The probability that an attention weight is dropped in training.
  public var attentionDropout: Float = 0
  /// The number added to the variance in norms.
  public var layerNormEpsilon: Float = 1e-5

  /// Creates the default shape (d 256, 8 heads, 4 + 4 layers) for a vocabulary.
  public init(vocabularySize: Int) {
    self.vocabularySize = vocabularySize
  }
}
