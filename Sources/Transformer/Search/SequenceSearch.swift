/// A way of finding likely target sequences.
public protocol SequenceSearch: Sendable {
  /// How many hypotheses are decoded side by side for one source, at least 1.
  var rowsPerSource: Int { get }
  /// What bounds the search and its memory.
  var options: SearchOptions { get }

  /// Decodes sources together, on the current thread.
  ///
  /// - Parameters:
  ///   - sources: Token sequences, read as they are, end tokens included.
  ///   - decoder: The model, in the hands of this thread.
  /// - Returns: For each source its hypotheses, the best first; none where a constraint leaves no way to the end.
  /// - Throws: What the decoder throws, such as an error that names a source which the model cannot take.
  func search<Decoder: StepDecoder>(
    _ sources: [[Int32]], with decoder: Decoder
  ) throws(Decoder.Failure) -> [[Hypothesis]]
}

extension SequenceSearch {
  /// How many sources are decoded together.
  public var sourcesPerBatch: Int { max(1, options.rowsPerBatch / rowsPerSource) }

  /// Decodes any number of sources on the current thread, as many together as the options say.
  public func searchInBatches<Decoder: StepDecoder>(
    _ sources: [[Int32]], with decoder: Decoder
  ) throws(Decoder.Failure) -> [[Hypothesis]] {
    var results: [[Hypothesis]] = []
    for start in stride(from: 0, to: sources.count, by: sourcesPerBatch) {
      let end = min(start + sourcesPerBatch, sources.count)
      results += try search(Array(sources[start..<end]), with: decoder)
    }
    return results
  }

  /// Decodes any number of sources on several threads; the result does not depend on how many there are.
  public func search(
    _ sources: [[Int32]], configuration: TransformerConfiguration, weights: Parameters,
    workers: Int
  ) throws -> [[Hypothesis]] {
    try configuration.validate()
    let size = sourcesPerBatch
    let batches = stride(from: 0, to: sources.count, by: size).map { start in
      Array(sources[start..<min(start + size, sources.count)])
    }
    let results = ThreadTeam(workers: workers).map(
      count: batches.count,
      state: {
        Result {
          try IncrementalDecoder(
            configuration, weights: weights, quantization: options.quantization)
        }
      }
    ) { decoder, index in
      Result { try search(batches[index], with: decoder.get()) }
    }
    var all: [[Hypothesis]] = []
    for (index, result) in results.enumerated() {
      do {
        all += try result.get()
      } catch BatchError.length(let sequence, let count, let limit) {
        throw BatchError.length(sequence: index * size + sequence, count: count, limit: limit)
      }
    }
    return all
  }
}

extension SearchOptions {
  /// The most tokens, the end token included, that a decoder which has begun can be asked for after each source.
  func limits(_ decoder: some StepDecoder) -> [Int] {
    decoder.stepLimits.map { max(1, min(maximumLength, $0)) }
  }
}
