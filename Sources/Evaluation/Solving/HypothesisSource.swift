public import Tokenization
public import Training
public import Transformer

/// Something that proposes answers: a model with its search, or a script in a test.
public protocol HypothesisSource: Sendable {
  /// What the ids of sources and hypotheses mean.
  var vocabulary: Vocabulary { get }
  /// The most tokens of a source, the end token included.
  var longestSource: Int { get }

  /// Proposes answers on the present thread.
  ///
  /// - Parameters:
  ///   - sources: Problems in the ids of the vocabulary, with end tokens.
  ///   - options: How to search.
  ///   - grammar: What hypotheses must look like; nil for anything.
  /// - Returns: For each source its hypotheses, the best first.
  /// - Throws: An error if the search cannot be made.
  func hypotheses(
    for sources: [[TokenID]], options: SearchOptions, grammar: PrefixGrammar?
  ) throws -> [[Hypothesis]]
}

extension ModelFolder: HypothesisSource {
  /// A lone decoder needs a place for its answer behind the source.
  public var longestSource: Int {
    configuration.architecture == .decoderOnly
      ? configuration.maximumLength - 1 : configuration.maximumLength
  }

  public func hypotheses(
    for sources: [[TokenID]], options: SearchOptions, grammar: PrefixGrammar?
  ) throws -> [[Hypothesis]] {
    let decoder = try IncrementalDecoder(
      configuration, weights: parameters, quantization: options.quantization)
    guard let grammar else {
      let search = BeamSearch(frame: .standard, options: options)
      return try search.searchInBatches(sources, with: decoder)
    }
    let search = BeamSearch(frame: .standard, options: options, constraint: grammar)
    return try search.searchInBatches(sources, with: decoder)
  }
}
