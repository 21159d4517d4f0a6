/// Passing several times through the same layers, with what may go with it.
///
/// Dehghani et al. 2019; gates as in Csordás et al. 2022.
public struct UniversalOptions: Codable, Hashable, Sendable {
  /// The number of times the states pass through the encoder's layers, at least 1.
  public var encoderPasses = 1
  /// The number of times the states pass through the decoder's layers, at least 1.
  public var decoderPasses = 1
  /// Whether the embedded input is added to the states before each pass but the first.
  public var injectsInput = false
  /// Whether each token keeps a trained share of its state from before the pass, element by element.
  public var hasGates = false
  /// Whether each token decides after each pass whether it goes on (Graves 2016).
  ///
  /// All passes are computed; a token's state is the mean of its passes weighted by its halting probabilities.
  public var hasHalting = false
  /// What a token's passes and remainder cost in the loss where it decides when to halt.
  public var ponderPenalty: Float = 0.01

  /// Creates one pass, the ordinary transformer.
  public init() {}

  /// The number of passes through a side.
  func passes(_ side: TransformerConfiguration.Side) -> Int {
    side == .encoder ? encoderPasses : decoderPasses
  }
}
