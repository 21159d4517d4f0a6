/// Pairs of source and target sequences laid end to end, without padding.
///
/// Sequence *i* of a side has the tokens `offsets[i]..<offsets[i + 1]`. The decoder reads ``decoderInputs`` and is to
/// predict ``targets``, which are the same sequence one place later.
public struct PackedBatch: Hashable, Sendable {
  /// The source tokens of all sequences, `[source tokens]`.
  public private(set) var sourceTokens: [Int32] = []
  /// Where each source begins, and at the end the number of source tokens, `[sequences + 1]`.
  public private(set) var sourceOffsets: [Int32] = [0]
  /// What the decoder reads: the start token, then the target, `[target tokens]`.
  public private(set) var decoderInputs: [Int32] = []
  /// What the decoder is to predict: the target, then the end token, `[target tokens]`.
  public private(set) var targets: [Int32] = []
  /// Where each target begins, and at the end the number of target tokens, `[sequences + 1]`.
  public private(set) var targetOffsets: [Int32] = [0]
  /// The place of the first sequence in the whole batch of a step, from which workers take their shares.
  ///
  /// It keeps the dropout masks of workers apart.
  public var firstSequence = 0

  /// Creates a batch without sequences.
  public init() {}

  /// The number of pairs.
  public var sequenceCount: Int { sourceOffsets.count - 1 }
  /// The number of source and target tokens, which is what a step's time depends on.
  public var tokenCount: Int { sourceTokens.count + targets.count }

  /// Where a source lies in ``sourceTokens``.
  public func sourceRange(_ sequence: Int) -> Range<Int> {
    Int(sourceOffsets[sequence])..<Int(sourceOffsets[sequence + 1])
  }

  /// Where a target lies in ``decoderInputs`` and ``targets``.
  public func targetRange(_ sequence: Int) -> Range<Int> {
    Int(targetOffsets[sequence])..<Int(targetOffsets[sequence + 1])
  }

  /// Appends a pair; the source and `decoderInputs` are read as they are, start and end tokens included.
  ///
  /// Both must have tokens, and `decoderInputs` as many as `targets`.
  public mutating func append(
    source: some Collection<Int32>, decoderInputs inputs: some Collection<Int32>,
    targets expected: some Collection<Int32>
  ) {
    precondition(!source.isEmpty && !inputs.isEmpty, "a sequence without tokens")
    precondition(
      inputs.count == expected.count,
      "\(inputs.count) decoder inputs for \(expected.count) targets")
    sourceTokens.append(contentsOf: source)
    decoderInputs.append(contentsOf: inputs)
    targets.append(contentsOf: expected)
    sourceOffsets.append(Int32(sourceTokens.count))
    targetOffsets.append(Int32(targets.count))
  }

  /// Appends a source, read as it is, and a target without its frame: start and end tokens are put around it.
  public mutating func append(
    source: some Collection<Int32>, target: some Collection<Int32>, start: Int32, end: Int32
  ) {
    append(source: source, decoderInputs: [start] + target, targets: target + [end])
  }

  /// Empties the batch and keeps its memory for the next one.
  public mutating func removeAll() {
    sourceTokens.removeAll(keepingCapacity: true)
    decoderInputs.removeAll(keepingCapacity: true)
    targets.removeAll(keepingCapacity: true)
    sourceOffsets.removeAll(keepingCapacity: true)
    targetOffsets.removeAll(keepingCapacity: true)
    sourceOffsets.append(0)
    targetOffsets.append(0)
    firstSequence = 0
  }
}
