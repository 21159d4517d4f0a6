/// Fills batches from a reader, to a number of examples or of tokens.
///
/// A batch may reach from one pass into the next: no example is left out and no batch is smaller.
struct BatchSampler {
  /// The position of the next example to be drawn.
  private(set) var position: DataPosition
  private let reader: any PairReader
  private let size: BatchSize
  /// An example that did not fit into the last batch; it counts as not yet drawn.
  private var carried: TokenPairs

  /// Creates a sampler of what a reader reads.
  init(_ reader: any PairReader, _ size: BatchSize, vocabularySize: Int) {
    self.reader = reader
    self.size = size
    position = reader.position
    carried = TokenPairs(vocabularySize: vocabularySize)
  }

  /// Replaces the content of `batch` by the next pairs.
  mutating func next(into batch: inout TokenPairs) throws(TrainingError) {
    batch.removeAll()
    var tokenCount = 0
    while size.measure == .tokens || batch.count < size.size {
      if carried.isEmpty { try reader.appendNext(to: &carried) }
      tokenCount += carried.cost(of: 0)
      if size.measure == .tokens, tokenCount > size.size, !batch.isEmpty { return }
      batch.append(0, of: carried)
      carried.removeAll()
      position = reader.position
    }
  }
}
