/// The fixed extents of a device's programs that decode.
///
/// Hypotheses lie in a grid: each source has as many rows as any may need, so that the source's keys and values serve all of
/// them without being copied.
package struct DecodingShape: Hashable, Sendable {
  /// The number of sources.
  package var sources: Int
  /// The number of hypotheses of each source.
  package var rowsPerSource: Int
  /// The most tokens of a source.
  package var source: Int
  /// The number of tokens of a hypothesis whose keys and values can be kept.
  package var target: Int

  package init(sources: Int, rowsPerSource: Int, source: Int, target: Int) {
    self.sources = sources
    self.rowsPerSource = rowsPerSource
    self.source = source
    self.target = target
  }

  /// The number of hypotheses.
  package var rows: Int { sources * rowsPerSource }

  /// The number of tokens of each source whose keys and values are kept; a lone decoder reads one more, which is not seen.
  package func sourceLength(in configuration: TransformerConfiguration) -> Int {
    reading(in: configuration)
      .length(
        of: configuration.architecture == .decoderOnly ? .decoder : .encoder, in: configuration)
  }

  /// The shape in which sources are read.
  package func reading(in configuration: TransformerConfiguration) -> PaddedShape {
    PaddedShape(
      sequences: sources, source: source,
      target: configuration.architecture == .encoderOnly ? configuration.answerLength : 1)
  }
}
