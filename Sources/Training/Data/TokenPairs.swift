public import Tokenization
public import Transformer

/// Problems and their solutions as token ids, all in memory: what a model learns from.
///
/// Sequences are stored without start and end tokens, which batches add, and take one byte a token where the
/// vocabulary has at most 256.
public struct TokenPairs: Sendable {
  /// The number of tokens of the vocabulary.
  public let vocabularySize: Int
  /// The most tokens that the pairs have in a batch, start and end tokens included.
  public private(set) var lengths = PairLengths()

  private var tokens: TokenStorage
  /// Where each sequence begins, source and target in turn, and at the end the number of tokens.
  private var offsets: [Int] = [0]

  /// Creates an empty set.
  public init(vocabularySize: Int) {
    self.vocabularySize = vocabularySize
    tokens = TokenStorage(vocabularySize: vocabularySize)
  }

  /// The number of pairs.
  public var count: Int { (offsets.count - 1) / 2 }

  /// Adds a pair of sequences without start and end tokens; all ids must be in `0..<vocabularySize`.
  public mutating func append(
    source: some Collection<TokenID>, target: some Collection<TokenID>
  ) {
    for token in source { tokens.append(token) }
    offsets.append(tokens.count)
    for token in target { tokens.append(token) }
    offsets.append(tokens.count)
    lengths.include(PairLengths(source: source.count + 1, target: target.count + 1))
  }

  /// Adds a pair of another set of the same vocabulary.
  mutating func append(_ pair: Int, of other: TokenPairs) {
    let (start, middle, end) = (
      other.offsets[2 * pair], other.offsets[2 * pair + 1], other.offsets[2 * pair + 2]
    )
    tokens.append(start..<end, of: other.tokens)
    offsets.append(tokens.count - (end - middle))
    offsets.append(tokens.count)
    lengths.include(PairLengths(source: middle - start + 1, target: end - middle + 1))
  }

  /// Removes all pairs and keeps the memory for others.
  mutating func removeAll() {
    tokens.removeAll()
    offsets.removeAll(keepingCapacity: true)
    offsets.append(0)
    lengths = PairLengths()
  }

  /// The source of a pair.
  public func source(_ pair: Int) -> [TokenID] { sequence(2 * pair) }

  /// The target of a pair.
  public func target(_ pair: Int) -> [TokenID] { sequence(2 * pair + 1) }

  /// The number of tokens of a pair in a batch: both sequences, each with its end token.
  public func cost(of pair: Int) -> Int { offsets[2 * pair + 2] - offsets[2 * pair] + 2 }

  /// The number of tokens of all pairs in a batch.
  var tokenCount: Int { tokens.count + 2 * count }

  /// A checksum of all pairs, by which a resumed run knows its data.
  public var checksum: String {
    var checksum = Checksum()
    tokens.update(&checksum)
    unsafe checksum.update(offsets.span.bytes)
    return checksum.hexDigest
  }

  private func sequence(_ index: Int) -> [TokenID] {
    var result: [TokenID] = []
    tokens.copy(offsets[index]..<offsets[index + 1], to: &result)
    return result
  }

  /// Appends a pair to a batch: the source and its end; for the decoder the start and the target, to predict the target
  /// and its end.
  package func append(_ pair: Int, to batch: inout PackedBatch, _ scratch: inout PairScratch) {
    scratch.removeAll()
    let middle = offsets[2 * pair + 1]
    tokens.copy(offsets[2 * pair]..<middle, to: &scratch.source)
    scratch.source.append(Vocabulary.Special.end.rawValue)
    scratch.inputs.append(Vocabulary.Special.start.rawValue)
    tokens.copy(middle..<offsets[2 * pair + 2], to: &scratch.inputs)
    scratch.targets.append(contentsOf: scratch.inputs[1...])
    scratch.targets.append(Vocabulary.Special.end.rawValue)
    batch.append(
      source: scratch.source, decoderInputs: scratch.inputs, targets: scratch.targets)
  }
}

/// Arrays that are filled for one pair after the other and keep their memory.
package struct PairScratch {
  var source: [TokenID] = []
  var inputs: [TokenID] = []
  var targets: [TokenID] = []

  /// Creates empty arrays.
  package init() {}

  mutating func removeAll() {
    source.removeAll(keepingCapacity: true)
    inputs.removeAll(keepingCapacity: true)
    targets.removeAll(keepingCapacity: true)
  }
}
