public import Tokenization

// What solving a typed problem shares with generating one: neither depends on the distribution.
extension IntegrationBackward {
  /// The problem of integrating an expression given in prefix: the tokens that a model was trained to read.
  public static func source(integrand prefix: some Sequence<TokenID>) -> [TokenID] {
    sourceMarker + prefix
  }

  /// Creates a judge of antiderivatives.
  public static func makeJudge() -> AntiderivativeJudge { AntiderivativeJudge() }
}
