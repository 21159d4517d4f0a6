public import Tensors

/// The shape of an encoder-decoder transformer: everything that decides which parameters it has and what it computes.
///
/// | here | Vaswani et al. 2017 | Hugging Face BART |
/// | --- | --- | --- |
/// | `modelDimension` | d_model | `d_model` |
/// | `headCount` | h | `encoder_attention_heads`, `decoder_attention_heads` |
/// | `feedForwardDimension` | d_ff | `encoder_ffn_dim`, `decoder_ffn_dim` |
/// | `encoderLayerCount`, `decoderLayerCount` | N | `encoder_layers`, `decoder_layers` |
public struct TransformerConfiguration: Codable, Hashable, Sendable {
  /// Where layer normalisation stands in a residual block.
  public enum Normalization: String, CaseIterable, Codable, Hashable, Sendable {
    /// x + sublayer(norm(x)), with a norm after the last layer (Xiong et al. 2020): trains at any depth.
    case pre
    /// norm(x + sublayer(x)), as in Vaswani et al. 2017.
    case post
  }

  /// How a token's place in its sequence reaches the model.
  public enum Positions: String, CaseIterable, Codable, Hashable, Sendable {
    /// Fixed sines and cosines, base 10000 (Vaswani et al. 2017, section 3.5).
    case sinusoidal
    /// One trained row for each place up to the maximum length.
    case learned
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
  /// Where layer normalisation stands.
  public var normalization = Normalization.pre
  /// How positions are encoded.
  public var positions = Positions.learned
  /// The most tokens of a source or of a target sequence, start and end tokens included.
  public var maximumLength = 512
  /// Which vocabulary matrices are shared.
  public var embeddingSharing = EmbeddingSharing.all
  /// The non-linearity of the feed-forward sublayers.
  public var activation = Activation.relu
  /// Whether embeddings are normalised before the first layer.
  public var normalizesEmbeddings = false
  /// Whether token embeddings are multiplied by √`modelDimension`.
  public var scalesEmbeddings = false
  /// The probability that an element of an embedding or of a sublayer's output is dropped in training.
  public var dropout: Float = 0
  /// The number added to the variance in layer normalisation.
  public var layerNormEpsilon: Float = 1e-5

  /// Creates the default shape (d 256, 8 heads, 4 + 4 layers) for a vocabulary.
  public init(vocabularySize: Int) {
    self.vocabularySize = vocabularySize
  }

  /// The width of one attention head.
  public var headDimension: Int { modelDimension / headCount }
}
